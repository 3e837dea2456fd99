/** A seven-field schedule: second minute hour day month weekday year, read in UTC+8. */
export type Cron = { due(after: number, until: number): boolean }

const FIELDS = [
  { name: 'second', from: 0, to: 59 },
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12 },
  { name: 'weekday', from: 0, to: 6 },
  { name: 'year', from: 1970, to: 2099 },
] as const
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']
const UTC8_MS = 8 * 3600_000

/**
 * Reads a schedule as the cloud does: `*`, lists, ranges and steps, English names of months and weekdays; a day and
 * a weekday both given are an "or". `due` tells whether it fires after one instant and not after another (ms), at
 * most 40 days apart from the end. Anything else is refused.
 */
export function parseCron(text: string): Cron {
  const parts = text.trim().split(/\s+/)
  if (parts.length !== FIELDS.length) throw new Error(`a timer has ${FIELDS.length} fields: ${text}`)
  const sets = FIELDS.map((field, i) => parseField(parts[i] ?? '', field))
  const [seconds, minutes, hours, days, months, weekdays, years] = sets
  const eitherDay = parts[3] !== '*' && parts[5] !== '*'
  const dayFits = (at: Date) => {
    const day = days?.has(at.getUTCDate()) ?? false
    const weekday = weekdays?.has(at.getUTCDay()) ?? false
    return eitherDay ? day || weekday : day && weekday
  }
  const fits = (at: Date, precision: 'day' | 'minute' | 'second') =>
    (years?.has(at.getUTCFullYear()) ?? false) &&
    (months?.has(at.getUTCMonth() + 1) ?? false) &&
    dayFits(at) &&
    (precision === 'day' ||
      ((hours?.has(at.getUTCHours()) ?? false) &&
        (minutes?.has(at.getUTCMinutes()) ?? false) &&
        (precision === 'minute' || (seconds?.has(at.getUTCSeconds()) ?? false))))

  return {
    due(after, until) {
      const end = Math.floor((until + UTC8_MS) / 1000) * 1000
      let at = Math.max(Math.floor((after + UTC8_MS) / 1000) * 1000 + 1000, end - 40 * 86_400_000)
      while (at <= end) {
        const date = new Date(at)
        if (!fits(date, 'day')) at = (Math.floor(at / 86_400_000) + 1) * 86_400_000
        else if (!fits(date, 'minute')) at = (Math.floor(at / 60_000) + 1) * 60_000
        else if (!fits(date, 'second')) at += 1000
        else return true
      }
      return false
    },
  }
}

function parseField(text: string, { name, from, to }: (typeof FIELDS)[number]): Set<number> {
  const values = new Set<number>()
  for (const part of text.split(',')) {
    const [range = '', step = '1', ...rest] = part.split('/')
    const every = Number(step)
    const [first, last] = bounds(range, name, from, to, part.includes('/'))
    const sound = Number.isInteger(every) && every > 0 && first >= from && last <= to && first <= last
    if (!sound || rest.length) throw new Error(`a timer's ${name} cannot be ${text}`)
    for (let value = first; value <= last; value += every) values.add(value)
  }
  return values
}

function bounds(range: string, name: string, from: number, to: number, stepped: boolean): [number, number] {
  if (range === '*') return [from, to]
  const [first = '', last = stepped ? String(to) : first] = range.split('-')
  return [number(first, name), number(last, name)]
}

function number(text: string, field: string): number {
  const named =
    field === 'month' ? MONTHS.indexOf(text) + 1 : field === 'weekday' ? WEEKDAYS.indexOf(text) : -1
  if (named > 0 || (field === 'weekday' && named === 0)) return named
  return /^\d+$/.test(text) ? Number(text) : Number.NaN
}
