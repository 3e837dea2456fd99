import type { Document } from '../engine/types'
import { component } from './keys'
import { valuesAt } from './paths'
import type { Sort } from './plan'

/** Sorts as an index would: of a list the least element counts when rising, the greatest when falling. */
export function inOrder<T>(items: T[], sort: Sort, docOf: (item: T) => Document): T[] {
  return items
    .map(item => ({ item, key: sortKey(docOf(item), sort) }))
    .sort((one, other) => Buffer.compare(one.key, other.key))
    .map(({ item }) => item)
}

function sortKey(doc: Document, sort: Sort): Buffer {
  return Buffer.concat(
    sort.map(([path, direction]) => {
      const parts = valuesAt(doc, path).values.map(value => component(value, direction))
      return parts.reduce((least, part) => (Buffer.compare(part, least) < 0 ? part : least))
    }),
  )
}
