import type { Role } from '../actor'
import type { Context } from '../context'
import type { Page, Worklist } from '../contract'
import { pageOf } from '../paging'
import type { Collection, Kept, Where } from '../store'
import type { Matter } from './matter'

/** How far ahead a deadline counts as coming due, ms. */
export const soonMs = 3 * 24 * 3600_000

/** In whose lists a matter stands: its holder, those its holder answers for, and those who watch. */
export const listsOf = ({ holder, watch }: Pick<Matter<string>, 'holder' | 'watch'>): string[] => [
  ...new Set([
    ...(holder ? [holder.union] : []),
    ...(holder?.person ? [holder.person] : []),
    ...watch.map(({ union }) => union),
  ]),
]

/**
 * One page of such a list, the earliest due first; served by an index on `lists` and `dueAt`, and `below` by one on
 * `over`, the unions from the top down to the holder's.
 */
export function worklist<T extends Kept & Matter<string> & { lists: string[]; over?: string[] }, R>(
  ctx: Context,
  matters: Collection<T>,
  { list, cursor }: { list: Worklist; cursor: string | null | undefined },
  roles: readonly Role['role'][],
  present: (doc: T) => R,
): Promise<Page<R>> {
  const me = ctx.me()
  const offices = me.roles.filter(({ role }) => roles.includes(role)).map(({ of }) => of)
  const dueAt = dueOf(list, ctx.now)
  const where: Where =
    list === 'below'
      ? { over: { in: offices }, dueAt }
      : { lists: list === 'mine' ? me._id : { in: list === 'level' ? offices : [me._id, ...offices] }, dueAt }
  return pageOf(matters, { where, by: 'dueAt', direction: 'asc', cursor }, present)
}

function dueOf(list: Worklist, now: number) {
  if (list === 'soon') return { gt: now, lte: now + soonMs }
  if (list === 'late' || list === 'below') return { gt: 0, lte: now }
  return { gt: 0 }
}
