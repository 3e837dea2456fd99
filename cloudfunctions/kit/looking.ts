import { dayOf } from './clocks'
import type { Context } from './context'
import { derivedId } from './ids'
import { journal } from './journal'
import { lineOf } from './journal-line'
import { see } from './pending'
import type { Collection, Look } from './store'

/** The document as `see` gives it, to be shown whole: whoever looks at somebody else's leaves a line first. */
export async function lookInto<T extends { _id: string }>(
  ctx: Context,
  from: Collection<T>,
  id: string,
): Promise<T> {
  const doc = await see(ctx, from, id)
  await opens(ctx, from, doc)
  return doc
}

/** Writes that the caller opens a record; once a person and day. Whose own it is leaves no line. */
async function opens<T extends { _id: string }>(ctx: Context, from: Collection<T>, doc: T): Promise<void> {
  const place = from.place(doc)
  if (ctx.is(['self', 'party', 'guest'], place)) return
  const { id: by, name } = ctx.by
  const r = derivedId('opens', by, dayOf(ctx.now))
  const act = { r, at: ctx.now, by, name, action: ctx.action, note: '打开看了', look: opened }
  const line = lineOf({ _id: doc._id, collection: from.name, place }, act)
  if (written.has(line._id)) return
  await journal.add(line)
  if (written.size >= remembered) written.clear()
  written.add(line._id)
}

/** Lines this process knows to be written. */
const written = new Set<string>()
const remembered = 2000
const opened: Look = { kind: 'opened' }
