import fc from 'fast-check'
import type { Hours } from '../kit/actor'
import { nextFree, soundHours } from './hours'

const at = (text: string) => Date.parse(`${text}:00+08:00`)
const said = (instant: number | null) =>
  instant === null ? null : new Date(instant + 8 * 3600_000).toISOString().slice(0, 16)

const day: Hours = {
  kind: 'day',
  shifts: [
    { work: [480, 1020], days: 5 },
    { work: null, days: 2 },
  ],
  from: '2026-11-16',
  quiet: [1320, 420],
}
const night: Hours = {
  kind: 'night',
  shifts: [{ work: [1200, 480], days: 1 }],
  from: '2026-11-16',
  quiet: [0, 0],
}
const three: Hours = {
  kind: 'three',
  shifts: [
    { work: [480, 960], days: 2 },
    { work: [960, 1440], days: 2 },
    { work: [0, 480], days: 2 },
    { work: null, days: 2 },
  ],
  from: '2026-11-16',
  quiet: [0, 360],
}

test.each<[string, Hours | null, string, string]>([
  ['nobody who said nothing is woken at three', null, '2026-11-21T03:00', '2026-11-21T08:00'],
  ['who said nothing is told by day', null, '2026-11-21T15:30', '2026-11-21T15:30'],
  ['a day worker is told after the shift', day, '2026-11-20T10:00', '2026-11-20T17:00'],
  ['a day worker is told on the day off', day, '2026-11-21T10:00', '2026-11-21T10:00'],
  ['a night worker sleeps on after the shift', night, '2026-11-20T09:00', '2026-11-20T16:00'],
  ['a night worker is told before the shift', night, '2026-11-20T18:00', '2026-11-20T18:00'],
  ['a rotation is followed: early shift', three, '2026-11-16T09:00', '2026-11-16T16:00'],
  [
    'a rotation is followed: late shift and the quiet after it',
    three,
    '2026-11-18T20:00',
    '2026-11-19T06:00',
  ],
  ['a rotation is followed: night shift and sleep', three, '2026-11-20T01:00', '2026-11-20T16:00'],
  ['a rotation goes on before its first day', three, '2026-11-09T09:00', '2026-11-09T16:00'],
])('%s', (_, hours, now, free) => expect(said(nextFree(hours, at(now)))).toBe(free))

test('a pattern without any free time is refused', () => {
  const never: Hours = { ...day, shifts: [{ work: [0, 1439], days: 1 }], quiet: [1438, 1] }
  expect(() => soundHours(never)).toThrow('一直没有')
})

test('asked again at the free time it answers that time, and never one before now', () => {
  const minute = fc.integer({ min: 0, max: 1439 })
  const shift = fc.record({
    work: fc.option(fc.tuple(minute, minute), { nil: null }),
    days: fc.integer({ min: 1, max: 4 }),
  })
  fc.assert(
    fc.property(
      fc.array(shift, { minLength: 1, maxLength: 4 }),
      fc.tuple(minute, minute),
      fc.integer({ min: 0, max: 60 * 24 * 60 * 60 }),
      (shifts, quiet, later) => {
        const hours: Hours = { kind: 'three', shifts, from: '2026-11-16', quiet }
        const now = at('2026-11-21T00:00') + later * 1000
        const free = nextFree(hours, now)
        if (free === null) return
        expect(free).toBeGreaterThanOrEqual(now)
        expect(nextFree(hours, free)).toBe(free)
      },
    ),
  )
})
