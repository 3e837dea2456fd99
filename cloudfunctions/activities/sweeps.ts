import * as v from 'valibot'
import { systemContext } from '../kit/context'
import { type Carrier, rememberedFor } from '../kit/drain'
import { dropFiles } from '../kit/files'
import { derivedId } from '../kit/ids'
import { limitOf } from '../kit/limits'
import { change, create } from '../kit/pending'
import type { Sweep } from '../kit/serve'
import { personalPost } from '../notices/public'
import { tellOn } from './calling-off'
import { guessesForgotten } from './guesses'
import { sessionOf } from './opening'
import { activities, exported } from './store'
import { lapse } from './waitlist'

/** Offers nobody took in time lapse, and their places go to the next in line. */
export const lapseOffers: Sweep = async now => {
  const where = { offerUntil: { gt: 0, lte: now } }
  const due = await activities.find({ where, order: [['offerUntil', 'asc']], limit: 50 })
  for (const { _id, offerUntil } of due) {
    const ctx = systemContext(now, derivedId('lapse', _id, String(offerUntil)))
    await change(ctx, activities, _id, doc => (doc.offerUntil === offerUntil ? lapse(doc, now) : null))
  }
  return due.length
}

/** Who has not been told that an activity was called off is told, some at a time. */
export const tellCalledOff: Sweep = async now => {
  const where = { tellAt: { gt: 0 } }
  const due = await activities.find({ where, order: [['tellAt', 'asc']], limit: 10 })
  for (const { _id, told } of due) {
    const ctx = systemContext(now, derivedId('tell-off', _id, String(told)))
    await change(ctx, activities, _id, doc => (doc.told === told ? tellOn(doc) : null))
  }
  return due.length
}

/** Guesses of door codes that count no more are dropped; one made meanwhile keeps them all for another while. */
export const dropGuesses: Sweep = async now => {
  const where = { guessedAt: { gt: 0, lt: guessesForgotten(limitOf('door-code'), now) } }
  const old = await activities.find({ where, order: [['guessedAt', 'asc']], limit: 10 })
  for (const { _id, guessedAt } of old)
    await activities.update(_id, { guessedAt }, { set: { guesses: {}, guessedAt: 0 } })
  return old.length
}

/** Lists somebody took along are dropped once the request for them is forgotten. */
export const dropExports: Sweep = async now => {
  const where = { at: { lt: now - rememberedFor - 24 * 3600_000 } }
  const old = await exported.find({ where, order: [['at', 'asc']], limit: 50 })
  if (old.length > 0) await dropFiles(old.map(({ file }) => file))
  for (const { _id } of old) await exported.remove(_id)
  return old.length
}

const sessionInput = v.object({
  of: v.string(),
  startsAt: v.number(),
  endsAt: v.number(),
  places: v.number(),
})

const openSession: Carrier = async (ctx, input) => {
  const { of, ...session } = v.parse(sessionInput, input)
  const first = await activities.get(of)
  if (!first) throw new Error(`activity ${of} is gone`)
  await create(ctx, activities, sessionOf(first, ctx.id('session'), session), {
    note: `开设活动 ${first.title}`,
  })
}

/** Who carries out what an activity leads to. */
export const carriers = { 'activities.session': openSession, 'notices.post': personalPost }
