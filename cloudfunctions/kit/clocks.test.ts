import fc from 'fast-check'
import { begin, dayOf, earliest, endOf, expected, shown, stop } from './clocks'

const at = (day: string, time = '10:00') => Date.parse(`${day}T${time}:00+08:00`)

/** Days off and make-up working days of autumn 2026, as the State Council published them. */
const off = new Set(['2026-09-25', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'])
const madeUp = new Set(['2026-09-20', '2026-10-10'])

function worksByHand(day: string): boolean {
  if (madeUp.has(day)) return true
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return !off.has(day) && weekday !== 0 && weekday !== 6
}

const nextDay = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

test('three working days begin the day after and skip the weekend', () => {
  expect(begin('mediation.accept', at('2026-11-20')).due).toBe('2026-11-25')
})

test('working days over National Day count the make-up Saturday and none of the holiday', () => {
  expect(begin('mediation.accept', at('2026-09-30')).due).toBe('2026-10-10')
})

test('fifteen calendar days that end in the holiday end on the first working day after it', () => {
  expect(begin('mediation.from-receipt', at('2026-09-20')).due).toBe('2026-10-08')
})

test('fifteen calendar days that end on a Saturday end on Monday', () => {
  expect(begin('mediation.from-receipt', at('2026-11-13')).due).toBe('2026-11-30')
})

test('a period ends at 24:00 in Shanghai, whatever the hour it began', () => {
  const late = begin('mediation.from-receipt', at('2026-11-02', '23:59'))
  const early = begin('mediation.from-receipt', at('2026-11-02', '00:00'))
  expect(late.dueAt).toBe(early.dueAt)
  expect(late.dueAt).toBe(at(late.due, '00:00') + 86_400_000)
  expect(endOf('2026-11-17')).toBe(at('2026-11-18', '00:00'))
})

test('a day beyond the published holidays is an estimate', () => {
  expect(begin('mediation.from-receipt', at('2026-12-25')).estimated).toBe(true)
  expect(begin('mediation.from-receipt', at('2026-11-02')).estimated).toBe(false)
})

test('in autumn 2026 working days are those counted by hand', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 75 * 24 - 1 }), hours => {
      const from = at('2026-09-01', '00:00') + hours * 3600_000
      let day = dayOf(from)
      for (let left = 3; left > 0; ) {
        day = nextDay(day)
        if (worksByHand(day)) left -= 1
      }
      return begin('mediation.accept', from).due === day
    }),
    { numRuns: 2000 },
  )
})

test('what is stopped is not due, and the earliest of the rest is', () => {
  const clocks = [
    begin('mediation.accept', at('2026-11-20')),
    begin('mediation.from-receipt', at('2026-11-20')),
  ]
  expect(earliest(clocks)).toBe(clocks[0]?.dueAt)
  const stopped = stop(clocks, ['mediation.accept'], at('2026-11-21'))
  expect(earliest(stopped)).toBe(clocks[1]?.dueAt)
  expect(stopped.map(shown)[0]?.stopped).toBe(true)
})

test('a period not yet begun is shown as an estimate with its article', () => {
  expect(expected('mediation.from-acceptance', at('2026-11-20'))).toMatchObject({
    estimated: true,
    sure: false,
    basis: expect.stringContaining('第二十九条'),
  })
})
