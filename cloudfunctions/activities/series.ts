import type { Context } from '../kit/context'
import { derivedId } from '../kit/ids'
import { Refusal } from '../kit/refusal'
import { type Activity, activities, seriesClaims } from './store'
import { momentWords } from './words'

/** A call that claimed and then took no place is long over by then, ms. */
const settled = 60_000

/** Whether one person may have only one place in the sessions of this activity's series. */
export const needsClaim = ({ series, severalSessions }: Activity) => series !== null && !severalSessions

/** Makes this the one session of its series the person may take a place in; who has a place in another is refused. */
export async function claimSession(ctx: Context, { _id: activity, series }: Activity, person: string) {
  const _id = derivedId('series', series ?? '', person)
  const mine = { activity, at: ctx.now }
  if (await seriesClaims.add({ _id, series: series ?? '', person, ...mine })) return
  for (let tries = 0; tries < 5; tries += 1) {
    const held = await seriesClaims.get(_id)
    if (!held) break
    const age = ctx.now - held.at
    if (held.activity === activity && age < settled / 2) return
    if (held.activity !== activity) {
      await refusePlaceIn(held.activity, person)
      if (age < settled) {
        throw new Refusal('RATE', 'session-changing', '你刚动过这个活动的另一场，一分钟后再报这一场。')
      }
    }
    if (await seriesClaims.update(_id, { activity: held.activity, at: held.at }, { set: mine })) return
  }
  throw new Refusal('CONFLICT', 'busy', '同时办理的人多，没有排上，请再点一次。')
}

async function refusePlaceIn(id: string, person: string): Promise<void> {
  const other = await activities.get(id)
  if (!other || other.off || !other.taken.some(taken => taken.person === person)) return
  const message = `这个活动一个人报一场，你已经报了 ${momentWords(other.startsAt)} 那一场。想换就先取消那一场。`
  throw new Refusal('CONFLICT', 'other-session', message)
}
