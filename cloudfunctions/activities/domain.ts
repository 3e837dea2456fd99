import { Refusal } from '../kit/refusal'
import type { Effect, Where } from '../kit/store'
import type { Activity, Taken, Waiting } from './store'

export type Somebody = { _id: string; name: string; phone: Taken['phone']; member: object | null }

/** Somebody whose groups say where they may come. */
export type Comer = Somebody & { groups: string[] }

/** What adds somebody to an activity and changes nothing else of it, so that several can be written as one. */
export type Adding = {
  when?: Where
  inc?: { left: number }
  push: { taken?: Taken[]; waiting?: Waiting[] }
  note: string
}

/** An activity that asks nothing and stands alone; only such a one is decided without reading it. */
export const simple: Where = { questions: { size: 0 }, series: null, off: null }

/** What must hold between an activity not read and somebody new to it. */
export const newTo = ({ _id, groups, member }: Comer, now: number): Where => ({
  groups: { in: groups },
  'taken.person': { not: _id },
  'waiting.person': { not: _id },
  startsAt: { gt: now },
  ...(member ? {} : { membersOnly: false }),
})

export function refuseOff({ off }: Activity): void {
  if (off) throw new Refusal('LATE', 'called-off', `这个活动停办了：${off.reason}`)
}

/** Refuses what is settled once the activity has begun. */
export function refuseStarted(activity: Activity, now: number, what: string): void {
  refuseOff(activity)
  if (activity.startsAt <= now) {
    throw new Refusal('LATE', 'started', `活动已经开始，不能再${what}。要帮忙请找现场的工作人员。`)
  }
}

export function refuseWhoMayNot({ membersOnly }: Activity, { member }: Somebody): void {
  if (membersOnly && !member) {
    throw new Refusal('CONFLICT', 'members-only', '这个活动只给会员参加。先入会，批准以后就能报名。')
  }
}

export const placeOf = ({ _id, name, phone }: Somebody, answers: string[], at: number): Taken => ({
  person: _id,
  name,
  phone,
  at,
  answers,
})

/** A personal post that leads to the activity. */
export const tell = (
  { _id, title, from, path }: Activity,
  person: string,
  words: { title: string; body: string },
): Effect => ({
  to: 'notices.post',
  input: { person, from, path, link: { system: 'activities', id: _id, title }, ...words },
})
