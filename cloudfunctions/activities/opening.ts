import { Refusal } from '../kit/refusal'
import type { Bare } from '../kit/store'
import { checkQuestions } from './questions'
import type { Activity } from './store'

export type Plan = Pick<
  Activity,
  | 'title'
  | 'place'
  | 'note'
  | 'startsAt'
  | 'endsAt'
  | 'places'
  | 'questions'
  | 'membersOnly'
  | 'severalSessions'
>

/** Whose people may come, and who runs it. */
export type Audience = {
  circles: readonly {
    id: string
    name: string
    path: string
    union: string
    unionName: string
    steward: string
  }[]
  unions: readonly { id: string; name: string; path: string }[]
}

/** An activity as it opens; refuses one that ends before it begins, is over already, or is for nobody. */
export function open(
  _id: string,
  plan: Plan,
  { circles, unions }: Audience,
  { by, now }: { by: string; now: number },
): Bare<Activity> {
  const [first] = circles
  const [union] = unions
  const path = union?.path ?? first?.path
  if (path === undefined) {
    throw new Refusal('INVALID', 'nobody', '还没有选给谁参加，至少选一个联系圈或本会会员。', 'circles')
  }
  if ([...circles, ...unions].some(group => group.path !== path)) {
    throw new Refusal('INVALID', 'several-unions', '一个活动只能选同一个工会的联系圈。', 'circles')
  }
  refuseTimes(plan, now, '')
  const unionName = union?.name ?? first?.unionName ?? ''
  const kept = unions.length === 0 ? circles.map(({ id }) => id) : []
  return {
    _id,
    ...plan,
    questions: checkQuestions(plan.questions),
    ...fresh(plan.places),
    circles: circles.map(({ id, name }) => ({ id, name })),
    unions: unions.map(({ id, name }) => ({ id, name })),
    groups: [...circles, ...unions].map(({ id }) => id),
    series: null,
    keepers: [...new Set([union?.id ?? first?.union ?? '', ...kept])],
    path,
    from: unions.length === 0 && circles.length === 1 ? (first?.name ?? unionName) : unionName,
    by,
  }
}

/** Another session of the same series: everything as in the first but its time and places. */
export function sessionOf(
  first: Activity,
  _id: string,
  { startsAt, endsAt, places }: Session,
): Bare<Activity> {
  const { rev: _, pending: _p, pendingAt: _a, done: _d, ...plan } = first
  return { ...plan, _id, startsAt, endsAt, places, ...fresh(places) }
}

export type Session = Pick<Activity, 'startsAt' | 'endsAt' | 'places'>

/** Refuses times that end before they begin or are over; `at` names the field before `startsAt`. */
export function refuseTimes(times: Pick<Session, 'startsAt' | 'endsAt'>, now: number, at: string): void {
  if (times.endsAt <= times.startsAt) {
    throw new Refusal('INVALID', 'ends-first', '结束时间要在开始时间以后。', `${at}endsAt`)
  }
  if (times.endsAt <= now) throw new Refusal('INVALID', 'over', '这个时间已经过去了。', `${at}endsAt`)
}

const fresh = (places: number) => ({
  left: places,
  taken: [],
  waiting: [],
  offerUntil: 0,
  arrived: [],
  guesses: {},
  guessedAt: 0,
  off: null,
  tellAt: 0,
  told: 0,
})
