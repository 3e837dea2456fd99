import type { Context } from '../kit/context'
import { checkWords } from '../kit/openapi'
import { change, see } from '../kit/pending'
import type { Handlers } from '../kit/serve'
import type { Decision } from '../kit/store'
import type { contract } from './contract'
import { ownWords } from './questions'
import { claimSession, needsClaim } from './series'
import { type Activity, activities } from './store'
import { card, givePlaceBack, takePlace } from './taking'
import { acceptOffer, joinLine, leaveLine } from './waitlist'

/** What a worker does about a place of their own. */
export const places: Pick<
  Handlers<typeof contract>,
  'signUp' | 'cancel' | 'wait' | 'acceptOffer' | 'leaveWaiting'
> = {
  async signUp(ctx, { activity, answers }) {
    const me = ctx.me()
    await checkAnswerWords(ctx, activity, answers)
    const kept = await once(ctx, activity, doc => takePlace(doc, me, answers, ctx.now))
    return card(kept, me._id, ctx.now)
  },

  async cancel(ctx, { activity }) {
    const { _id } = ctx.me()
    const kept = await change(ctx, activities, activity, doc => givePlaceBack(doc, _id, ctx.now))
    return card(kept, _id, ctx.now)
  },

  async wait(ctx, { activity, answers }) {
    const me = ctx.me()
    await checkAnswerWords(ctx, activity, answers)
    const kept = await change(ctx, activities, activity, doc => joinLine(doc, me, answers, ctx.now))
    return card(kept, me._id, ctx.now)
  },

  async acceptOffer(ctx, { activity }) {
    const { _id } = ctx.me()
    const kept = await once(ctx, activity, doc => acceptOffer(doc, _id, ctx.now))
    return card(kept, _id, ctx.now)
  },

  async leaveWaiting(ctx, { activity }) {
    const { _id } = ctx.me()
    const kept = await change(ctx, activities, activity, doc => leaveLine(doc, _id, ctx.now))
    return card(kept, _id, ctx.now)
  },
}

/** Takes a place as decided; in a series the session is claimed first, a plain activity costs no more for it. */
async function once(
  ctx: Context,
  id: string,
  decide: (doc: Activity) => Decision<Activity> | null,
): Promise<Activity> {
  let claiming: Activity | null = null
  const kept = await change(ctx, activities, id, doc => {
    const decision = decide(doc)
    if (!decision || !needsClaim(doc)) return decision
    claiming = doc
    return null
  })
  if (!claiming) return kept
  await claimSession(ctx, claiming, ctx.me()._id)
  return change(ctx, activities, id, decide)
}

/** What is written in one's own words passes WeChat's check before anyone reads it. */
async function checkAnswerWords(ctx: Context, id: string, answers: readonly string[]): Promise<void> {
  if (answers.every(answer => answer === '')) return
  const { questions } = await see(ctx, activities, id)
  const words = ownWords(questions, answers)
  if (words !== '') await checkWords(ctx.actor.openid ?? '', words, 'answers')
}
