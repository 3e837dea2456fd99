import type { Page } from './contract'
import { Refusal } from './refusal'
import type { Collection, Where } from './store'

/**
 * One page of a list in the order of one field and the id, from behind the cursor on; an index whose fields are those
 * of `where` and then `by` serves it, however deep the page.
 */
export async function pageOf<T extends { _id: string }, R>(
  from: Collection<T>,
  list: {
    where: Where
    by: keyof T & string
    direction: 'asc' | 'desc'
    cursor: string | null | undefined
    size?: number
  },
  present: (doc: T) => R,
): Promise<Page<R>> {
  const { where, by, direction, size = 20 } = list
  const after = list.cursor ? readCursor(list.cursor) : null
  const [outer, inner] = direction === 'asc' ? (['gte', 'gt'] as const) : (['lte', 'lt'] as const)
  const docs = await from.find({
    where: after ? { ...where, [by]: { ...bounds(where[by]), [outer]: after.value } } : where,
    either: after ? [{ [by]: { [inner]: after.value } }, { _id: { [inner]: after.id } }] : undefined,
    order: [
      [by, direction],
      ['_id', direction],
    ],
    limit: size + 1,
  })
  const rows = docs.slice(0, size)
  const last = rows.at(-1)
  return {
    rows: rows.map(present),
    next: docs.length > size && last ? writeCursor(last[by], last._id) : null,
  }
}

const bounds = (held: Where[string] | undefined) => (typeof held === 'object' && held !== null ? held : {})

function writeCursor(value: unknown, id: string): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url')
}

function readCursor(cursor: string): { value: number | string; id: string } {
  try {
    const [value, id]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if ((typeof value === 'number' || typeof value === 'string') && typeof id === 'string')
      return { value, id }
  } catch {}
  throw new Refusal('INVALID', 'cursor', '翻页位置不对，请从头再看。', 'cursor')
}
