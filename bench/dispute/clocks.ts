import { begin } from '../../cloudfunctions/kit/clocks'
import law from '../../cloudfunctions/kit/law.json'
import type { Topic } from '../harness/report'
import { notices } from './holidays'

const dates = 10_000
const day = 24 * 3600_000
const shanghai = 8 * 3600_000
const first = Date.UTC(2024, 0, 1) - shanghai
const after = Date.UTC(2027, 0, 1) - shanghai
const published = Object.keys(notices)

/** Other side: a day counted after a day, each held against the State Council's notices. */
export const clocks: Topic = async report => {
  const random = seeded(20_261_121)
  let differences = 0
  let marks = 0
  let estimates = 0
  for (let i = 0; i < dates; i += 1) {
    const from = first + Math.floor(random() * (after - first))
    for (const limit of limits) {
      const began = begin(limit.name, from, limit.province)
      const due = counted(from, limit)
      const known = published.includes(due.slice(0, 4))
      if (!known) estimates += 1
      if (began.due !== due || began.dueAt !== endOf(due)) differences += 1
      if (began.estimated === known) marks += 1
    }
  }
  const tried = `${dates} start dates 2024-2026 over ${limits.length} clocks`
  report.figure('clocks', differences, { atMost: 0 }, `differences from the published notices in ${tried}`)
  report.figure(
    'clocks-estimated',
    marks,
    { atMost: 0 },
    `wrong marks; ${estimates} days lie beyond the notices`,
  )
}

/** Every period counted in days, once for the country and once for each province that has its own. */
const inDays = law.filter(entry => !('minutes' in entry))
const limits = inDays.flatMap(({ name, days, unit, provinces }) => [
  { name, province: 'none', days, unit },
  ...Object.entries(provinces ?? {}).map(([province, own]) => ({
    name,
    province,
    days: own.days,
    unit: own.unit,
  })),
])

function counted(from: number, { days, unit }: { days: number; unit: string }): string {
  let at = Math.floor((from + shanghai) / day)
  if (unit === 'working') {
    for (let left = days; left > 0; ) {
      at += 1
      if (works(at)) left -= 1
    }
  } else {
    at += days
    while (!works(at)) at += 1
  }
  return dayOf(at)
}

const off = new Set(
  Object.values(notices).flatMap(({ off }) => off.flatMap(([from, to]) => daysBetween(from, to))),
)
const worked = new Set(Object.values(notices).flatMap(({ worked }) => worked))

/** Whether people work on this day since 1970: by the notices, and beyond them by the weekday alone. */
function works(at: number): boolean {
  const date = dayOf(at)
  if (worked.has(date)) return true
  const weekday = (at + 4) % 7
  return !off.has(date) && weekday !== 0 && weekday !== 6
}

function daysBetween(from: string, to: string): string[] {
  const start = Date.parse(`${from}T00:00:00Z`) / day
  const end = Date.parse(`${to}T00:00:00Z`) / day
  return Array.from({ length: end - start + 1 }, (_, i) => dayOf(start + i))
}

function dayOf(at: number): string {
  return new Date(at * day).toISOString().slice(0, 10)
}

const endOf = (date: string) => Date.parse(`${date}T00:00:00Z`) - shanghai + day

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
