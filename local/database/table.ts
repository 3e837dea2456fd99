import type Database from 'libsql'
import { type Document, EngineError, type IndexSpec } from '../engine/types'
import type { Cache, Kept } from './cache'
import { parse, stringify } from './ejson'
import { component } from './keys'
import { valuesAt } from './paths'
import { fieldsOf, type Indexed } from './plan'

/** A document may be no larger than this in EJSON text; the cloud's limit is 16 MB. */
const MAX_BYTES = 16 * 1024 * 1024

export type Row = { row: number; key: Buffer }

/** The rows of one collection and its index entries; writing belongs inside the writer. */
export type Table = {
  name: string
  indexes: (Indexed & { spec: IndexSpec; arrays: Set<number> })[]
  byId(id: string): Kept | undefined
  byRow(row: number): Kept | undefined
  rows(after: number, limit: number): number[]
  /** Rows of an index range behind the edge, in the direction of reading. */
  beyond(
    index: number,
    edge: Row,
    range: { low: Buffer; high: Buffer },
    limit: number,
    reversed: boolean,
  ): Row[]
  countBetween(index: number, low: Buffer, high: Buffer): number
  count(): number
  hasEntry(index: number, key: Buffer, row: number): boolean
  countEntries(index: number): number
  insert(doc: Document): void
  replace(old: Kept, doc: Document): void
  remove(old: Kept): void
  addIndex(spec: IndexSpec): void
  /** Writes a document's entries of one index; a unique one refuses a key that is taken. */
  addEntries(index: number, keys: Buffer[], row: number): void
}

/** Opens the tables of a collection, made if missing. */
export function openTable(
  db: Database.Database,
  number: number,
  name: string,
  cache: Cache,
  stamp: () => number,
): Table {
  const docs = `docs_${number}`
  db.exec(
    `CREATE TABLE IF NOT EXISTS ${docs}(row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, body TEXT NOT NULL)`,
  )
  const sql = {
    byId: db.prepare(`SELECT row, version, body FROM ${docs} WHERE id = ?`),
    byRow: db.prepare(`SELECT id, version, body FROM ${docs} WHERE row = ?`),
    rows: db.prepare(`SELECT row FROM ${docs} WHERE row > ? ORDER BY row LIMIT ?`),
    count: db.prepare(`SELECT COUNT(*) AS n FROM ${docs}`),
    insert: db.prepare(`INSERT INTO ${docs}(id, version, body) VALUES (?, ?, ?)`),
    update: db.prepare(`UPDATE ${docs} SET version = ?, body = ? WHERE row = ?`),
    remove: db.prepare(`DELETE FROM ${docs} WHERE row = ?`),
  }
  const indexes: Index[] = []
  const ids = new Map<number, string>()
  const keyOf = (id: string) => `${number}/${id}`

  function keep(row: number, id: string, version: number, body: string): Kept {
    const doc = parse(body)
    if (!isDocument(doc)) throw new Error(`row ${row} of ${name} is no document`)
    const kept = { row, version, doc, size: body.length }
    cache.set(keyOf(id), kept)
    return kept
  }

  function remember(row: number, doc: Document, version: number, size: number): void {
    cache.set(keyOf(doc._id), { row, version, doc, size })
  }

  return {
    name,
    indexes,
    byId(id) {
      const held = cache.get(keyOf(id))
      if (held) return held
      const found: unknown = sql.byId.get(id)
      return isRow(found) ? keep(found.row, id, found.version, found.body) : undefined
    },
    byRow(row) {
      const id = ids.get(row)
      const held = id === undefined ? undefined : cache.get(keyOf(id))
      if (held && held.row === row) return held
      const found: unknown = sql.byRow.get(row)
      if (!isIdRow(found)) return undefined
      if (ids.size > 200_000) ids.clear()
      ids.set(row, found.id)
      return cache.get(keyOf(found.id)) ?? keep(row, found.id, found.version, found.body)
    },
    rows: (after, limit) => sql.rows.all(after, limit).map(found => Number(field(found, 'row'))),
    beyond(index, edge, { low, high }, limit, reversed) {
      const { up, down } = at(indexes, index)
      return (
        reversed ? down.all(low, edge.key, edge.row, limit) : up.all(high, edge.key, edge.row, limit)
      ).map(found => ({
        row: Number(field(found, 'row')),
        key: bytesOf(field(found, 'key')),
      }))
    },
    countBetween: (index, low, high) => Number(field(at(indexes, index).count.get(low, high), 'n')),
    count: () => Number(field(sql.count.get(), 'n')),
    hasEntry: (index, key, row) => at(indexes, index).own.get(key, row) !== undefined,
    countEntries: index => Number(field(at(indexes, index).all.get(), 'n')),
    insert(doc) {
      const body = bodyOf(doc)
      if (this.byId(doc._id)) throw duplicate(name, '_id', doc._id)
      const entries = indexes.map(index => keysOf(index, doc))
      for (const [i, index] of indexes.entries()) refuseTaken(index, entries[i] ?? [], name)
      const version = stamp()
      const row = Number(sql.insert.run(doc._id, version, body).lastInsertRowid)
      for (const [i, index] of indexes.entries()) for (const key of entries[i] ?? []) index.add.run(key, row)
      remember(row, doc, version, body.length)
    },
    replace(old, doc) {
      const body = bodyOf(doc)
      const changes = indexes.map(index => differ(keysOf(index, old.doc), keysOf(index, doc)))
      for (const [i, index] of indexes.entries()) refuseTaken(index, changes[i]?.gained ?? [], name)
      const version = stamp()
      sql.update.run(version, body, old.row)
      for (const [i, index] of indexes.entries()) {
        for (const key of changes[i]?.lost ?? []) index.drop.run(key, old.row)
        for (const key of changes[i]?.gained ?? []) index.add.run(key, old.row)
      }
      remember(old.row, doc, version, body.length)
    },
    remove(old) {
      sql.remove.run(old.row)
      for (const index of indexes) for (const key of keysOf(index, old.doc)) index.drop.run(key, old.row)
      cache.drop(keyOf(old.doc._id))
    },
    addIndex(spec) {
      indexes.push(openIndex(db, `index_${number}_${indexes.length}`, spec))
    },
    addEntries(i, keys, row) {
      const index = at(indexes, i)
      refuseTaken(index, keys, name)
      for (const key of keys) index.add.run(key, row)
    },
  }
}

/** The entries a document has in an index of these fields: one, or one an element of an array. */
export function keysOf(index: { fields: Indexed['fields']; arrays: Set<number> }, doc: Document): Buffer[] {
  let keys: Buffer[] = [Buffer.alloc(0)]
  for (const [i, [path, direction]] of index.fields.entries()) {
    const { values, many } = valuesAt(doc, path)
    if (many) index.arrays.add(i)
    const parts = values.map(value => component(value, direction))
    keys = keys.flatMap(key => parts.map(part => (key.length === 0 ? part : Buffer.concat([key, part]))))
  }
  if (keys.length < 2) return keys
  return [...new Map(keys.map(key => [key.toString('latin1'), key])).values()]
}

type Index = Indexed & { spec: IndexSpec; arrays: Set<number> } & Record<
    'up' | 'down' | 'count' | 'all' | 'own' | 'add' | 'drop' | 'has',
    Database.Statement
  >

function openIndex(db: Database.Database, table: string, spec: IndexSpec): Index {
  db.exec(
    `CREATE TABLE IF NOT EXISTS ${table}(key BLOB NOT NULL, row INTEGER NOT NULL, PRIMARY KEY(key, row)) WITHOUT ROWID`,
  )
  return {
    spec,
    fields: fieldsOf(spec),
    arrays: new Set(),
    up: db.prepare(
      `SELECT key, row FROM ${table} WHERE key < ? AND (key, row) > (?, ?) ORDER BY key, row LIMIT ?`,
    ),
    down: db.prepare(
      `SELECT key, row FROM ${table} WHERE key >= ? AND (key, row) < (?, ?) ORDER BY key DESC, row DESC LIMIT ?`,
    ),
    count: db.prepare(`SELECT COUNT(DISTINCT row) AS n FROM ${table} WHERE key >= ? AND key < ?`),
    all: db.prepare(`SELECT COUNT(*) AS n FROM ${table}`),
    own: db.prepare(`SELECT row FROM ${table} WHERE key = ? AND row = ?`),
    add: db.prepare(`INSERT OR IGNORE INTO ${table}(key, row) VALUES (?, ?)`),
    drop: db.prepare(`DELETE FROM ${table} WHERE key = ? AND row = ?`),
    has: db.prepare(`SELECT row FROM ${table} WHERE key = ? LIMIT 1`),
  }
}

function refuseTaken(index: Index, keys: readonly Buffer[], collection: string): void {
  if (!index.spec.unique) return
  for (const key of keys) {
    // A lone Buffer would be taken for named parameters.
    if (index.has.get([key])) throw duplicate(collection, index.fields.map(([path]) => path).join('_'), '')
  }
}

function differ(before: Buffer[], after: Buffer[]): { lost: Buffer[]; gained: Buffer[] } {
  if (before.length === 1 && after.length === 1 && before[0] && after[0]?.equals(before[0]))
    return { lost: [], gained: [] }
  const missing = (from: Buffer[], others: Buffer[]) =>
    from.filter(key => !others.some(other => other.equals(key)))
  return { lost: missing(before, after), gained: missing(after, before) }
}

function bodyOf(doc: Document): string {
  const body = stringify(doc)
  if (body.length > MAX_BYTES)
    throw new EngineError('DATABASE_REQUEST_FAILED', 'document is larger than 16 MB')
  return body
}

const duplicate = (collection: string, index: string, value: string) =>
  new EngineError(
    'DATABASE_REQUEST_FAILED',
    `E11000 duplicate key error collection: ${collection} index: ${index} dup key: { ${value} }`,
  )

function at(indexes: Index[], i: number): Index {
  const index = indexes[i]
  if (!index) throw new Error(`no index ${i}`)
  return index
}

const field = (row: unknown, name: string): unknown =>
  typeof row === 'object' && row !== null ? Reflect.get(row, name) : undefined

function bytesOf(value: unknown): Buffer {
  if (value instanceof ArrayBuffer) return Buffer.from(value)
  if (Buffer.isBuffer(value)) return value
  throw new Error('a key is bytes')
}

const isDocument = (value: unknown): value is Document => typeof field(value, '_id') === 'string'
const isRow = (found: unknown): found is { row: number; version: number; body: string } =>
  typeof field(found, 'body') === 'string'
const isIdRow = (found: unknown): found is { id: string; version: number; body: string } =>
  typeof field(found, 'id') === 'string'
