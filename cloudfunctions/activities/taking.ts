import { Refusal } from '../kit/refusal'
import type { Decision } from '../kit/store'
import type { ActivityCard, Since } from './contract'
import {
  type Adding,
  type Comer,
  newTo,
  placeOf,
  refuseOff,
  refuseStarted,
  refuseWhoMayNot,
  type Somebody,
  simple,
  tell,
} from './domain'
import { checkAnswers } from './questions'
import type { Activity } from './store'
import { passOn, positionOf } from './waitlist'

/** Takes one place; the condition is the rule itself, so two at once cannot share the last. */
export function takePlace(
  activity: Activity,
  me: Somebody,
  answers: readonly string[],
  now: number,
): Adding | null {
  if (activity.taken.some(({ person }) => person === me._id)) return null
  refuseStarted(activity, now, '报名')
  refuseWhoMayNot(activity, me)
  const waits = activity.waiting.find(({ person }) => person === me._id)
  if (waits) {
    const message = waits.offer
      ? '有一个名额正留给你，点“确认要来”就行。'
      : '你已经在候补，有名额会按顺序轮到你。'
    throw new Refusal('CONFLICT', 'waiting', message)
  }
  if (activity.left <= 0) {
    const message = `${activity.places} 个名额已经报满了。可以候补，有人取消会按顺序轮到你。`
    throw new Refusal('CONFLICT', 'sold-out', message)
  }
  return {
    when: { left: { gt: 0 }, 'taken.person': { not: me._id }, 'waiting.person': { not: me._id }, off: null },
    inc: { left: -1 },
    push: { taken: [placeOf(me, checkAnswers(activity.questions, answers), now)] },
    note: '报名',
  }
}

/** The same decided without reading, where nothing is asked; the condition says all that would be refused. */
export const takeUnseen = (me: Comer, now: number) => ({
  plain: { ...simple, left: { gt: 0 } },
  when: newTo(me, now),
  inc: { left: -1 },
  push: { taken: [placeOf(me, [], now)] },
  note: '报名',
})

/** Since when somebody has a place or a turn. */
export const sinceOf = ({ taken, waiting }: Activity, me: string): Since => ({
  place: taken.find(({ person }) => person === me)?.at ?? null,
  turn: waiting.find(({ person }) => person === me)?.at ?? null,
})

/** Gives one's place back, until the activity begins; it goes to the next in line. */
export function givePlaceBack(activity: Activity, person: string, now: number): Decision<Activity> {
  refuseStarted(activity, now, '取消')
  if (!activity.taken.some(taken => taken.person === person)) {
    throw new Refusal('CONFLICT', 'no-place', '你没有报名这个活动，不用取消。')
  }
  if (activity.arrived.some(arrived => arrived.person === person)) {
    throw new Refusal('CONFLICT', 'arrived', '你已经签到了，不能再取消。')
  }
  return placeBack(activity, person, now, '取消报名')
}

/** Takes a place or a turn in line away from somebody, who is told why; who has come keeps theirs. */
export function removePerson(
  activity: Activity,
  person: string,
  reason: string,
  now: number,
): Decision<Activity> {
  refuseOff(activity)
  if (activity.endsAt <= now) throw new Refusal('LATE', 'over', '活动已经结束，名单不能再改。')
  if (activity.arrived.some(arrived => arrived.person === person)) {
    throw new Refusal('CONFLICT', 'arrived', '这个人已经签到了，不能再移出名单。')
  }
  const waits = activity.waiting.find(waiting => waiting.person === person)
  const has = activity.taken.find(taken => taken.person === person) ?? waits
  if (!has) throw new Refusal('CONFLICT', 'no-place', '名单里没有这个人，可能刚刚自己取消了。')
  const note = `移出名单 ${has.name}：${reason}`
  const decision = waits ? { ...passOn(activity, person, now), note } : placeBack(activity, person, now, note)
  const told = tell(activity, person, {
    title: `“${activity.title}”的${waits ? '候补' : '名额'}取消了`,
    body: `原因：${reason}。有疑问可以找${activity.by}。`,
  })
  return { ...decision, effects: [...(decision.effects ?? []), told] }
}

/** The activity as one person sees it. */
export function card(activity: Activity, person: string, now: number): ActivityCard {
  const place = activity.taken.find(taken => taken.person === person)
  const arrived = activity.arrived.find(one => one.person === person)
  return {
    id: activity._id,
    title: activity.title,
    place: activity.place,
    startsAt: activity.startsAt,
    endsAt: activity.endsAt,
    places: activity.places,
    left: Math.max(0, activity.left),
    signedUp: activity.taken.length,
    inLine: activity.waiting.length,
    series: activity.series,
    state: stateOf(activity, now),
    mine: place ? { signedUpAt: place.at, arrivedAt: arrived?.at ?? null } : null,
    waiting: positionOf(activity, person, now),
  }
}

function placeBack(activity: Activity, person: string, now: number, note: string): Decision<Activity> {
  const still = { 'taken.person': person, 'arrived.person': { not: person } }
  const pull = { taken: { person } }
  if (activity.waiting.length === 0) {
    return { when: { ...still, waiting: { size: 0 }, off: null }, inc: { left: 1 }, pull, note }
  }
  return { ...passOn(activity, null, now), pull, note }
}

const stateOf = ({ off, startsAt, endsAt }: Activity, now: number): ActivityCard['state'] => {
  if (off) return 'off'
  if (endsAt <= now) return 'ended'
  return startsAt <= now ? 'closed' : 'open'
}
