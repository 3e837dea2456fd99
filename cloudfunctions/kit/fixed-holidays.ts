import { getSolarDateFromLunar, getSolarTermsInRange } from 'chinese-days'

/**
 * Whether the law itself makes the day a holiday for all, whatever a year's notice says of the days around it
 * (全国年节及纪念日放假办法 第二条, as revised in 2024).
 */
export function isFixedHoliday(day: string): boolean {
  const year = Number(day.slice(0, 4))
  const held = known.get(year) ?? daysOf(year)
  known.set(year, held)
  return held.has(day)
}

const known = new Map<number, Set<string>>()

function daysOf(year: number): Set<string> {
  const solar = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map(day => `${year}-${day}`)
  const spring = lunar(year, '01-01')
  const clear = getSolarTermsInRange(`${year}-04-03`, `${year}-04-07`).find(
    ({ term }) => term === 'pure_brightness',
  )
  const festivals = [-1, 0, 1, 2].map(i => shifted(spring, i))
  return new Set([
    ...solar,
    ...festivals,
    ...(clear ? [clear.date] : []),
    lunar(year, '05-05'),
    lunar(year, '08-15'),
  ])
}

const lunar = (year: number, day: string) => getSolarDateFromLunar(`${year}-${day}`).date

const shifted = (day: string, by: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 24 * 3600_000).toISOString().slice(0, 10)
