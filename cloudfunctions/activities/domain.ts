import { Refusal } from '../kit/refusal'
import type { Bare, Decision } from '../kit/store'
import type { ActivityCard } from './contract'
import type { Activity } from './store'

export type Somebody = { _id: string; name: string; phone: Activity['taken'][number]['phone'] }

export type Plan = Pick<Activity, 'title' | 'place' | 'note' | 'startsAt' | 'endsAt' | 'places'>

/** An activity as it opens; refuses one that ends before it begins or is over already. */
export function open(
  _id: string,
  plan: Plan,
  circles: readonly { id: string; name: string; path: string; union: string; steward: string }[],
  { by, now }: { by: string; now: number },
): Bare<Activity> {
  const [first] = circles
  if (!first || circles.some(circle => circle.path !== first.path)) {
    throw new Refusal('INVALID', 'several-unions', '一个活动只能选同一个工会的联系圈。', 'circles')
  }
  if (plan.endsAt <= plan.startsAt) {
    throw new Refusal('INVALID', 'ends-first', '结束时间要在开始时间以后。', 'endsAt')
  }
  if (plan.endsAt <= now) throw new Refusal('INVALID', 'over', '这个时间已经过去了。', 'endsAt')
  return {
    _id,
    ...plan,
    left: plan.places,
    taken: [],
    arrived: [],
    circles: circles.map(({ id, name }) => ({ id, name })),
    groups: circles.map(({ id }) => id),
    keepers: [...new Set([first.union, ...circles.map(circle => circle.steward)])],
    path: first.path,
    by,
  }
}

/** Takes one place; the condition is the rule itself, so two at once cannot share the last. */
export function takePlace(
  activity: Activity,
  { _id, name, phone }: Somebody,
  now: number,
): Decision<Activity> | null {
  if (activity.taken.some(({ person }) => person === _id)) return null
  refuseStarted(activity, now, '报名')
  if (activity.left <= 0) {
    const message = `${activity.places} 个名额已经报满了。有人取消时名额会放出来，可以再来看看。`
    throw new Refusal('CONFLICT', 'sold-out', message)
  }
  return {
    when: { left: { gt: 0 }, 'taken.person': { not: _id } },
    inc: { left: -1 },
    push: { taken: [{ person: _id, name, phone, at: now }] },
    note: '报名',
  }
}

/** Gives one's place back, until the activity begins. */
export function givePlaceBack(activity: Activity, person: string, now: number): Decision<Activity> {
  refuseStarted(activity, now, '取消')
  if (!activity.taken.some(taken => taken.person === person)) {
    throw new Refusal('CONFLICT', 'no-place', '你没有报名这个活动，不用取消。')
  }
  return {
    when: { 'taken.person': person, 'arrived.person': { not: person } },
    inc: { left: 1 },
    pull: { taken: { person } },
    note: '取消报名',
  }
}

/** How long before the beginning the door opens, ms. */
export const doorOpens = 2 * 3600_000

/** Lets a person with a place in, once, from two hours before the beginning to the end. */
export const arrive = (person: { _id: string; name: string }, now: number) => ({
  when: {
    'taken.person': person._id,
    'arrived.person': { not: person._id },
    startsAt: { lte: now + doorOpens },
    endsAt: { gte: now },
  },
  push: { arrived: [{ person: person._id, name: person.name, at: now }] },
  note: '签到',
})

/** Why the door stays shut; returns for one who is in already. */
export function explainDoor(activity: Activity, person: string, now: number): void {
  if (activity.arrived.some(arrived => arrived.person === person)) return
  if (activity.endsAt < now) throw new Refusal('LATE', 'over', '活动已经结束，不能再签到。')
  if (activity.startsAt > now + doorOpens) {
    throw new Refusal('CONFLICT', 'too-early', '还没到签到时间，活动开始前 2 小时起可以签到。')
  }
  throw new Refusal('CONFLICT', 'no-place', '你没有报名这个活动。想参加可以问问现场的工作人员。')
}

/** Each code at the door holds for 10 s. */
export const doorStepMs = 10_000

export const doorStep = (instant: number) => Math.floor(instant / doorStepMs)

/** Whether the code is of this step or one beside it; `old` if it was shown within the last ten minutes. */
export function judgeCode(
  code: string,
  now: number,
  digitsAt: (step: number) => string,
): 'good' | 'old' | 'wrong' {
  const step = doorStep(now)
  const shows = (at: number) => code === digitsAt(at) || code === sceneCode(digitsAt(at))
  if ([0, -1, 1].some(offset => shows(step + offset))) return 'good'
  for (let back = 2; back <= 60; back += 1) if (shows(step - back)) return 'old'
  return 'wrong'
}

/** Six digits as four characters, so that a scene of 32 holds the activity's id too. */
export const sceneCode = (digits: string) => Number(digits).toString(32).toUpperCase().padStart(4, '0')

export const doorRefusals = {
  old: () =>
    new Refusal('LATE', 'old-door-code', '这个签到码已经换了。请看现场屏幕上最新的 6 位数字。', 'code'),
  wrong: () => new Refusal('INVALID', 'wrong-door-code', '签到码不对，请看现场屏幕上的 6 位数字。', 'code'),
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
    state: activity.endsAt <= now ? 'ended' : activity.startsAt <= now ? 'closed' : 'open',
    mine: place ? { signedUpAt: place.at, arrivedAt: arrived?.at ?? null } : null,
  }
}

function refuseStarted(activity: Activity, now: number, what: string): void {
  if (activity.startsAt <= now) {
    throw new Refusal('LATE', 'started', `活动已经开始，不能再${what}。要帮忙请找现场的工作人员。`)
  }
}
