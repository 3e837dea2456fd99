import { Refusal } from '../kit/refusal'
import type { Decision, Where } from '../kit/store'
import type { ActivityCard } from './contract'
import {
  type Adding,
  type Comer,
  newTo,
  placeOf,
  refuseStarted,
  refuseWhoMayNot,
  type Somebody,
  simple,
  tell,
} from './domain'
import { checkAnswers } from './questions'
import type { Activity, Waiting } from './store'
import { momentWords } from './words'

/** How long a place is held for the next in line, ms; never past the beginning. */
export const offerLife = 12 * 3600_000

/** How many may stand in line. */
export const longestLine = 1000

/** Nobody stands at the last place of the line. */
const roomInLine: Where = { [`waiting.${longestLine - 1}`]: null }

/** Joins the line of a sold-out activity; who has a place or is in line stays as they are. */
export function joinLine(
  activity: Activity,
  me: Somebody,
  answers: readonly string[],
  now: number,
): Adding | null {
  if ([...activity.taken, ...activity.waiting].some(({ person }) => person === me._id)) return null
  refuseStarted(activity, now, '候补')
  refuseWhoMayNot(activity, me)
  if (activity.left > 0) {
    throw new Refusal('CONFLICT', 'places-left', `现在还有 ${activity.left} 个名额，直接报名就行。`)
  }
  if (activity.waiting.length >= longestLine) {
    throw new Refusal('CONFLICT', 'line-full', `候补已经有 ${longestLine} 人了，轮到的机会很小，先不排了。`)
  }
  return {
    when: {
      left: { lte: 0 },
      ...roomInLine,
      'taken.person': { not: me._id },
      'waiting.person': { not: me._id },
      off: null,
    },
    push: { waiting: [{ ...placeOf(me, checkAnswers(activity.questions, answers), now), offer: null }] },
    note: '候补',
  }
}

/** The same decided without reading, where nothing is asked; the condition says all that would be refused. */
export const joinUnseen = (me: Comer, now: number) => ({
  plain: { ...simple, left: { lte: 0 } },
  when: { ...newTo(me, now), ...roomInLine },
  push: { waiting: [{ ...placeOf(me, [], now), offer: null }] },
  note: '候补',
})

/** Takes the place that is held for the person; an offer that is over is refused. */
export function acceptOffer(activity: Activity, person: string, now: number): Decision<Activity> | null {
  if (activity.taken.some(taken => taken.person === person)) return null
  refuseStarted(activity, now, '确认')
  const waits = activity.waiting.find(waiting => waiting.person === person)
  if (!waits) throw new Refusal('LATE', 'no-offer', '留给你的名额已经过了确认时间，给了下一位。')
  if (!waits.offer) throw new Refusal('CONFLICT', 'no-offer', '还没有轮到你。有人取消会按顺序通知你。')
  if (waits.offer.until <= now) {
    throw new Refusal('LATE', 'offer-over', '留给你的名额已经过了确认时间，给了下一位。')
  }
  const { offer: _, ...place } = waits
  const waiting = activity.waiting.filter(one => one !== waits)
  return {
    set: { waiting, offerUntil: earliestOffer(waiting) },
    push: { taken: [{ ...place, at: now }] },
    note: '确认递补',
  }
}

/** Leaves the line; a place held for the person goes to the next. Who is not in it has left it already. */
export function leaveLine(activity: Activity, person: string, now: number): Decision<Activity> | null {
  const waits = activity.waiting.find(waiting => waiting.person === person)
  if (!waits) return null
  refuseStarted(activity, now, '退出')
  return { ...passOn(activity, person, now), note: waits.offer ? '放弃递补' : '退出候补' }
}

/** Ends the offers nobody took in time and passes their places on; `null` when none is due. */
export function lapse(activity: Activity, now: number): Decision<Activity> | null {
  if (activity.off || activity.offerUntil === 0 || activity.offerUntil > now) return null
  const over = activity.waiting.filter(({ offer }) => offer && offer.until <= now)
  const told = over.map(({ person }) =>
    tell(activity, person, {
      title: `“${activity.title}”的递补过了时间`,
      body: '没有等到你的确认，名额给了下一位。还想来可以再排一次候补。',
    }),
  )
  const staying = activity.waiting.filter(waiting => !over.includes(waiting))
  const decision = settle(activity, staying, over.length, now)
  return { ...decision, note: `递补过时 ${over.length} 个`, effects: [...told, ...decision.effects] }
}

/**
 * Where the place goes that somebody gives back: to the next in line, held for them. `leaving` names one who leaves the
 * line itself, whose held place, if any, goes on; `null` is one who had a place.
 */
export function passOn(activity: Activity, leaving: string | null, now: number) {
  const left = activity.waiting.find(({ person }) => person === leaving)
  const staying = activity.waiting.filter(waiting => waiting !== left)
  const freed = leaving === null || left?.offer ? 1 : 0
  return settle(activity, staying, freed, now)
}

/** How the person stands in line: how many come first, and until when a place is held for them. */
export function positionOf(activity: Activity, person: string, now: number): ActivityCard['waiting'] {
  const at = activity.waiting.findIndex(waiting => waiting.person === person)
  const waits = activity.waiting[at]
  if (!waits) return null
  const open = waits.offer && waits.offer.until > now && !activity.off
  return {
    since: waits.at,
    ahead: activity.waiting.slice(0, at).filter(({ offer }) => !offer).length,
    offer: open ? { until: waits.offer?.until ?? 0 } : null,
  }
}

/** Without `when`: it holds only if nobody wrote in between, so two at once promote two. */
function settle(activity: Activity, staying: readonly Waiting[], freed: number, now: number) {
  const begun = activity.startsAt <= now
  const next = begun ? [] : staying.filter(({ offer }) => !offer).slice(0, freed)
  const until = Math.min(now + offerLife, activity.startsAt)
  const waiting = staying.map(one => (next.includes(one) ? { ...one, offer: { at: now, until } } : one))
  return {
    set: { waiting, offerUntil: earliestOffer(waiting) },
    inc: { left: freed - next.length },
    effects: next.map(({ person }) =>
      tell(activity, person, {
        title: `名额递补，${momentWords(until)} 前确认`,
        body: `“${activity.title}”有人取消，轮到你了。${momentWords(until)} 前点“确认要来”，名额就是你的；不来可以放弃，让给下一位。`,
      }),
    ),
  }
}

const earliestOffer = (waiting: readonly Waiting[]): number => {
  const until = waiting.flatMap(({ offer }) => (offer ? [offer.until] : []))
  return until.length > 0 ? Math.min(...until) : 0
}
