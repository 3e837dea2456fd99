import type { Desk } from '../kit/desks'
import { keep } from '../kit/pending'
import { ask, asked, confirm, deskLife, end } from './desk-rules'

const now = 1_795_000_000_000
const lin = { _id: 'p-lin', openid: 'o-lin' }
const open = (): Desk =>
  keep<Desk>(ask({ _id: 'DESK000001', secretMark: 'mark' }, { system: 'Windows', browser: 'Edge' }, now))
const confirmed = (): Desk => ({ ...open(), ...confirm(open(), lin, now)?.set })
const reasonOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return Reflect.get(Object(error), 'reason')
  }
  return 'none'
}

test('a code can be confirmed for two minutes, and then no more', () => {
  expect(confirm(open(), lin, now + deskLife.confirm - 1)?.set).toMatchObject({
    state: 'confirmed',
    person: 'p-lin',
    openid: 'o-lin',
  })
  expect(reasonOf(() => confirm(open(), lin, now + deskLife.confirm))).toBe('desk-expired')
})

test('confirmed just in time, the computer still has a minute to take it up', () => {
  const last = now + deskLife.confirm - 1
  expect(confirm(open(), lin, last)?.set?.expiresAt).toBe(last + deskLife.takeUp)
})

test('the one who confirmed may again, another is told it is over and never whose it is', () => {
  expect(confirm(confirmed(), lin, now + 1)).toBeNull()
  expect(reasonOf(() => confirm(confirmed(), { _id: 'p-zhao', openid: 'o-zhao' }, now + 1))).toBe(
    'desk-expired',
  )
  expect([asked(confirmed(), 'p-lin', now), asked(confirmed(), 'p-zhao', now)]).toEqual(['confirmed', 'over'])
  expect(asked(confirmed(), null, now)).toBe('over')
})

test('ended it stays ended, and cannot be confirmed again', () => {
  const ended: Desk = { ...confirmed(), ...end(confirmed(), now)?.set }
  expect(end(ended, now + 5)).toBeNull()
  expect(asked(ended, 'p-lin', now)).toBe('over')
  expect(reasonOf(() => confirm(ended, lin, now + 1))).toBe('desk-expired')
})
