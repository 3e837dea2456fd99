import type { Hours } from '../kit/actor'
import { Refusal } from '../kit/refusal'

const minuteMs = 60_000
const dayMinutes = 24 * 60
const shanghaiMs = 8 * 3600_000

/** Who said nothing is disturbed between 8 and 22 only. */
export const usualHours: Hours = {
  kind: 'free',
  shifts: [{ work: null, days: 1 }],
  from: '2020-01-01',
  quiet: [22 * 60, 8 * 60],
}

/** After a shift through the small hours one sleeps this long, minutes. */
const sleepAfterNight = 8 * 60

/** How far ahead a free time is looked for, days. */
const horizon = 14

/**
 * The first instant from `now` on, ms, at which the person neither works nor sleeps nor wants quiet; `now` itself when
 * that is so now, `null` when there is none within two weeks.
 */
export function nextFree(hours: Hours | null, now: number): number | null {
  const held = hours ?? usualHours
  const today = Math.floor((now + shanghaiMs) / (dayMinutes * minuteMs))
  const busy = busySpans(held, today).sort((a, b) => a[0] - b[0])
  const start = (now + shanghaiMs) / minuteMs
  let at = start
  for (const [from, to] of busy) if (from <= at && at < to) at = to
  if (at === start) return now
  return at > (today + horizon) * dayMinutes ? null : at * minuteMs - shanghaiMs
}

/** Refuses a pattern that leaves no time at all to reach the person. */
export function soundHours(hours: Hours): Hours {
  for (let day = 0; day < 7; day += 1) {
    const noon = Date.parse(`${hours.from}T12:00:00+08:00`) + day * dayMinutes * minuteMs
    if (nextFree(hours, noon) === null) {
      throw new Refusal(
        'INVALID',
        'never-free',
        '按这样的作息，一直没有能提醒你的时候。把免打扰的时间改短一点。',
        'quiet',
      )
    }
  }
  return hours
}

/** Spans from the day before `today` to the horizon in which the person is not to be disturbed, in minutes since 1970. */
function busySpans(hours: Hours, today: number): [number, number][] {
  const spans: [number, number][] = []
  for (let day = today - 2; day <= today + horizon; day += 1) {
    const midnight = day * dayMinutes
    spans.push(spanOn(midnight, hours.quiet))
    const work = workOn(hours, day)
    if (!work) continue
    const [from, to] = spanOn(midnight, work)
    spans.push([from, throughTheNight(from, to) ? to + sleepAfterNight : to])
  }
  return spans.filter(([from, to]) => to > from)
}

/** The shift of a day (days since 1970): the rotation goes on before its first day as after it. */
function workOn({ shifts, from }: Hours, day: number): readonly [number, number] | null {
  const length = shifts.reduce((sum, shift) => sum + shift.days, 0)
  if (length === 0) return null
  const first = Math.floor(Date.parse(`${from}T00:00:00Z`) / (dayMinutes * minuteMs))
  let place = (((day - first) % length) + length) % length
  for (const { work, days } of shifts) {
    if (place < days) return work
    place -= days
  }
  return null
}

/** From later than to goes over midnight; from equal to to is nothing. */
const spanOn = (midnight: number, [from, to]: readonly [number, number]): [number, number] => [
  midnight + from,
  midnight + (to < from ? to + dayMinutes : to),
]

/** Works at three in the morning of either day. */
function throughTheNight(from: number, to: number): boolean {
  const small = Math.floor(from / dayMinutes) * dayMinutes + 3 * 60
  return [small, small + dayMinutes].some(three => from <= three && three < to)
}
