import { systemContext } from '../context'
import { derivedId } from '../ids'
import { change } from '../pending'
import { lineage } from '../people'
import type { Collection, Decision, Effect, Kept } from '../store'
import type { Held, Matter } from './matter'

/**
 * Passes up to 100 matters whose time of silence has run out to the union above the last that watches, once each;
 * `passed` says what that changes. A hop is dated by when it was due, however late the timer comes. Answers how many.
 */
export async function sweepPassUps<T extends Kept & Matter<string> & { path: string }>(
  now: number,
  matters: Collection<T>,
  passed: (matter: T, above: Omit<Held, 'since'> | null, at: number) => Partial<T>,
  effects: (matter: T, above: Omit<Held, 'since'> | null) => Effect[] = () => [],
): Promise<number> {
  const where = { passUpAt: { gt: 0, lte: now } }
  const late = await matters.find({ where, order: [['passUpAt', 'asc']], limit: 100 })
  const above = remembered(lineage)
  for (const found of late) {
    const ctx = systemContext(now, derivedId('pass-up', found._id, String(found.passUpAt)))
    const unions = await above(found.path)
    const decide = (doc: T): Decision<T> | null => {
      if (doc.passUpAt !== found.passUpAt) return null
      const last = doc.watch.at(-1)?.path ?? doc.path
      const next = unions.filter(union => union.path.length < last.length).at(-1)
      const to = next ? { name: next.name, level: next.level, union: next._id, path: next.path } : null
      return {
        set: passed(doc, to, found.passUpAt),
        note: to ? `上报${to.name}督办` : '报到最高一级督办',
        effects: effects(doc, to),
      }
    }
    await change(ctx, matters, found._id, decide, found)
  }
  return late.length
}

/**
 * Lets time make its move on up to 100 matters whose clock has run out, once each; `lapsed` says what that changes.
 * It is dated by when it was due, however late the timer comes. Answers how many.
 */
export async function sweepLapses<T extends Kept & Matter<string>>(
  now: number,
  matters: Collection<T>,
  lapsed: (matter: T, at: number) => Decision<T> | null,
): Promise<number> {
  const where = { lapseAt: { gt: 0, lte: now } }
  const due = await matters.find({ where, order: [['lapseAt', 'asc']], limit: 100 })
  for (const found of due) {
    const ctx = systemContext(now, derivedId('lapse', found._id, String(found.lapseAt)))
    const decide = (doc: T) => (doc.lapseAt === found.lapseAt ? lapsed(doc, found.lapseAt) : null)
    await change(ctx, matters, found._id, decide, found)
  }
  return due.length
}

/** Asks once for each key. */
function remembered<R>(ask: (key: string) => Promise<R>): (key: string) => Promise<R> {
  const known = new Map<string, Promise<R>>()
  return key => {
    const answer = known.get(key) ?? ask(key)
    known.set(key, answer)
    return answer
  }
}
