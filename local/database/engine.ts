import { randomBytes } from 'node:crypto'
import Database from 'libsql'
import { aggregate, Query } from 'mingo'
import type { Change, Changed, Engine, EngineOptions, Find, Stage } from '../engine/engine-type'
import { type Document, EngineError, type Filter } from '../engine/types'
import { createCache } from './cache'
import { openCatalog } from './catalog'
import { integrityOf } from './integrity'
import type { Sort } from './plan'
import { countOf, scan } from './scan'
import { openTransactions } from './transaction'
import { checkedData, updated } from './update'
import { openWriter } from './writer'

const cacheBytes = 48 * 1024 * 1024
const everything = Number.POSITIVE_INFINITY

/** Opens the database of one file for this process alone. */
export function openEngine(options: EngineOptions): Engine {
  const { file, now, commit = 'group', onUnserved, transactionMs = 30_000 } = options
  const db = new Database(file)
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 4000',
  )
  const cache = createCache(cacheBytes)
  const catalog = openCatalog(db, cache)
  const writer = openWriter(db, commit, cache.clear)
  const transactions = openTransactions(catalog, now, transactionMs)
  let closed = false

  const write = <R>(work: () => R, many = false): Promise<R> => {
    if (closed) return Promise.reject(new EngineError('DATABASE_REQUEST_FAILED', 'the database is closed'))
    return writer.write(work, many)
  }

  const found = (collection: string, { filter, sort = {}, skip = 0, limit = everything }: Find) =>
    scan(catalog.table(collection), { filter, sort: sortOf(sort), skip, limit }, onUnserved)

  function change(collection: string, { filter, update, multi = false, upsert = false }: Change): Changed {
    const table = catalog.table(collection)
    const hits = found(collection, { filter, limit: multi ? everything : 1 })
    let changed = 0
    let last: Document | undefined
    for (const kept of hits) {
      last = updated(kept.doc, update)
      if (last === kept.doc) continue
      table.replace(kept, last)
      changed += 1
    }
    catalog.noteArrays(table)
    if (hits.length > 0 || !upsert) return { matched: hits.length, updated: changed, document: last }
    const document = upserted(filter, update)
    table.insert(document)
    catalog.noteArrays(table)
    return { matched: 0, updated: 0, upsertedId: document._id, document }
  }

  function add(collection: string, documents: Record<string, unknown>[]): string[] {
    const table = catalog.table(collection)
    const ids = documents.map(data => {
      const doc = identified(data)
      table.insert(doc)
      return doc._id
    })
    catalog.noteArrays(table)
    return ids
  }

  return {
    declare: specs =>
      write(() => {
        for (const spec of specs) catalog.declare(spec)
      }, true),
    async createCollection(name) {
      if (catalog.names().includes(name)) {
        throw new EngineError('DATABASE_COLLECTION_ALREADY_EXIST', `collection ${name} already exists`)
      }
      await write(() => catalog.declare({ name, indexes: [] }), true)
    },
    collections: catalog.names,
    async insert(collection, documents, transaction) {
      catalog.table(collection)
      if (transaction === undefined) return write(() => add(collection, documents), documents.length > 1)
      const tx = transactions.of(transaction)
      return documents.map(data => {
        const doc = identified(data)
        if (tx.read(collection, doc._id))
          throw new EngineError(
            'DATABASE_REQUEST_FAILED',
            `E11000 duplicate key error collection: ${collection} index: _id_ dup key: { ${doc._id} }`,
          )
        tx.write(collection, doc._id, doc)
        return doc._id
      })
    },
    async get(collection, id, transaction) {
      const table = catalog.table(collection)
      return transaction === undefined
        ? table.byId(id)?.doc
        : transactions.of(transaction).read(collection, id)
    },
    async find(collection, find) {
      const docs = found(collection, find).map(kept => kept.doc)
      if (!find.projection || Object.keys(find.projection).length === 0) return docs
      return new Query({}).find<Document>(docs, find.projection).all()
    },
    count: async (collection, filter) => countOf(catalog.table(collection), filter, onUnserved),
    async update(collection, wanted, transaction) {
      catalog.table(collection)
      if (transaction === undefined) return write(() => change(collection, wanted), wanted.multi === true)
      const tx = transactions.of(transaction)
      const id = onlyId(wanted.filter)
      const before = tx.read(collection, id)
      if (!before && !wanted.upsert) return { matched: 0, updated: 0 }
      const document = before ? updated(before, wanted.update) : upserted(wanted.filter, wanted.update)
      tx.write(collection, id, document)
      return before
        ? { matched: 1, updated: 1, document }
        : { matched: 0, updated: 0, upsertedId: id, document }
    },
    async remove(collection, { filter, multi = false }, transaction) {
      catalog.table(collection)
      if (transaction !== undefined) {
        const tx = transactions.of(transaction)
        const id = onlyId(filter)
        const there = tx.read(collection, id) !== undefined
        if (there) tx.write(collection, id, null)
        return { deleted: there ? 1 : 0 }
      }
      return write(() => {
        const table = catalog.table(collection)
        const hits = found(collection, { filter, limit: multi ? everything : 1 })
        for (const kept of hits) table.remove(kept)
        return { deleted: hits.length }
      }, multi)
    },
    aggregate: async (collection, stages) => run(collection, stages),
    begin: async () => transactions.begin(),
    commit: id => write(() => transactions.commit(id), true),
    abort: async id => transactions.abort(id),
    async bulkLoad(collection, documents) {
      let count = 0
      let batch: Record<string, unknown>[] = []
      const load = async () => {
        const docs = batch
        batch = []
        count += (await write(() => add(collection, docs), true)).length
      }
      for (const document of documents) {
        batch.push(document)
        if (batch.length === 5000) await load()
      }
      if (batch.length > 0) await load()
      return count
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
      await writer.idle()
      db.close()
    },
  }

  function run(collection: string, stages: Stage[]): Record<string, unknown>[] {
    const [first, second] = stages
    const filter = first && isFilter(first.$match) ? first.$match : {}
    const used = first?.$match === undefined ? 0 : 1
    const next = used === 1 ? second : first
    const sort = next && isSort(next.$sort) ? next.$sort : undefined
    const limit = stages[used + (sort ? 1 : 0)]?.$limit
    const docs = found(collection, { filter, sort, limit: typeof limit === 'number' ? limit : everything })
    const rest = stages.slice(used + (sort ? 1 : 0))
    try {
      const collectionResolver = (name: string) => found(name, { filter: {} }).map(kept => kept.doc)
      return aggregate(
        docs.map(kept => kept.doc),
        rest,
        { collectionResolver },
      )
    } catch (error) {
      if (error instanceof EngineError) throw error
      throw new EngineError(
        'DATABASE_REQUEST_FAILED',
        `aggregate: ${error instanceof Error ? error.message : error}`,
      )
    }
  }
}

function identified(data: Record<string, unknown>): Document {
  const { _id: given, ...rest } = checkedData(data)
  if (given !== undefined && typeof given !== 'string' && typeof given !== 'number') {
    throw new EngineError('DATABASE_REQUEST_FAILED', '_id is text')
  }
  return { _id: given === undefined ? randomBytes(16).toString('hex') : String(given), ...rest }
}

function upserted(filter: Filter, update: Record<string, unknown>): Document {
  const equal = Object.fromEntries(
    Object.entries(filter).filter(
      ([key, value]) => !key.startsWith('$') && (typeof value !== 'object' || value === null),
    ),
  )
  const doc = identified(equal)
  return updated(doc, update)
}

function onlyId(filter: Filter): string {
  if (Object.keys(filter).length === 1 && typeof filter._id === 'string') return filter._id
  throw new EngineError('DATABASE_REQUEST_FAILED', 'a transaction takes documents by id only')
}

function sortOf(sort: Record<string, 1 | -1>): Sort {
  return Object.entries(sort)
}

const isFilter = (value: unknown): value is Filter => typeof value === 'object' && value !== null

const isSort = (value: unknown): value is Record<string, 1 | -1> =>
  isFilter(value) && Object.values(value).every(direction => direction === 1 || direction === -1)
