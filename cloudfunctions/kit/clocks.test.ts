import fc from 'fast-check'
import { begin, dayOf, earliest, endOf, expected, period, shown, stop } from './clocks'
import law from './law.json'

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

test.each([
  ['2024-09-27', 3, '2024-10-08', 'Sunday 09-29 and Monday are worked, Tuesday begins the holiday'],
  ['2024-10-08', 3, '2024-10-11', 'back at work'],
  ['2024-10-10', 3, '2024-10-14', 'Saturday 10-12 is worked, Sunday is not'],
  ['2025-09-26', 3, '2025-09-30', 'Sunday 09-28 is worked'],
  ['2025-09-30', 3, '2025-10-11', 'eight days off, then Saturday 10-11 is worked'],
  ['2025-10-09', 3, '2025-10-13', 'Saturday 10-11 is worked, Sunday is not'],
  ['2026-09-18', 3, '2026-09-22', 'Sunday 09-20 is worked'],
  ['2026-09-29', 3, '2026-10-09', 'one day before the holiday, two after it'],
  ['2026-10-08', 3, '2026-10-12', 'Saturday 10-10 is worked, Sunday is not'],
])('from %s over National Day %i working days end on %s: %s', (from, _, due) => {
  expect(begin('mediation.accept', at(from)).due).toBe(due)
})

test.each([
  ['2024-09-27', '2024-10-12', 'a worked Saturday'],
  ['2025-09-26', '2025-10-11', 'a worked Saturday'],
  ['2025-09-20', '2025-10-09', 'the first day after eight days off'],
  ['2026-09-05', '2026-09-20', 'a worked Sunday'],
  ['2026-09-25', '2026-10-10', 'a worked Saturday'],
  ['2026-09-26', '2026-10-12', 'the Monday after the Sunday it fell on'],
])('fifteen calendar days from %s end on %s: %s', (from, due) => {
  expect(begin('mediation.from-receipt', at(from)).due).toBe(due)
})

test('a province’s own rule stands before the country’s, with its unit and its name', () => {
  const name = 'bargaining.reply'
  const limit = (province: string) => {
    const { days, unit, basis } = period(name, province)
    return [days, unit, basis]
  }
  expect(limit('江苏')).toEqual([20, 'calendar', '《集体合同规定》第三十二条'])
  expect(limit('北京')).toEqual([20, 'calendar', '《北京市集体合同条例》'])
  expect(limit('上海')).toEqual([15, 'calendar', '《上海市集体合同条例》'])
  expect(limit('浙江')).toEqual([10, 'working', '《浙江省集体合同条例》'])
  expect(begin(name, at('2026-11-02'), '江苏').due).toBe('2026-11-23')
  expect(begin(name, at('2026-11-02'), '上海').due).toBe('2026-11-17')
})

test('without a province named our own rule holds and is the one shown', () => {
  const clock = begin('bargaining.reply', at('2026-11-02'))
  expect(clock.due).toBe('2026-11-16')
  expect(shown(clock)).toMatchObject({
    days: 10,
    unit: 'working',
    basis: '《浙江省集体合同条例》',
    sure: true,
  })
})

test('every period is stated once', () => {
  const names = law.map(({ name }) => name)
  expect(names).toEqual([...new Set(names)])
})

test('a period of minutes runs at once, over midnight and a day off, and ends at its instant', () => {
  const saturday = at('2026-11-21', '23:45')
  const clock = begin('emergency.acknowledge', saturday)
  expect(clock).toMatchObject({ due: '2026-11-22', dueAt: saturday + 30 * 60_000, estimated: false })
  expect(shown(clock)).toMatchObject({ minutes: 30, basis: '本会办理规则' })
  expect(shown(begin('mediation.accept', saturday))).not.toHaveProperty('minutes')
})

test.each([
  ['2026-12-17', '2027-01-04'],
  ['2027-01-22', '2027-02-09'],
  ['2027-03-21', '2027-04-06'],
  ['2027-04-16', '2027-05-03'],
  ['2027-05-25', '2027-06-10'],
  ['2027-08-31', '2027-09-16'],
  ['2027-09-16', '2027-10-04'],
])(
  'a period of 15 days from %s ends on no holiday that the law fixes, though no notice is out',
  (from, due) => {
    expect(begin('mediation.from-receipt', at(from))).toMatchObject({ due, estimated: true })
  },
)
