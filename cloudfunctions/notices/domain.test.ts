import type { Refusal } from '../kit/refusal'
import { audienceOf, compose, isFor, personal, receiptRows } from './domain'

const circle = (id: string, path = '/works/') => ({
  id,
  name: `${id} 圈`,
  path,
  union: 'works',
  unionName: '工会',
  steward: `s-${id}`,
})
const words = { title: '开会', body: '周五' }
const sender = { by: '周德胜', at: 5, reach: 3 }

function reasonOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return (error as Refusal).reason
  }
  return 'not refused'
}

test('one post names all its circles, so nobody in two of them has it twice', () => {
  const post = compose('p', words, [circle('a'), circle('b')], sender)
  expect(post.to).toEqual(['a', 'b'])
  expect(post.keepers).toEqual(['works', 's-a', 's-b'])
  expect(post.from).toBe('工会')
})

test('a circle that is not there, circles of two unions, and nobody to reach are refused', () => {
  expect(reasonOf(() => audienceOf(['a', 'b'], [circle('a')]))).toBe('not-found')
  expect(reasonOf(() => audienceOf(['a', 'b'], [circle('a'), circle('b', '/other/')]))).toBe('several-unions')
  expect(reasonOf(() => compose('p', words, [circle('a')], { ...sender, reach: 0 }))).toBe('nobody')
})

test('a notice is for the circle’s people, a personal post for one', () => {
  const notice = compose('p', words, [circle('a')], sender)
  expect(isFor(notice, { _id: 'x', groups: ['a'] })).toBe(true)
  expect(isFor(notice, { _id: 'x', groups: ['b'] })).toBe(false)
  const post = personal('q', { person: 'x', title: '', body: '', from: '', path: '', link: null }, 5)
  expect(isFor(post, { _id: 'x', groups: [] })).toBe(true)
  expect(isFor(post, { _id: 'y', groups: ['a'] })).toBe(false)
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
    receiptRows(people, found, { circle: 'a', sentAt: 5, which }).map(row => row.person)
  expect(rows('all')).toEqual(['x', 'y'])
  expect(rows('read')).toEqual(['x'])
  expect(rows('unread')).toEqual(['y'])
})
