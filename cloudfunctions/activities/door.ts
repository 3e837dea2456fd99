import { Refusal } from '../kit/refusal'
import { type Decision, meets, type Where } from '../kit/store'
import { tell } from './domain'
import type { Activity } from './store'

/** How long before the beginning the door opens, ms. */
export const doorOpens = 2 * 3600_000

/** Holds while the door is open: from two hours before the beginning to the end. */
export const openDoor = (now: number): Where => ({
  startsAt: { lte: now + doorOpens },
  endsAt: { gte: now },
  off: null,
})

/** Lets a person with a place in, once, while the door is open. */
export const arrive = (person: { _id: string; name: string }, now: number) => ({
  when: { 'taken.person': person._id, 'arrived.person': { not: person._id }, ...openDoor(now) },
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

/** Takes back that somebody came, which was noted by mistake; they are told why and may check in again. */
export function undoArrival(
  activity: Activity,
  person: string,
  reason: string,
  now: number,
): Decision<Activity> {
  refuseShut(activity, now, '撤销签到')
  const arrival = activity.arrived.find(arrived => arrived.person === person)
  if (!arrival) {
    throw new Refusal('CONFLICT', 'not-arrived', '这个人现在没有签到记录，可能已经撤销了。')
  }
  return {
    when: { 'arrived.person': person, ...openDoor(now) },
    pull: { arrived: { person } },
    note: `撤销签到 ${arrival.name}：${reason}`,
    effects: [
      tell(activity, person, {
        title: `“${activity.title}”的签到撤销了`,
        body: `原因：${reason}。名额还是你的，到了现场再签一次就行。`,
      }),
    ],
  }
}

/** Whether the door is open now. */
export const isOpenDoor = (activity: Activity, now: number) => meets(activity, openDoor(now))

/** How the person came; refuses where that was taken back. */
export function arrivalIn({ arrived }: Activity, id: string) {
  const arrival = arrived.find(({ person }) => person === id)
  if (!arrival) throw arrivalUndone()
  return arrival
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

/** What a call made again is told when what it did has been taken back since. */
const arrivalUndone = () =>
  new Refusal('CONFLICT', 'arrival-undone', '刚才的签到被现场的工作人员撤销了。要进场请再签一次。')

export const ticketRefusals = {
  old: () =>
    new Refusal('LATE', 'old-ticket', '这张凭证已经过时，可能是截图。请让本人打开活动页，扫正在变的码。'),
  wrong: () => new Refusal('INVALID', 'wrong-ticket', '这不是这场活动的凭证。核对是哪一场，或者按姓名找。'),
}

/** Refuses what is done at the door while it is shut. */
export function refuseShut({ off, startsAt, endsAt }: Activity, now: number, what = '签到'): void {
  if (off) throw new Refusal('LATE', 'called-off', `这个活动停办了：${off.reason}`)
  if (endsAt < now) throw new Refusal('LATE', 'over', `活动已经结束，不能再${what}。`)
  if (startsAt > now + doorOpens) {
    throw new Refusal('CONFLICT', 'too-early', '还没到签到时间，活动开始前 2 小时起可以签到。')
  }
}
