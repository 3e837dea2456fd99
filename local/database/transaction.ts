import { type Document, EngineError } from '../engine/types'
import type { Catalog } from './catalog'

/** What a transaction saw and wants: documents by collection and id, with the version they had when first touched. */
export type Transaction = {
  read(collection: string, id: string): Document | undefined
  /** Puts a document in place of the one seen, or takes it away; fails at once if another transaction holds it. */
  write(collection: string, id: string, doc: Document | null): void
}

type Touched = {
  collection: string
  id: string
  version: number | null
  doc: Document | null
  written: boolean
}

export type Transactions = {
  begin(): string
  of(id: string): Transaction
  /** Checks that nothing seen has changed and writes everything; belongs inside the writer, as many-document work. */
  commit(id: string): void
  abort(id: string): void
}

/** Optimistic transactions over documents by id; the second writer of a document fails at once, as in the cloud. */
export function openTransactions(catalog: Catalog, clock: () => number, lifeMs: number): Transactions {
  const open = new Map<string, { touched: Map<string, Touched>; until: number }>()
  const held = new Map<string, string>()
  let count = 0

  function end(id: string): void {
    open.delete(id)
    for (const [key, holder] of held) if (holder === id) held.delete(key)
  }

  function running(id: string) {
    const transaction = open.get(id)
    if (transaction && transaction.until >= clock()) return transaction
    end(id)
    throw new EngineError('DATABASE_TRANSACTION_NOT_EXIST', 'the transaction has ended or never began')
  }

  function touch(id: string, collection: string, doc: string): Touched {
    const { touched } = running(id)
    const key = `${collection}/${doc}`
    const known = touched.get(key)
    if (known) return known
    const kept = catalog.table(collection).byId(doc)
    const fresh = {
      collection,
      id: doc,
      version: kept?.version ?? null,
      doc: kept?.doc ?? null,
      written: false,
    }
    touched.set(key, fresh)
    return fresh
  }

  return {
    begin() {
      for (const [id, { until }] of open) if (until < clock()) end(id)
      count += 1
      const id = `transaction-${process.pid}-${clock()}-${count}`
      open.set(id, { touched: new Map(), until: clock() + lifeMs })
      return id
    },
    of: id => ({
      read: (collection, doc) => touch(id, collection, doc).doc ?? undefined,
      write(collection, doc, next) {
        const touched = touch(id, collection, doc)
        const key = `${collection}/${doc}`
        const holder = held.get(key)
        if ((holder !== undefined && holder !== id) || changed(catalog, touched)) {
          end(id)
          throw conflict()
        }
        held.set(key, id)
        touched.doc = next
        touched.written = true
      },
    }),
    commit(id) {
      const { touched } = running(id)
      end(id)
      for (const one of touched.values()) if (changed(catalog, one)) throw conflict()
      for (const one of touched.values()) if (one.written) put(catalog, one)
    },
    abort: end,
  }
}

const conflict = () =>
  new EngineError('DATABASE_TRANSACTION_CONFLICT', 'DATABASE_TRANSACTION_CONFLICT: another write came first')

const changed = (catalog: Catalog, { collection, id, version }: Touched) =>
  (catalog.table(collection).byId(id)?.version ?? null) !== version

function put(catalog: Catalog, { collection, id, doc }: Touched): void {
  const table = catalog.table(collection)
  const kept = table.byId(id)
  if (kept && doc) table.replace(kept, doc)
  else if (kept) table.remove(kept)
  else if (doc) table.insert(doc)
  catalog.noteArrays(table)
}
