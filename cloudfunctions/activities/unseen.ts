import type { Context } from '../kit/context'
import { pendingChange, unknown } from '../kit/pending'
import { notFound } from '../kit/refusal'
import { meets, type Where } from '../kit/store'
import { inTurn } from '../kit/turns'
import type { Adding } from './domain'
import { type Activity, activities } from './store'
import { alone, type Decide, together } from './together'

/** What may be done without reading: of the condition, `plain` is what the activity itself must be. */
export type Unseen = Adding & { when: Where; plain: Where }

/**
 * Does something by one conditional update that says the whole rule, and reads only when that changed nothing or others
 * are at it: then it is decided on what is read, with those others. Answers what was read, `null` when nothing was.
 */
export async function unseen(
  ctx: Context,
  id: string,
  { plain, ...act }: Unseen,
  decide: Decide,
): Promise<Activity | null> {
  const key = `${ctx.action}/${id}`
  const when = { ...unknown(ctx), ...plain, ...act.when }
  const claim = () => activities.update(id, when, act, pendingChange(ctx, act))
  if (!readFirst.has(key) && (await alone(id, claim))) return null
  return together(ctx, id, doc => {
    if (meets(doc, plain)) readFirst.delete(key)
    else note(key)
    return decide(doc)
  })
}

/** What the caller may see of an activity as it is now, read together with the others in this process who ask. */
export async function seeTogether(ctx: Context, id: string): Promise<Activity> {
  const doc = await readTogether(id)
  if (!doc || !ctx.may(activities.place(doc))) throw notFound()
  return doc
}

/**
 * What this process last read and found not to be plain: there the update would change nothing, so reading comes first.
 * It says in which order to ask, never what the answer is.
 */
const readFirst = new Set<string>()
const mostNoted = 1000

function note(key: string): void {
  if (readFirst.size >= mostNoted) readFirst.clear()
  readFirst.add(key)
}

/** Readings that have not begun. */
const next = new Map<string, Promise<Activity | null>>()

/** A reading that begins after this was asked for; when it was lost with the call that made it, each reads for itself. */
function readTogether(id: string): Promise<Activity | null> {
  const shared = next.get(id)
  if (shared) return shared.catch(() => activities.get(id))
  const mine = inTurn(`read ${activities.name}/${id}`, () => {
    next.delete(id)
    return activities.get(id)
  })
  next.set(id, mine)
  return mine
}
