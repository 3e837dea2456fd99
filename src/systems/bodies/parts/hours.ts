import type { Span, Week } from '../../../../cloudfunctions/bodies/contract'
import { timeWords } from '../words'

/** Some weekdays (0 is Monday) and the hours they share, as one types them. */
export type Stretch = { days: number[]; from: string; to: string }

/** A week as one types it: each stretch of hours once, with its days. */
export function stretchesOf(hours: Week): Stretch[] {
  const found = new Map<string, Stretch>()
  for (const [day, spans] of hours.entries()) {
    for (const [from, to] of spans) {
      const stretch = found.get(`${from}-${to}`)
      if (stretch) stretch.days.push(day)
      else found.set(`${from}-${to}`, { days: [day], from: timeWords(from), to: timeWords(to % 1440) })
    }
  }
  return [...found.values()].sort((a, b) => a.from.localeCompare(b.from))
}

/** The week these stretches make; midnight as an end is the end of the day. */
export function weekOf(stretches: readonly Stretch[]): Week {
  const week: Week = Array.from({ length: 7 }, () => [])
  for (const { days, from, to } of stretches) {
    const span: Span = [minutesOf(from), minutesOf(to) || 1440]
    for (const day of days) week[day]?.push(span)
  }
  return week
}

/** Nothing is left to fill in. */
export const isWhole = (stretches: readonly Stretch[]) =>
  stretches.every(({ days, from, to }) => days.length > 0 && from !== '' && to !== '')

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
