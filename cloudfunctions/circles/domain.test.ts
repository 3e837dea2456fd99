import { keep } from '../kit/pending'
import { enterAgain, leave, stewardRole, tokenOf } from './domain'
import type { Entry } from './store'

const entry = (state: Entry['state']) =>
  keep<Entry>({
    _id: 'e',
    circle: 'a',
    person: 'x',
    name: '甲',
    phone: { key: 'k', box: '' },
    path: '/works/',
    state,
    enteredAt: 1,
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
    input: { person: 'x', circle: 'a' },
  })
})

test('a code is the same scanned or typed, in either case', () => {
  expect(tokenOf('c.ab12cd34ef')).toBe('AB12CD34EF')
  expect(tokenOf('AB12CD34EF')).toBe('AB12CD34EF')
})

test('a steward keeps the one circle', () => {
  expect(stewardRole({ _id: 'a', path: '/works/', name: '一车间' })).toMatchObject({
    role: 'steward',
    of: 'a',
  })
})
