import { desks } from '../kit/desks'
import { rememberedFor } from '../kit/drain'
import type { Sweep } from '../kit/serve'
import { deskLife } from './desk-rules'

/** Computers that asked in vain are forgotten in minutes; those that were confirmed, later. */
export const forgetDesks: Sweep = async now => {
  let done = 0
  for (const [state, kept] of [
    ['open', 10 * deskLife.confirm],
    ['confirmed', 2 * rememberedFor],
    ['used', 9 * rememberedFor],
    ['ended', 9 * rememberedFor],
  ] as const) {
    const where = { state, openedAt: { lt: now - kept } }
    const old = await desks.find({ where, order: [['openedAt', 'asc']], limit: 50 })
    for (const { _id } of old) await desks.remove(_id)
    done += old.length
  }
  return done
}
