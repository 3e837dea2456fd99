import type { Change, Changed } from '../engine/engine-type'
import { type Document, EngineError, type Filter } from '../engine/types'
import type { Catalog } from './catalog'
import { duplicate, type Table } from './table'
import { updated } from './update'
import { identified, onlyId, upserted } from './writes'

export type Transactions = {
  begin(): string
  read(id: string, collection: string, doc: string): Document | undefined
  insert(id: string, collection: string, documents: Record<string, unknown>[]): string[]
  update(id: string, collection: string, change: Change): Changed
  remove(id: string, collection: string, filter: Filter): { deleted: number }
  /** Checks that nothing seen has changed and writes everything; belongs inside the writer, as work of many documents. */
  commit(id: string): void
  abort(id: string): void
  /** Gives up all that are open. */
  end(): void
}

/** A document as the transaction sees it; `version` is the one it had when first touched, null when there was none. */
type Touched = { table: Table; version: number | null; doc: Document | null; written: boolean }

type Open = { touched: Map<string, Touched>; until: number }

/**
 * Optimistic transactions over documents by id. What a transaction saw must still be so when it commits; of two that
 * write one document the second fails at once, as in the cloud. One that is not over after `lifeMs` is given up.
 */
export function openTransactions(catalog: Catalog, lifeMs: number): Transactions {
  const open = new Map<string, Open>()
  const held = new Map<string, string>()
  let count = 0

  function abort(id: string): void {
    open.delete(id)
    for (const [key, holder] of held) if (holder === id) held.delete(key)
  }

  function giveUpLate(): void {
    const now = performance.now()
    for (const [id, { until }] of open) if (until < now) abort(id)
  }

  function running(id: string): Open {
    giveUpLate()
    const transaction = open.get(id)
    if (transaction) return transaction
    throw new EngineError('DATABASE_TRANSACTION_NOT_EXIST', 'the transaction is over or never began')
  }

  function touch(id: string, collection: string, doc: string): Touched {
    const { touched } = running(id)
    const key = `${collection}/${doc}`
    const known = touched.get(key)
    if (known) return known
    const table = catalog.table(collection)
    const kept = table.byId(doc)
    const fresh = { table, version: kept?.version ?? null, doc: kept?.doc ?? null, written: false }
    touched.set(key, fresh)
    return fresh
  }

  /** The document to write; taken from here on, unless another transaction has it. */
  function take(id: string, collection: string, doc: string): Touched {
    const touched = touch(id, collection, doc)
    const key = `${collection}/${doc}`
    const holder = held.get(key)
    if ((holder !== undefined && holder !== id) || isStale(touched, doc)) {
      abort(id)
      throw conflict()
    }
    held.set(key, id)
    touched.written = true
    return touched
  }

  return {
    begin() {
      giveUpLate()
      count += 1
      const id = `transaction-${process.pid}-${count}-${Math.round(performance.timeOrigin)}`
      open.set(id, { touched: new Map(), until: performance.now() + lifeMs })
      return id
    },
    read: (id, collection, doc) => touch(id, collection, doc).doc ?? undefined,
    insert(id, collection, documents) {
      const docs = documents.map(identified)
      for (const { _id } of docs) if (touch(id, collection, _id).doc) throw duplicate(collection, '_id_', _id)
      for (const doc of docs) take(id, collection, doc._id).doc = doc
      return docs.map(({ _id }) => _id)
    },
    update(id, collection, { filter, update, upsert = false }) {
      const doc = onlyId(filter)
      const before = touch(id, collection, doc).doc
      if (!before && !upsert) return { matched: 0, updated: 0 }
      const document = before ? updated(before, update) : upserted(filter, update)
      take(id, collection, doc).doc = document
      if (!before) return { matched: 0, updated: 0, upsertedId: doc, document }
      return { matched: 1, updated: 1, document }
    },
    remove(id, collection, filter) {
      const doc = onlyId(filter)
      if (!touch(id, collection, doc).doc) return { deleted: 0 }
      take(id, collection, doc).doc = null
      return { deleted: 1 }
    },
    commit(id) {
      const { touched } = running(id)
      abort(id)
      const all = [...touched].map(([key, one]) => ({ ...one, id: key.slice(one.table.name.length + 1) }))
      if (all.some(one => isStale(one, one.id))) throw conflict()
      const written = all.filter(one => one.written)
      for (const { table, id: doc } of written.filter(one => !one.doc)) removeIfThere(table, doc)
      for (const { table, doc } of written) if (doc) put(table, doc)
      for (const table of new Set(written.map(one => one.table))) catalog.noteArrays(table)
    },
    abort,
    end() {
      open.clear()
      held.clear()
    },
  }
}

const conflict = () =>
  new EngineError('DATABASE_TRANSACTION_CONFLICT', 'DATABASE_TRANSACTION_CONFLICT: another write came first')

const isStale = ({ table, version }: Touched, id: string) => (table.byId(id)?.version ?? null) !== version

function removeIfThere(table: Table, id: string): void {
  const kept = table.byId(id)
  if (kept) table.remove(kept)
}

function put(table: Table, doc: Document): void {
  const kept = table.byId(doc._id)
  if (kept) table.replace(kept, doc)
  else table.insert(doc)
}
