import { Refusal } from '../kit/refusal'
import type { Activity } from './store'

/** How long before the beginning the door opens, ms. */
export const doorOpens = 2 * 3600_000

/** Lets a person with a place in, once, from two hours before the beginning to the end. */
export const arrive = (person: { _id: string; name: string }, now: number) => ({
  when: {
    'taken.person': person._id,
    'arrived.person': { not: person._id },
    startsAt: { lte: now + doorOpens },
    endsAt: { gte: now },
    off: null,
  },
  push: { arrived: [{ person: person._id, name: person.name, at: now }] },
  note: '签到',
})

/** The same by one who runs the door; `null` for one who is in already. */
export function admit(activity: Activity, person: string, now: number, note: string) {
  if (activity.arrived.some(arrived => arrived.person === person)) return null
  const place = activity.taken.find(taken => taken.person === person)
  refuseShut(activity, now)
  if (!place) {
    throw new Refusal('CONFLICT', 'no-place', '这个人没有这场活动的名额，可能已经取消了。')
  }
  return { ...arrive({ _id: person, name: place.name }, now), note: `${note} ${place.name}` }
}

/** Why the door stays shut; returns for one who is in already. */
export function explainDoor(activity: Activity, person: string, now: number): void {
  if (activity.arrived.some(arrived => arrived.person === person)) return
  refuseShut(activity, now)
  throw new Refusal('CONFLICT', 'no-place', '你没有报名这个活动。想参加可以问问现场的工作人员。')
}

/** The person and the code inside a ticket's scene, `t.` and 26 characters and 4; `null` for anything else. */
export function ticketParts(scene: string): { person: string; code: string } | null {
  const [, person, code] = /^t\.([0-9A-Z]{26})([0-9A-Z]{4})$/.exec(scene) ?? []
  return person && code ? { person, code } : null
}

export const doorRefusals = {
  old: () =>
    new Refusal('LATE', 'old-door-code', '这个签到码已经换了。请看现场屏幕上最新的 6 位数字。', 'code'),
  wrong: () => new Refusal('INVALID', 'wrong-door-code', '签到码不对，请看现场屏幕上的 6 位数字。', 'code'),
}

export const ticketRefusals = {
  old: () =>
    new Refusal('LATE', 'old-ticket', '这张凭证已经过时，可能是截图。请让本人打开活动页，扫正在变的码。'),
  wrong: () => new Refusal('INVALID', 'wrong-ticket', '这不是这场活动的凭证。核对是哪一场，或者按姓名找。'),
}

function refuseShut({ off, startsAt, endsAt }: Activity, now: number): void {
  if (off) throw new Refusal('LATE', 'called-off', `这个活动停办了：${off.reason}`)
  if (endsAt < now) throw new Refusal('LATE', 'over', '活动已经结束，不能再签到。')
  if (startsAt > now + doorOpens) {
    throw new Refusal('CONFLICT', 'too-early', '还没到签到时间，活动开始前 2 小时起可以签到。')
  }
}
