import { randomBytes } from 'node:crypto'
import type { Change, Changed } from '../engine/engine-type'
import type { Document, Filter } from '../engine/types'
import type { Catalog } from './catalog'
import { checkedData, refused } from './data'
import { type Report, scan } from './scan'
import type { Table } from './table'
import { updated } from './update'

/** The changes of documents outside transactions; each belongs inside the writer. */
export type Writes = ReturnType<typeof openWrites>

export function openWrites(catalog: Catalog, report: Report) {
  const hits = (table: Table, filter: Filter, multi: boolean) =>
    scan(table, { filter, sort: [], skip: 0, limit: multi ? Number.POSITIVE_INFINITY : 1 }, report)
  return {
    /** Several belong together as work of many documents: one that is refused must undo the others. */
    add(collection: string, documents: Record<string, unknown>[]): string[] {
      const table = catalog.table(collection)
      const docs = documents.map(identified)
      table.insertAll(docs)
      catalog.noteArrays(table)
      return docs.map(({ _id }) => _id)
    },
    change(collection: string, { filter, update, multi = false, upsert = false }: Change): Changed {
      const table = catalog.table(collection)
      const found = hits(table, filter, multi)
      let changed = 0
      let last: Document | undefined
      for (const kept of found) {
        last = updated(kept.doc, update)
        if (last !== kept.doc && table.replace(kept, last)) changed += 1
      }
      if (found.length === 0 && upsert) {
        last = upserted(filter, update)
        table.insert(last)
        catalog.noteArrays(table)
        return { matched: 0, updated: 0, upsertedId: last._id, document: last }
      }
      if (changed > 0) catalog.noteArrays(table)
      return { matched: found.length, updated: changed, document: last }
    },
    remove(collection: string, filter: Filter, multi: boolean): { deleted: number } {
      const table = catalog.table(collection)
      const found = hits(table, filter, multi)
      for (const kept of found) table.remove(kept)
      return { deleted: found.length }
    },
  }
}

/** Data as a document, `_id` in front; an id is made where there is none. */
export function identified(data: Record<string, unknown>): Document {
  const { _id, ...rest } = checkedData(data)
  if (_id !== undefined && (typeof _id !== 'string' || _id === '')) throw refused('_id must be text')
  return { _id: _id ?? randomBytes(16).toString('hex'), ...rest }
}

/** The document an update makes where its filter finds none; the filter must name it by `_id` alone. */
export function upserted(filter: Filter, update: Record<string, unknown>): Document {
  return updated({ _id: onlyId(filter) }, update)
}

/** The id of a filter that is exactly `{_id}`. */
export function onlyId(filter: Filter): string {
  const { _id } = filter
  if (Object.keys(filter).length === 1 && typeof _id === 'string' && _id !== '') return _id
  throw refused('only documents by their _id')
}
