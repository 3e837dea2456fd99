import type { Context } from '../kit/context'
import { checkWords } from '../kit/openapi'
import { change, see } from '../kit/pending'
import type { Handlers } from '../kit/serve'
import type { Decision } from '../kit/store'
import type { contract } from './contract'
import { ownWords } from './questions'
import { claimSession, needsClaim } from './series'
import { type Activity, activities } from './store'
import { card, givePlaceBack, sinceOf, takePlace, takeUnseen } from './taking'
import { unseen } from './unseen'
import { acceptOffer, joinLine, joinUnseen, leaveLine } from './waitlist'

/** What a worker does about a place of their own. */
export const places: Pick<
  Handlers<typeof contract>,
  'signUp' | 'cancel' | 'wait' | 'acceptOffer' | 'leaveWaiting'
> = {
  async signUp(ctx, { activity, answers }) {
    const me = ctx.me()
    const decide = (doc: Activity) => takePlace(doc, me, answers, ctx.now)
    const said = answers.some(answer => answer !== '')
    if (said) await checkAnswerWords(ctx, activity, answers)
    const take = takeUnseen(me, ctx.now)
    const doc = await once(
      ctx,
      activity,
      decide,
      said ? undefined : looking => unseen(ctx, activity, take, looking),
    )
    return doc ? sinceOf(doc, me._id) : { place: ctx.now, turn: null }
  },

  async cancel(ctx, { activity }) {
    const { _id } = ctx.me()
    const kept = await change(ctx, activities, activity, doc => givePlaceBack(doc, _id, ctx.now))
    return card(kept, _id, ctx.now)
  },

  async wait(ctx, { activity, answers }) {
    const me = ctx.me()
    const decide = (doc: Activity) => joinLine(doc, me, answers, ctx.now)
    if (answers.some(answer => answer !== '')) {
      await checkAnswerWords(ctx, activity, answers)
      return sinceOf(await change(ctx, activities, activity, decide), me._id)
    }
    const doc = await unseen(ctx, activity, joinUnseen(me, ctx.now), decide)
    return doc ? sinceOf(doc, me._id) : { place: null, turn: ctx.now }
  },

  async acceptOffer(ctx, { activity }) {
    const { _id } = ctx.me()
    const kept = await once(ctx, activity, doc => acceptOffer(doc, _id, ctx.now))
    return card(kept ?? (await see(ctx, activities, activity)), _id, ctx.now)
  },

  async leaveWaiting(ctx, { activity }) {
    const { _id } = ctx.me()
    const kept = await change(ctx, activities, activity, doc => leaveLine(doc, _id, ctx.now))
    return card(kept, _id, ctx.now)
  },
}

/**
 * Takes a place as decided; in a series the session is claimed first, a plain activity costs no more for it. `first` is
 * how it is tried, and answers `null` where nothing had to be read.
 */
async function once<D extends Decision<Activity>>(
  ctx: Context,
  id: string,
  decide: (doc: Activity) => D | null,
  first = (looking: (doc: Activity) => D | null): Promise<Activity | null> =>
    change(ctx, activities, id, looking),
): Promise<Activity | null> {
  let claiming: Activity | null = null
  const kept = await first(doc => {
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
  const { questions } = await see(ctx, activities, id)
  const words = ownWords(questions, answers)
  if (words !== '') await checkWords(ctx.actor.openid ?? '', words, 'answers')
}
