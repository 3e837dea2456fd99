import type { Document } from '../engine/types'
import { refused } from './data'
import { component } from './keys'
import { valuesAt } from './paths'

/** The entries a document has in an index of these fields: one, or one an element of an array. */
export function keysOf(
  index: { fields: readonly (readonly [path: string, direction: 1 | -1])[]; arrays: Set<number> },
  doc: Document,
): Buffer[] {
  let keys: Buffer[] | undefined
  let array: string | undefined
  for (const [i, [path, direction]] of index.fields.entries()) {
    const { values, through } = valuesAt(doc, path)
    if (through !== undefined) {
      if (array !== undefined && array !== through)
        throw refused(`cannot index parallel arrays [${array}] [${through}]`)
      array = through
      index.arrays.add(i)
    }
    const parts = values.map(value => component(value, direction))
    keys = keys ? keys.flatMap(key => parts.map(part => Buffer.concat([key, part]))) : parts
  }
  if (!keys || keys.length < 2) return keys ?? []
  return [...new Map(keys.map(key => [key.toString('latin1'), key])).values()]
}
