import type { Hours } from '../../cloudfunctions/kit/actor'
import { nextFree } from '../../cloudfunctions/notices/hours'
import type { Topic } from '../harness/report'

const patterns = 10_000
const minute = 60_000
const day = 24 * 60

/** Other side: a minute after a minute, each asked by itself whether anything forbids it. */
export const hours: Topic = async report => {
  const random = seeded(20_261_121)
  let differences = 0
  for (let i = 0; i < patterns; i += 1) {
    const pattern = generated(random)
    const now = Date.UTC(2026, 0, 1) + Math.floor(random() * 500 * day * minute)
    if (nextFree(pattern, now) !== walked(pattern, now)) differences += 1
  }
  report.figure('hours', differences, { atMost: 0 }, `differences in ${patterns} patterns and instants`)
}

function generated(random: () => number): Hours {
  const whole = (below: number) => Math.floor(random() * below)
  const shifts = Array.from({ length: 1 + whole(4) }, () => ({
    work: random() < 0.25 ? null : ([whole(day), whole(day)] as const),
    days: 1 + whole(4),
  }))
  const two = (n: number) => String(n).padStart(2, '0')
  return {
    kind: 'three',
    shifts,
    from: `2026-${two(1 + whole(12))}-${two(1 + whole(28))}`,
    quiet: [whole(day), whole(day)],
  }
}

/** The first instant from now on in a minute nothing forbids, or null within two weeks of today's midnight. */
function walked(hours: Hours, now: number): number | null {
  const local = now + 8 * 60 * minute
  const today = Math.floor(local / (day * minute))
  const forbidden = forbiddenAround(hours, today)
  for (let at = Math.floor(local / minute); at <= (today + 14) * day; at += 1) {
    if (!forbidden(at)) return Math.max(now, (at - 8 * 60) * minute)
  }
  return null
}

/** The minutes (of Shanghai, since 1970) that are work, quiet, or sleep after a shift that was on at three at night. */
function forbiddenAround(hours: Hours, today: number): (at: number) => boolean {
  const first = (today - 2) * day
  const forbidden = new Uint8Array(20 * day)
  const forbid = (from: number, to: number) => {
    let smallHours = false
    for (let at = from; at < to; at += 1) {
      forbidden[at - first] = 1
      if (at % day === 3 * 60) smallHours = true
    }
    return smallHours
  }
  for (let begins = first; begins <= (today + 14) * day; begins += day) {
    const untilOf = ([from, to]: readonly [number, number]) => begins + (to < from ? to + day : to)
    forbid(begins + hours.quiet[0], untilOf(hours.quiet))
    const work = shiftOf(hours, begins / day)
    if (!work) continue
    const ends = untilOf(work)
    if (forbid(begins + work[0], ends)) forbid(ends, ends + 8 * 60)
  }
  return at => forbidden[at - first] === 1
}

function shiftOf({ shifts, from }: Hours, date: number): readonly [number, number] | null {
  const days = shifts.flatMap(({ work, days: length }) => Array.from({ length }, () => work))
  let place = date - Date.parse(`${from}T00:00:00Z`) / (day * minute)
  while (place < 0) place += days.length
  return days[place % days.length] ?? null
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}
