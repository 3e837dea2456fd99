import { keep } from '../kit/pending'
import { Refusal } from '../kit/refusal'
import {
  audienceOf,
  compose,
  type Group,
  isFor,
  personal,
  recall,
  refuseNoOption,
  remind,
  remindAtOf,
  tokensOf,
} from './domain'
import { receiptRows } from './receipts'
import type { Post } from './store'

const circle = (id: string, path = '/works/'): Group => ({
  id,
  name: `${id} 圈`,
  kind: 'circle',
  path,
  union: 'works',
  unionName: '工会',
})
const words = { title: '开会', body: '周五' }
const sender = { by: '周德胜', at: 5, reach: 3 }
const to = (groups: Group[], some: Post['some'] = 'all') => ({
  groups,
  some,
  place: audienceOf(
    groups.map(({ id }) => id),
    groups,
    null,
  ),
})
const somebody = { _id: 'x', groups: ['a'], woman: null, platform: false, hours: null }

function reasonOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.reason
    throw error
  }
  return 'not refused'
}

test('one post names all its circles, so nobody in two of them has it twice', () => {
  const post = compose('p', words, to([circle('a'), circle('b')]), sender)
  expect(post.to).toEqual(['a', 'b'])
  expect(post.keepers).toEqual(['works', 'a', 'b'])
  expect(post.from).toBe('工会')
})

test('a circle that is not there, nobody chosen, circles of two unions, nobody to reach, a past or far hour are refused', () => {
  expect(reasonOf(() => audienceOf(['a', 'b'], [circle('a')], null))).toBe('not-found')
  expect(reasonOf(() => audienceOf([], [], null))).toBe('no-group')
  expect(reasonOf(() => audienceOf(['a', 'b'], [circle('a'), circle('b', '/other/')], null))).toBe(
    'several-unions',
  )
  expect(reasonOf(() => compose('p', words, to([circle('a')]), { ...sender, reach: 0 }))).toBe('nobody')
  expect(reasonOf(() => compose('p', { ...words, sendAt: 5 }, to([circle('a')]), sender))).toBe('past')
  const far = { ...words, sendAt: 5 + 91 * 24 * 3600_000 }
  expect(reasonOf(() => compose('p', far, to([circle('a')]), sender))).toBe('too-far')
})

test('groups of several unions go together under an office above them all', () => {
  const groups = [circle('a', '/city/one/'), circle('b', '/city/two/')]
  const office = { of: 'city', path: '/city/', name: '市总工会' }
  expect(audienceOf(['a', 'b'], groups, office)).toEqual({ path: '/city/', union: 'city', name: '市总工会' })
  expect(reasonOf(() => audienceOf(['a', 'b'], groups, { ...office, path: '/city/one/' }))).toBe(
    'several-unions',
  )
})

test('a notice is for the circle’s people once its hour has come, a personal post for one', () => {
  const notice = compose('p', { ...words, sendAt: 9 }, to([circle('a')]), sender)
  expect(isFor(notice, somebody, 8)).toBe(false)
  expect(isFor(notice, somebody, 9)).toBe(true)
  expect(isFor(notice, { ...somebody, groups: ['b'] }, 9)).toBe(false)
  const post = personal('q', { person: 'x', title: '', body: '', from: '', path: '', link: null }, 5)
  expect(isFor(post, { ...somebody, groups: [] }, 5)).toBe(true)
  expect(isFor(post, { ...somebody, _id: 'y' }, 5)).toBe(false)
})

test.each<[Post['some'], Partial<Parameters<typeof tokensOf>[0]>]>([
  ['woman', { woman: true }],
  ['platform', { platform: true }],
  ['night', { hours: { kind: 'night', shifts: [], from: '', quiet: [0, 0] } }],
])('a notice to some of a circle (%s) is for those alone', (some, more) => {
  const notice = compose('p', words, to([circle('a')], some), sender)
  expect(isFor(notice, somebody, 5)).toBe(false)
  expect(isFor(notice, { ...somebody, ...more }, 5)).toBe(true)
  expect(isFor(notice, { ...somebody, ...more, groups: ['b'] }, 5)).toBe(false)
  expect(tokensOf({ ...somebody, ...more })).toContain('a')
})

describe('after the sending', () => {
  const post = keep<Post>(compose('p', words, to([circle('a')]), sender))
  const day = 24 * 3600_000

  test('the unread are reminded once a day, and nobody when all have read', () => {
    expect(remindAtOf(post, 2)).toBe(5 + day)
    expect(reasonOf(() => remind(post, 2, 5 + day - 1))).toBe('reminded-today')
    expect(reasonOf(() => remind(post, 3, 5 + day))).toBe('nobody-unread')
    const { set } = remind(post, 2, 5 + day)
    expect(set).toMatchObject({ jobAt: 5 + day, job: { round: 1, startedAt: 5 + day } })
    const again = { ...post, ...set }
    expect(reasonOf(() => remind(again, 2, 5 + day + 1))).toBe('reminded-today')
  })

  test('a notice is taken back once, and its messages stop', () => {
    const { set } = recall(post, '写错了', 7)
    expect(set).toMatchObject({ state: 'recalled', jobAt: 0, recalled: { reason: '写错了', at: 7 } })
    expect(reasonOf(() => recall({ ...post, ...set }, '写错了', 8))).toBe('recalled')
    expect(remindAtOf({ ...post, ...set }, 0)).toBeNull()
  })

  test('a choice a poll does not have is refused', () => {
    expect(reasonOf(() => refuseNoOption(post, 0))).toBe('no-poll')
    const poll = { ...post, poll: { question: '哪天', options: ['周五', '周六'] } }
    expect(reasonOf(() => refuseNoOption(poll, 2))).toBe('no-option')
    expect(reasonOf(() => refuseNoOption(poll, 1))).toBe('not refused')
  })
})

test('receipts show who read and who has not, and leave out who came after the sending', () => {
  const people = [
    { person: 'x', name: '甲', enteredAt: 1 },
    { person: 'y', name: '乙', enteredAt: 2 },
    { person: 'z', name: '丙', enteredAt: 9 },
  ]
  const found = [
    { person: 'x', at: 6 },
    { person: 'z', at: 9 },
  ]
  const rows = (which: 'all' | 'read' | 'unread') =>
    receiptRows(people, found, { sentAt: 5, which }).map(row => row.person)
  expect(rows('all')).toEqual(['x', 'y'])
  expect(rows('read')).toEqual(['x'])
  expect(rows('unread')).toEqual(['y'])
})
