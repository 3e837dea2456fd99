import type { Context } from './context'
import { carryOut } from './drain'
import { notFound, Refusal } from './refusal'
import {
  type Bare,
  type Change,
  type Collection,
  changed,
  type Decision,
  type Kept,
  meets,
  type Pending,
  type Where,
} from './store'
import { aside, inTurn } from './turns'

/**
 * Adds one document, its journal line and its effects in one write. The same request made again finds its document;
 * another request that would take the same id gets the refusal.
 */
export async function create<T extends Kept>(
  ctx: Context,
  to: Collection<T>,
  doc: Bare<T>,
  act: Act & { taken?: Refusal },
): Promise<T> {
  const whole = keep<T>(doc, pendingOf(ctx, act, to.place(keep<T>(doc)).path))
  if (await to.add(whole)) return carryOut(ctx, to, whole)
  const there = await to.get(whole._id)
  if (there && knows(there, ctx.request)) return carryOut(ctx, to, there)
  throw act.taken ?? new Refusal('CONFLICT', 'taken', '已经有一份了，不用再办。')
}

/**
 * Reads a document the caller may see, decides, and writes change, journal line and effects in one conditional
 * update; who came in between makes it read and decide again, one after the other within a process. A request that was
 * done before changes nothing, nor does one whose decision is `null`: what it asks for holds already. A condition that
 * the document it was decided on does not meet is a fault of the program: the decision had to refuse. `found` is the
 * document when it was just read.
 */
export async function change<T extends Kept>(
  ctx: Context,
  at: Collection<T>,
  id: string,
  decide: (doc: T) => Decision<T> | null,
  found?: T,
): Promise<T> {
  const once = async (given?: T): Promise<T | null> => {
    const doc = given ?? (await see(ctx, at, id))
    if (knows(doc, ctx.request)) return carryOut(ctx, at, doc)
    const decision = decide(doc)
    if (!decision) return doc
    if (decision.when && !meets(doc, decision.when))
      throw new Error(`${ctx.action} decided what the ${at.name} it read does not allow, and refused nothing`)
    const kept = pendingChange(ctx, decision, at.place(doc).path)
    const done = await at.update(
      id,
      { ...unknown(ctx), ...(decision.when ?? { rev: doc.rev }) },
      decision,
      kept,
    )
    return done ? carryOut(ctx, at, changed(changed(doc, decision), kept)) : null
  }
  return (
    (await once(found)) ??
    inTurn(`${at.name}/${id}`, async () => {
      for (let tries = 1; tries <= 60; tries += 1) {
        const done = await once()
        if (done) return done
        await aside(ctx.request, tries)
      }
      throw new Refusal('CONFLICT', 'busy', '同时办理的人多，没有排上，请再点一次。')
    })
  )
}

/**
 * Writes first and reads only if that failed, for the busiest places: the condition says the whole rule. `explain`
 * turns the document that did not meet it into a refusal, or returns when what was asked already holds.
 */
export async function claim<T extends Kept>(
  ctx: Context,
  at: Collection<T>,
  id: string,
  decision: Decision<T> & { when: Where },
  explain: (doc: T) => void,
): Promise<T | null> {
  const kept = pendingChange(ctx, decision)
  if (await at.update(id, { ...unknown(ctx), ...decision.when }, decision, kept)) return null
  const doc = await see(ctx, at, id)
  if (!knows(doc, ctx.request)) explain(doc)
  return doc
}

/** The document this request made before, if it did; what has passed since does not make a repeated call fail. */
export async function already<T extends Kept>(
  ctx: Context,
  from: Collection<T>,
  id: string,
): Promise<T | null> {
  const doc = await from.get(id)
  return doc && knows(doc, ctx.request) ? doc : null
}

/** The document if it exists and the caller stands where this action's people must stand; else it does not exist. */
export async function see<T>(ctx: Context, from: Collection<T>, id: string): Promise<T> {
  const doc = await from.get(id)
  if (!doc || !ctx.may(from.place(doc))) throw notFound()
  return doc
}

/** A document with all the kit keeps on it, as it is first written. */
export function keep<T extends Kept>(doc: Bare<T>, first?: Pending): T {
  const kept = { rev: 1, pending: first ? [first] : [], pendingAt: first?.at ?? 0, done: [] }
  return Object.assign({}, doc, kept) as unknown as T
}

/** What an act says of itself. */
export type Act = Pick<Decision<Kept>, 'note' | 'look' | 'effects'>

/** The act itself as it waits on its document. */
export const pendingOf = (ctx: Context, { note, look, effects = [] }: Act, path?: string): Pending => ({
  r: ctx.request,
  at: ctx.now,
  by: ctx.by.id,
  name: ctx.by.name,
  action: ctx.action,
  note,
  ...(path !== undefined && { path }),
  ...(look && { look }),
  effects,
})

/** Whether this request already did its work on this document. */
export const knows = (doc: Kept, request: string) =>
  doc.pending.some(act => act.r === request) || doc.done.some(act => act.r === request)

/** The condition that this request has not been done on the document. */
export const unknown = (ctx: Context): Where => ({
  'pending.r': { not: ctx.request },
  'done.r': { not: ctx.request },
})

/** What every act writes beside its own change: itself, as pending. */
export const pendingChange = (ctx: Context, act: Act, path?: string): Change<Kept> => ({
  set: { pendingAt: ctx.now },
  inc: { rev: 1 },
  push: { pending: [pendingOf(ctx, act, path)] },
})
