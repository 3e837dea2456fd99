import { desks } from '../kit/desks'
import { rememberedFor } from '../kit/drain'
import type { Sweep } from '../kit/serve'

/** Computers that asked and were not signed in are forgotten after the answers to their requests are; the others later. */
export const forgetDesks: Sweep = async now => {
  let done = 0
  for (const [state, kept] of [
    ['open', rememberedFor],
    ['confirmed', rememberedFor],
    ['used', 8 * rememberedFor],
    ['ended', 8 * rememberedFor],
  ] as const) {
    const where = { state, openedAt: { lt: now - kept - rememberedFor } }
    const old = await desks.find({ where, order: [['openedAt', 'asc']], limit: 50 })
    for (const { _id } of old) await desks.remove(_id)
    done += old.length
  }
  return done
}
