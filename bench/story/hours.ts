import type { Hours } from '../../cloudfunctions/kit/actor'
import { nextFree } from '../../cloudfunctions/notices/hours'
import type { Topic } from '../harness/report'

const patterns = 10_000
const minute = 60_000
const horizon = 14 * 24 * 60

/** Other side: a minute after a minute, each asked by itself whether anything forbids it. */
export const hours: Topic = async report => {
  const random = seeded(20_261_121)
  let differences = 0
  for (let i = 0; i < patterns; i += 1) {
    const pattern = generated(random)
    const now = Date.UTC(2026, 0, 1) + Math.floor(random() * 500 * 24 * 60) * minute
    if (nextFree(pattern, now) !== walked(pattern, now)) differences += 1
  }
  report.figure('hours', differences, { atMost: 0 }, `differences in ${patterns} patterns and instants`)
}

function generated(random: () => number): Hours {
  const whole = (below: number) => Math.floor(random() * below)
  const shifts = Array.from({ length: 1 + whole(4) }, () => ({
    work: random() < 0.25 ? null : ([whole(1440), whole(1440)] as const),
    days: 1 + whole(4),
  }))
  const day = String(1 + whole(28)).padStart(2, '0')
  return {
    kind: 'three',
    shifts,
    from: `2026-${String(1 + whole(12)).padStart(2, '0')}-${day}`,
    quiet: [whole(1440), whole(1440)],
  }
}

/** The first minute from now on that is not forbidden, or null within two weeks of today's midnight. */
function walked(hours: Hours, now: number): number | null {
  const local = now + 8 * 60 * minute
  const today = Math.floor(local / (1440 * minute))
  const last = today * 1440 + horizon
  for (let at = Math.floor(local / minute); at <= last; at += 1) {
    if (!forbidden(hours, at)) return Math.max(now, (at - 480) * minute)
  }
  return null
}

/** Whether this minute (of Shanghai, since 1970) is work, quiet, or sleep after a shift that was on at three at night. */
function forbidden(hours: Hours, at: number): boolean {
  const day = Math.floor(at / 1440)
  for (const start of [day - 2, day - 1, day]) {
    const [quietFrom, quietTo] = hours.quiet
    const quietEnd = quietTo < quietFrom ? quietTo + 1440 : quietTo
    if (at >= start * 1440 + quietFrom && at < start * 1440 + quietEnd) return true
    const work = shiftOf(hours, start)
    if (!work) continue
    const begins = start * 1440 + work[0]
    let ends = start * 1440 + (work[1] < work[0] ? work[1] + 1440 : work[1])
    let night = false
    for (let minuteOfShift = begins; minuteOfShift < ends; minuteOfShift += 1) {
      if (minuteOfShift % 1440 === 180) night = true
    }
    if (night) ends += 480
    if (at >= begins && at < ends) return true
  }
  return false
}

function shiftOf({ shifts, from }: Hours, day: number): readonly [number, number] | null {
  const days = shifts.flatMap(({ work, days: length }) => Array.from({ length }, () => work))
  const first = Date.parse(`${from}T00:00:00Z`) / (1440 * minute)
  let place = day - first
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
