import type Database from 'libsql'
import { type Document, EngineError, type IndexSpec } from '../engine/types'
import { MAX_DOCUMENT_BYTES } from '../limits'
import type { Cache, Kept } from './cache'
import { refused } from './data'
import { parseStored, stringify } from './ejson'
import { openIds } from './id-store'
import { keysOf } from './index-keys'
import { type Entry, type IndexStore, openIndex, type Readable, rowOf } from './index-store'
import type { Indexed } from './indexed'
import { rowWriter } from './many-rows'

/** A document that may meet a query, not yet parsed. */
export type Candidate = { row: number; version: number; text: string }

/** The documents of one collection and its indexes; writing belongs inside the writer. */
export type Table = {
  name: string
  ids: Indexed & Readable
  indexes: IndexStore[]
  /** For changing it: parsed, and kept at hand. */
  byId(id: string): Kept | undefined
  /** For reading it: its text and nothing more. */
  textById(id: string): string | undefined
  byRow(row: number): Candidate | undefined
  /** Parsed; not to be changed. */
  keptOf(candidate: Candidate): Kept
  count(): number
  insert(doc: Document): void
  /** Several that belong together as work of many: one that is refused leaves nothing behind there. */
  insertAll(docs: readonly Document[]): void
  /** Puts the document in place of the old one; false when it is the same. */
  replace(old: Kept, doc: Document): boolean
  remove(old: Kept): void
  /** Opens an index; its entries are written by buildIndex. */
  addIndex(spec: IndexSpec): IndexStore
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
    bodyById: db.prepare(`SELECT body FROM ${docs} WHERE id = ?`),
    byRow: db.prepare(`SELECT version, body FROM ${docs} WHERE row = ?`),
    count: db.prepare(`SELECT COUNT(*) FROM ${docs}`),
    lastRow: db.prepare(`SELECT MAX(row) FROM ${docs}`),
    insert: db.prepare(`INSERT INTO ${docs}(id, version, body) VALUES (?, ?, ?)`),
    update: db.prepare(`UPDATE ${docs} SET version = ?, body = ? WHERE row = ?`),
    remove: db.prepare(`DELETE FROM ${docs} WHERE row = ?`),
  }
  const writeAll = rowWriter(db, `INSERT INTO ${docs}(row, id, version, body)`, 4)
  const indexes: IndexStore[] = []
  const keyOf = (id: string) => `${number}/${id}`

  return {
    name,
    ids: openIds(db, docs),
    indexes,
    byId(id) {
      const held = cache.get(keyOf(id))
      if (held) return held
      const [row, version, text] = rowOf(sql.byId, [id]) ?? []
      if (typeof text !== 'string') return undefined
      const kept = { row: Number(row), version: Number(version), text, doc: documentOf(text) }
      cache.set(keyOf(id), kept)
      return kept
    },
    textById(id) {
      const held = cache.peek(keyOf(id))
      if (held) return held.text
      const text = rowOf(sql.bodyById, [id])?.[0]
      return typeof text === 'string' ? text : undefined
    },
    byRow(row) {
      const [version, text] = rowOf(sql.byRow, [row]) ?? []
      return typeof text === 'string' ? { row, version: Number(version), text } : undefined
    },
    keptOf({ row, version, text }) {
      const id = text.length > worthKeeping ? leadingId.exec(text)?.[1] : undefined
      const held = id === undefined ? undefined : cache.peek(keyOf(id))
      if (held && held.row === row && held.version === version) return held
      const kept = { row, version, text, doc: documentOf(text) }
      if (id !== undefined) cache.set(keyOf(id), kept)
      return kept
    },
    count: () => Number(rowOf(sql.count, [])?.[0]),
    insert(doc) {
      const text = textOf(doc)
      if (this.textById(doc._id) !== undefined) throw duplicate(name, '_id_', doc._id)
      const entries = indexes.map(index => keysOf(index, doc))
      for (const [i, index] of indexes.entries()) refuseTaken(index, entries[i] ?? [], name)
      const row = Number(sql.insert.run([doc._id, stamp(), text]).lastInsertRowid)
      for (const [i, index] of indexes.entries()) for (const key of entries[i] ?? []) index.add(key, row)
    },
    insertAll(docs) {
      if (docs.length < 2 || indexes.some(({ unique }) => unique)) {
        for (const doc of docs) this.insert(doc)
        return
      }
      const rows: [row: number, id: string, version: number, body: string][] = []
      const entries: Entry[][] = indexes.map(() => [])
      const ids = new Set<string>()
      let row = Number(rowOf(sql.lastRow, [])?.[0] ?? 0)
      for (const doc of docs) {
        const text = textOf(doc)
        if (ids.has(doc._id) || this.textById(doc._id) !== undefined) throw duplicate(name, '_id_', doc._id)
        ids.add(doc._id)
        row += 1
        for (const [i, index] of indexes.entries())
          for (const key of keysOf(index, doc)) entries[i]?.push({ key, row })
        rows.push([row, doc._id, stamp(), text])
      }
      writeAll(rows)
      for (const [i, index] of indexes.entries()) index.addAll(entries[i] ?? [])
    },
    replace(old, doc) {
      const text = textOf(doc)
      if (text === old.text) return false
      const moves = indexes
        .filter(index => index.roots.some(root => old.doc[root] !== doc[root]))
        .map(index => ({ index, ...differ(keysOf(index, old.doc), keysOf(index, doc)) }))
      for (const { index, gained } of moves) refuseTaken(index, gained, name)
      const version = stamp()
      sql.update.run([version, text, old.row])
      for (const { index, lost, gained } of moves) {
        for (const key of lost) index.drop(key, old.row)
        for (const key of gained) index.add(key, old.row)
      }
      cache.set(keyOf(doc._id), { row: old.row, version, text, doc })
      return true
    },
    remove(old) {
      sql.remove.run([old.row])
      for (const index of indexes) for (const key of keysOf(index, old.doc)) index.drop(key, old.row)
      cache.drop(keyOf(old.doc._id))
    },
    addIndex(spec) {
      const index = openIndex(db, docs, `index_${number}_${indexes.length}`, spec)
      indexes.push(index)
      return index
    },
  }
}

/** Larger documents are found parsed more quickly than parsed again. */
const worthKeeping = 8192
const leadingId = /^\{"_id":"([\w-]+)"/

/** A stored text as a document of its own, free to be changed. */
export function documentOf(text: string): Document {
  const doc = parseStored(text)
  if (isDocument(doc)) return doc
  throw new Error('a stored document has no _id')
}

const isDocument = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && '_id' in value && typeof value._id === 'string'

function textOf(doc: Document): string {
  const text = stringify(doc)
  if (text.length * 3 > MAX_DOCUMENT_BYTES && Buffer.byteLength(text) > MAX_DOCUMENT_BYTES)
    throw refused('the document is larger than 16 MB')
  return text
}

/** Refuses keys that some document has already in a unique index. */
export function refuseTaken(index: IndexStore, keys: readonly Buffer[], collection: string): void {
  if (!index.unique) return
  for (const key of keys) {
    if (index.taken(key)) throw duplicate(collection, index.fields.map(([path]) => path).join('_'), '')
  }
}

function differ(before: Buffer[], after: Buffer[]): { lost: Buffer[]; gained: Buffer[] } {
  const missing = (from: Buffer[], others: Buffer[]) =>
    from.filter(key => !others.some(other => other.equals(key)))
  return { lost: missing(before, after), gained: missing(after, before) }
}

/** How the cloud says that a unique value is taken. */
export const duplicate = (collection: string, index: string, value: string) =>
  new EngineError(
    'DATABASE_REQUEST_FAILED',
    `E11000 duplicate key error collection: ${collection} index: ${index} dup key: { ${value} }`,
  )
