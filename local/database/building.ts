import type { Kept } from './cache'
import { keysOf } from './index-keys'
import type { IndexStore, Readable } from './index-store'
import { documentOf, refuseTaken, type Table } from './table'

/** Every document of a table, in the order of their ids. */
export function* documentsOf(table: Table): Generator<Kept> {
  const all = { low: Buffer.alloc(0), high: Buffer.from([0xff]) }
  let edge: { key: Buffer; row: number } | null = null
  for (;;) {
    const hits: ReturnType<Readable['hits']> = table.ids.hits(all, edge, 200, false)
    for (const { row, version, text } of hits) yield { row, version, text, doc: documentOf(text) }
    edge = hits.at(-1) ?? null
    if (!edge) return
  }
}

/** Writes the entries of every document into a new index; a unique one refuses a value found twice. */
export function buildIndex(table: Table, index: IndexStore): void {
  for (const { row, doc } of documentsOf(table)) {
    const keys = keysOf(index, doc)
    refuseTaken(index, keys, table.name)
    for (const key of keys) index.add(key, row)
  }
}
