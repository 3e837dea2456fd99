import { type Context, systemContext } from './context'
import { journal } from './journal'
import { lineOf } from './journal-line'
import type { Collection, Effect, Kept, Pending } from './store'

/** Carries one effect to its document; done twice it is once, because it works under the request it is given. */
export type Carrier = (ctx: Context, input: Record<string, unknown>) => Promise<void>

const carriers = new Map<string, Carrier>()

/** Tells the kit who carries out effects addressed to these names. */
export function registerCarriers(given: Record<string, Carrier>): void {
  for (const [name, carrier] of Object.entries(given)) carriers.set(name, carrier)
}

/** Answers are remembered this long, ms. */
export const rememberedFor = 7 * 24 * 3600_000

/** When the document just written has effects, carries them out now; otherwise the sweep writes the journal later. */
export async function carryOut<T extends Kept>(ctx: Context, at: Collection<T>, doc: T): Promise<T> {
  if (!doc.pending.some(act => act.effects.length > 0)) return doc
  try {
    await drain(ctx.now, at, doc)
  } catch (error) {
    if (error instanceof Error) afterSave.add(error)
    throw error
  }
  return doc
}

const afterSave = new WeakSet<Error>()

/** Whether this was thrown when what was asked for had been saved already. */
export const isAfterSave = (error: Error) => afterSave.has(error)

/** Empties up to `limit` documents of this collection of what waits on them; says how many. */
export async function drainAll<T extends Kept>(now: number, at: Collection<T>, limit = 50): Promise<number> {
  const waiting = await at.find({ where: { pendingAt: { gt: 0 } }, order: [['pendingAt', 'asc']], limit })
  for (const doc of waiting) await drain(now, at, doc)
  return waiting.length
}

async function drain<T extends Kept>(now: number, at: Collection<T>, doc: T): Promise<void> {
  for (const act of doc.pending) {
    for (const [i, effect] of act.effects.entries()) await deliver(act, effect, i)
    await journal.add(lineOf({ _id: doc._id, collection: at.name, place: at.place(doc) }, act))
  }
  const remembered = doc.done.filter(old => old.at > now - rememberedFor)
  const done = [...remembered, ...doc.pending.map(({ r, at }) => ({ r, at }))]
  const emptied = { pending: [], done, pendingAt: 0 }
  if (await at.update(doc._id, { rev: doc.rev }, {}, { set: emptied })) return
  for (const { r, at: when } of doc.pending) {
    const moved = { pull: { pending: { r } }, push: { done: [{ r, at: when }] } }
    await at.update(doc._id, { 'pending.r': r }, {}, moved)
  }
}

async function deliver(act: Pending, effect: Effect, i: number): Promise<void> {
  const carrier = carriers.get(effect.to)
  if (!carrier) throw new Error(`nobody carries out ${effect.to}`)
  await carrier(systemContext(act.at, `${act.r}/${i}`, { id: act.by, name: act.name }), effect.input)
}
