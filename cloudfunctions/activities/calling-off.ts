import { Refusal } from '../kit/refusal'
import type { Decision } from '../kit/store'
import { tell } from './domain'
import type { Activity } from './store'

/** How many people one write tells. */
export const toldAtOnce = 20

/** Calls the whole activity off; the first are told with it, the others piece by piece. */
export function callOff(
  activity: Activity,
  reason: string,
  { by, now }: { by: string; now: number },
): Decision<Activity> | null {
  if (activity.off) return null
  if (activity.endsAt <= now) throw new Refusal('LATE', 'over', '活动已经结束，不用再停办。')
  const off = { at: now, by, reason }
  const piece = nextPiece({ ...activity, off, tellAt: now, told: 0 })
  return { set: { off, offerUntil: 0, ...piece.set }, note: `停办：${reason}`, effects: piece.effects }
}

/** Tells the next of those with a place or in line that it is off; `null` when everybody was told. */
export const tellOn = (activity: Activity): Decision<Activity> | null =>
  activity.tellAt > 0 ? { ...nextPiece(activity), note: '告知停办' } : null

function nextPiece(activity: Activity) {
  const all = [...activity.taken, ...activity.waiting]
  const told = Math.min(activity.told + toldAtOnce, all.length)
  const words = {
    title: `“${activity.title}”停办了`,
    body: `原因：${activity.off?.reason ?? ''}。你不用再来，报名和候补已经取消。`,
  }
  return {
    set: { told, tellAt: told < all.length ? activity.tellAt : 0 },
    effects: all.slice(activity.told, told).map(({ person }) => tell(activity, person, words)),
  }
}
