import { isWorkday } from 'chinese-days'
import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import type { Clock } from './contract'
import { isFixedHoliday } from './fixed-holidays'
import overrides from './holidays.json'
import home from './home.json'
import law from './law.json'

dayjs.extend(utc)

/** A period the law or our own rule sets, as law.json states it. */
export type Period = {
  name: string
  label: string
  days: number
  unit: 'calendar' | 'working'
  /** Counted by the clock instead of by days, which are 0 then. */
  minutes?: number
  basis: string
  sure: boolean
}

/** A period that has begun on a matter. */
export type RunningClock = {
  name: string
  startedAt: number
  /** YYYY-MM-DD, Asia/Shanghai. */
  due: string
  /** The end of that day, or of the minutes it lasts, ms. */
  dueAt: number
  estimated: boolean
  stoppedAt: number | null
}

/** A period as it holds in a province, by its own rule where it has one; without a province named, in ours. */
export function period(name: string, province: string = home.province): Period {
  const found = law.find(entry => entry.name === name)
  if (!found) throw new Error(`no period ${name}`)
  const own = Object.entries(found.provinces ?? {}).find(([where]) => where === province)?.[1]
  const { days, unit, basis, sure } = own ?? found
  const counted = { days, unit: unit === 'working' ? ('working' as const) : ('calendar' as const) }
  return { name, label: found.label, ...counted, ...lasting(found), basis, sure }
}

/**
 * Begins a period: its first day is the next day, its end 24:00 in Asia/Shanghai. A calendar period that ends on a day
 * off ends on the next working day (民事诉讼法 on periods). Beyond the published holidays only those count that the law
 * itself fixes, and the day is an estimate. A
 * period of minutes runs at once, day and night.
 */
export function begin(name: string, from: number, province?: string): RunningClock {
  const { days, unit, minutes } = period(name, province)
  if (minutes !== undefined) {
    const dueAt = from + minutes * 60_000
    return { name, startedAt: from, due: dayOf(dueAt), dueAt, estimated: false, stoppedAt: null }
  }
  const first = dayOf(from)
  const due = unit === 'working' ? afterWorkingDays(first, days) : workdayFrom(addDays(first, days))
  return { name, startedAt: from, due, dueAt: endOf(due), estimated: isEstimated(due), stoppedAt: null }
}

/** The day of an instant in Asia/Shanghai, YYYY-MM-DD. */
export const dayOf = (instant: number) => dayjs.utc(instant).utcOffset(8).format('YYYY-MM-DD')

/** An instant in Asia/Shanghai, YYYY-MM-DD HH:mm. */
export const momentOf = (instant: number) => dayjs.utc(instant).utcOffset(8).format('YYYY-MM-DD HH:mm')

/** The last instant's end of a day in Asia/Shanghai: 24:00, in ms. */
export const endOf = (day: string) => Date.parse(`${day}T00:00:00+08:00`) + 24 * 3600_000

/** The earliest open deadline of some clocks, ms, or null. */
export function earliest(clocks: readonly RunningClock[]): number | null {
  const open = clocks.filter(clock => clock.stoppedAt === null).map(clock => clock.dueAt)
  return open.length > 0 ? Math.min(...open) : null
}

/** A calendar period made so many days longer, counted from where it began. */
export const later = (clock: RunningClock, days: number): RunningClock =>
  endingOn(clock, workdayFrom(addDays(dayOf(clock.startedAt), period(clock.name).days + days)))

/** A period that ends on a day somebody agreed on. */
export const beginUntil = (name: string, from: number, day: string): RunningClock =>
  endingOn(begin(name, from), day)

export const stop = (clocks: readonly RunningClock[], names: readonly string[], at: number): RunningClock[] =>
  clocks.map(clock =>
    names.includes(clock.name) && clock.stoppedAt === null ? { ...clock, stoppedAt: at } : clock,
  )

/** The clock as a page shows it. */
export function shown(clock: RunningClock): Clock {
  const { label, days, unit, minutes, basis, sure } = period(clock.name)
  return {
    name: clock.name,
    label,
    days,
    unit,
    ...(minutes !== undefined && { minutes }),
    basis,
    sure,
    due: clock.due,
    dueAt: clock.dueAt,
    estimated: clock.estimated,
    stopped: clock.stoppedAt !== null,
  }
}

/** A period that has not begun, with the latest day it could end if what starts it happens on its own last day. */
export function expected(name: string, latestStart: number): Clock {
  return { ...shown(begin(name, latestStart)), estimated: true }
}

const lasting = (entry: { minutes?: number }) =>
  entry.minutes === undefined ? {} : { minutes: entry.minutes }

const endingOn = (clock: RunningClock, due: string): RunningClock => ({
  ...clock,
  due,
  dueAt: endOf(due),
  estimated: isEstimated(due),
})

const addDays = (day: string, days: number) => dayjs.utc(day).add(days, 'day').format('YYYY-MM-DD')

const isEstimated = (day: string) => Number(day.slice(0, 4)) > overrides.publishedUntil

function isWorking(day: string): boolean {
  const { holidays, workdays }: { holidays: string[]; workdays: string[] } = overrides
  if (holidays.includes(day)) return false
  if (workdays.includes(day)) return true
  return isWorkday(day) && !(isEstimated(day) && isFixedHoliday(day))
}

function workdayFrom(day: string): string {
  let next = day
  while (!isWorking(next)) next = addDays(next, 1)
  return next
}

function afterWorkingDays(day: string, days: number): string {
  let next = day
  for (let left = days; left > 0; left -= 1) next = workdayFrom(addDays(next, 1))
  return next
}
