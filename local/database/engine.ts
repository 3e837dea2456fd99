import Database from 'libsql'
import { Context } from 'mingo'
import * as expressions from 'mingo/operators/expression'
import * as projections from 'mingo/operators/projection'
import { Query } from 'mingo/query'
import type { Engine, EngineOptions, Find } from '../engine/engine-type'
import { EngineError } from '../engine/types'
import { aggregate } from './aggregation'
import { createCache } from './cache'
import { openCatalog } from './catalog'
import { parseStored, stringify } from './ejson'
import { checkExpression } from './filter-check'
import { integrityOf } from './integrity'
import { countOf, scanTexts, type Wanted } from './scan'
import { documentOf } from './table'
import { openTransactions } from './transaction'
import { openWriter } from './writer'
import { openWrites } from './writes'

/** Opens the database of one file for this process alone. */
export function openEngine(options: EngineOptions): Engine {
  const { file, commit = 'group', onUnserved, transactionMs = 30_000 } = options
  const db = new Database(file)
  db.exec(pragmas)
  const cache = createCache(cachedCharacters)
  const catalog = openCatalog(db, cache)
  const writer = openWriter(db, commit, cache.clear, options.room)
  const writes = openWrites(catalog, onUnserved)
  const transactions = openTransactions(catalog, transactionMs)
  let closed = false

  const write = <R>(work: () => R, many = false): Promise<R> => {
    if (closed) return Promise.reject(new EngineError('DATABASE_REQUEST_FAILED', 'the database is closed'))
    return writer.write(work, many)
  }

  const texts = (collection: string, find: Find): string[] => {
    const found = scanTexts(catalog.table(collection), wantedOf(find), onUnserved)
    return hasFields(find.projection) ? projected(found, find.projection) : found
  }

  return {
    async declare(specs) {
      for (const spec of specs) await write(() => catalog.declare(spec), true)
    },
    async createCollection(name) {
      if (catalog.names().includes(name))
        throw new EngineError('DATABASE_REQUEST_FAILED', `Table exist: collection ${name} already exists`)
      await write(() => catalog.declare({ name, indexes: [] }), true)
    },
    collections: catalog.names,
    async insert(collection, documents, transaction) {
      catalog.table(collection)
      if (transaction !== undefined) return transactions.insert(transaction, collection, documents)
      return write(() => writes.add(collection, documents), documents.length > 1)
    },
    async get(collection, id, transaction) {
      const table = catalog.table(collection)
      if (transaction !== undefined) return structuredClone(transactions.read(transaction, collection, id))
      const text = table.textById(id)
      return text === undefined ? undefined : documentOf(text)
    },
    texts: async (collection, find) => texts(collection, find),
    find: async (collection, find) => texts(collection, find).map(documentOf),
    count: async (collection, filter) => countOf(catalog.table(collection), filter, onUnserved),
    async update(collection, change, transaction) {
      catalog.table(collection)
      if (transaction !== undefined) return transactions.update(transaction, collection, change)
      return write(() => writes.change(collection, change), change.multi === true)
    },
    async remove(collection, { filter, multi = false }, transaction) {
      catalog.table(collection)
      if (transaction !== undefined) return transactions.remove(transaction, collection, filter)
      return write(() => writes.remove(collection, filter, multi), multi)
    },
    aggregate: async (collection, stages) => aggregate(catalog, collection, stages, onUnserved),
    begin: async () => transactions.begin(),
    commit: id => write(() => transactions.commit(id), true),
    abort: async id => transactions.abort(id),
    async bulkLoad(collection, documents) {
      let count = 0
      let batch: Record<string, unknown>[] = []
      const load = async () => {
        const docs = batch
        batch = []
        count += (await write(() => writes.add(collection, docs), true)).length
      }
      for (const document of documents) {
        batch.push(document)
        if (batch.length === loadedAtOnce) await load()
      }
      if (batch.length > 0) await load()
      return count
    },
    async hastily(work) {
      db.exec('PRAGMA synchronous = OFF')
      try {
        return await work()
      } finally {
        await writer.idle()
        db.exec('PRAGMA synchronous = FULL')
        // A checkpoint syncs both files, but only when there is something to carry over.
        db.exec('PRAGMA user_version = 1')
        db.exec('PRAGMA wal_checkpoint(FULL)')
      }
    },
    leaveNoTrace() {
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    },
    integrity: async () => integrityOf(db, catalog),
    pragma(name) {
      if (!/^[a-z_]+$/.test(name)) throw new Error('not a pragma')
      const row: unknown = db.prepare(`PRAGMA ${name}`).get()
      const value: unknown = typeof row === 'object' && row !== null ? Object.values(row)[0] : undefined
      return typeof value === 'number' ? value : String(value)
    },
    async close() {
      closed = true
      transactions.end()
      await writer.idle()
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      db.close()
    },
  }
}

/** What is removed is overwritten at once. The mapping keeps a look-up in a large file as cheap as in a small one: a page is read where it lies. */
const pragmas = `
PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768; PRAGMA mmap_size = 2147418112;
PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 4000; PRAGMA secure_delete = ON;
`
const cachedCharacters = 8 * 1024 * 1024
const loadedAtOnce = 5000

const wantedOf = ({ filter, sort = {}, skip = 0, limit = Number.POSITIVE_INFINITY }: Find): Wanted => ({
  filter,
  sort: Object.entries(sort),
  skip,
  limit,
})

type Projection = Record<string, unknown>

const hasFields = (projection: Projection | undefined): projection is Projection =>
  projection !== undefined && Object.keys(projection).length > 0

const projecting = Context.init({ expression: expressions, projection: projections })

function projected(found: string[], projection: Projection): string[] {
  checkExpression(projection)
  try {
    const docs = found.map(parseStored)
    const query = new Query({}, { context: projecting, scriptEnabled: false })
    return query.find(docs, projection).all().map(stringify)
  } catch (error) {
    throw new EngineError(
      'DATABASE_REQUEST_FAILED',
      `projection: ${error instanceof Error ? error.message : error}`,
    )
  }
}
