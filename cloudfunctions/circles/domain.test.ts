import type { Person, Union } from '../kit/actor'
import { keep } from '../kit/pending'
import {
  enterAgain,
  handOver,
  invitation,
  invitationLife,
  invites,
  leave,
  mayKeep,
  openCircle,
  readCode,
  remove,
  stewardRole,
} from './domain'
import type { Circle, Entry } from './store'

const union: Union = keep<Union>({
  _id: 'works',
  name: '宏达机械工会',
  level: 'workplace',
  parent: 'street',
  path: '/city/street/works/',
  place: '',
  contact: null,
  takesMembers: true,
  pieces: [],
})
const first = { person: 'a', name: '李秀兰' }
const circle = keep<Circle>(
  openCircle({ _id: 'one', token: 'AB12CD34EF' }, { name: '一车间', union, steward: first, at: 1 }),
)
const act = { reason: '调岗', at: 9, by: '周建国' }

const entry = (state: Entry['state']) =>
  keep<Entry>({
    _id: 'e',
    circle: 'one',
    person: 'x',
    name: '甲',
    phone: { key: 'k', box: '' },
    path: union.path,
    state,
    enteredAt: 1,
  })

const memberAt = (path: string): Pick<Person, 'member' | 'roles'> => ({
  member: { id: 'm', union: 'u', unionName: '', path, since: 1 },
  roles: [],
})

test('entering again changes nothing for who is in, and brings back who left', () => {
  expect(enterAgain(entry('in'), 5)).toBeNull()
  expect(enterAgain(entry('left'), 5)).toMatchObject({ set: { state: 'in', enteredAt: 5 } })
})

test('only who is in can leave', () => {
  expect(() => leave(null)).toThrow('不在')
  expect(() => leave(entry('left'))).toThrow('不在')
  expect(leave(entry('in')).effects?.[0]).toMatchObject({
    to: 'circles.ungroup',
    input: { person: 'x', circle: 'one' },
  })
})

test('who is taken out is told why, and nobody is taken out twice', () => {
  const { effects } = remove(entry('in'), circle, '换了班组')
  expect(effects?.map(({ to }) => to)).toEqual(['circles.ungroup', 'notices.post'])
  expect(effects?.[1]?.input).toMatchObject({ person: 'x', body: expect.stringContaining('换了班组') })
  expect(() => remove(entry('left'), circle, '换了班组')).toThrow('已经不在')
})

test('a code is the same scanned or typed, in either case, and an invitation is told apart', () => {
  expect(readCode('c.ab12cd34ef')).toEqual({ kind: 'circle', token: 'AB12CD34EF' })
  expect(readCode('AB12CD34EF')).toEqual({ kind: 'circle', token: 'AB12CD34EF' })
  expect(readCode('I.ab12cd34ef56')).toEqual({ kind: 'invitation', token: 'AB12CD34EF56' })
})

test('a steward keeps the one circle', () => {
  expect(stewardRole(circle)).toMatchObject({ role: 'steward', of: 'one' })
})

test('a member of the union or below it and its officer can keep a circle, nobody from elsewhere or above', () => {
  expect(mayKeep(memberAt(union.path), union.path)).toBe(true)
  expect(mayKeep(memberAt(`${union.path}shop/`), union.path)).toBe(true)
  expect(mayKeep(memberAt('/city/street/'), union.path)).toBe(false)
  const officer = (path: string) => ({ role: 'officer' as const, of: 'u', path, name: '' })
  expect(mayKeep({ member: null, roles: [officer(union.path)] }, union.path)).toBe(true)
  expect(mayKeep({ member: null, roles: [officer('/city/street/')] }, union.path)).toBe(false)
})

test('a hand-over gives circle, role and questions to the new steward, ends the old one’s time and tells both', () => {
  const { set, effects } = handOver(circle, { person: 'b', name: '陈志强' }, act)
  expect(set).toMatchObject({
    steward: { person: 'b' },
    keepers: ['b', 'works'],
    stewards: [
      { person: 'a', since: 1, until: 9 },
      { person: 'b', since: 9, until: null },
    ],
  })
  expect(effects?.map(({ to }) => to)).toEqual([
    'circles.unsteward',
    'circles.steward',
    'circles.moveQuestions',
    'notices.post',
    'notices.post',
  ])
  expect(effects?.filter(({ to }) => to === 'notices.post').map(({ input }) => input.person)).toEqual([
    'a',
    'b',
  ])
})

test('a circle is not handed over to the steward it has', () => {
  expect(() => handOver(circle, first, act)).toThrow('不用再换')
})

test('an invitation lets people in for seven days and ends with the code it was made under', () => {
  const given = invitation('i', circle, 100)
  expect(invites(given, circle, 99 + invitationLife.valid)).toBe(true)
  expect(invites(given, circle, 100 + invitationLife.valid)).toBe(false)
  expect(invites(given, { ...circle, token: 'NEW' }, 200)).toBe(false)
})
