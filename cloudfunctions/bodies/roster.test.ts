import type { Union } from '../kit/actor'
import { keep } from '../kit/pending'
import { changed } from '../kit/store'
import { bodyCard } from './domain'
import { register, seat, unseat } from './roster'
import type { Body } from './store'

const union = (level: Union['level']) =>
  keep<Union>({
    _id: level,
    name: '工会',
    level,
    parent: null,
    path: `/${level}/`,
    place: '',
    contact: null,
    takesMembers: false,
    pieces: [],
  })
const given = { kind: 'street' as const, name: '街道调解中心', short: '工', area: '街道', seal: '章' }
const officer = { person: 'o', name: '周建国' }
const lawyer = { _id: 'l', name: '沈雪琴' }
const words = { name: '沈雪琴', as: 'lawyer' as const, note: '' }
const street = () => keep<Body>(register('b', given, union('street'), officer))

test('only a workplace’s union has an enterprise committee, and it has nothing else', () => {
  expect(() => register('b', { ...given, kind: 'enterprise' }, union('street'), officer)).toThrow('基层工会')
  expect(() => register('b', given, union('workplace'), officer)).toThrow('企业劳动争议调解委员会')
})

test('an enterprise committee is shown with its warning, no other body is', () => {
  const committee = keep<Body>(register('b', { ...given, kind: 'enterprise' }, union('workplace'), officer))
  expect(bodyCard(committee).warning).toContain('单位方的人')
  expect(bodyCard(street())).toMatchObject({ warning: null, sure: true })
})

test('a mediator gets the role of this body and is told; the first one holds its cases', () => {
  const decision = seat(street(), lawyer, words, 5)
  expect(decision.effects?.map(({ to }) => to)).toEqual(['bodies.appoint', 'notices.post'])
  const after = changed(street(), decision)
  expect(after.contact).toEqual({ person: 'l', name: '沈雪琴' })
  expect(() => seat(after, lawyer, words, 6)).toThrow('已经是')
})

test('a number nobody proved, or proved by another name, seats nobody, and the two are told alike', () => {
  expect(() => seat(street(), null, words, 5)).toThrow('没有找到用这个姓名和手机号')
  expect(() => seat(street(), { ...lawyer, name: '沈雪' }, words, 5)).toThrow('没有找到用这个姓名和手机号')
})

test('who leaves loses the role, stays in the history, and the cases go to whoever is left', () => {
  const two = changed(
    changed(street(), seat(street(), lawyer, words, 5)),
    seat(street(), { _id: 'm', name: '王芳' }, { ...words, name: '王芳' }, 6),
  )
  const held = { ...two, contact: { person: 'l', name: '沈雪琴' } }
  const decision = unseat(held, { person: 'l', reason: '聘期满了' }, officer, 9)
  const after = changed(held, decision)
  expect(after.mediators[0]).toMatchObject({ person: 'l', until: 9, reason: '聘期满了' })
  expect(after.contact).toEqual({ person: 'm', name: '王芳' })
  expect(decision.effects?.[0]).toEqual({
    to: 'bodies.dismiss',
    input: { person: 'l', body: 'b', name: '街道调解中心' },
  })
  expect(() => unseat(after, { person: 'l', reason: '再来一次' }, officer, 10)).toThrow('不是这里的调解员')
})
