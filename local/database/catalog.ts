import type Database from 'libsql'
import { type CollectionSpec, EngineError, type IndexSpec } from '../engine/types'
import { buildIndex } from './building'
import type { Cache } from './cache'
import { checkPath } from './filter-check'
import { fieldsOf } from './indexed'
import { openTable, type Table } from './table'

export type Catalog = {
  table(name: string): Table
  names(): string[]
  /** Makes what is missing; an index is built over the documents already there. Belongs inside the writer. */
  declare(spec: CollectionSpec): void
  /** Writes down at which fields of an index arrays were met since the last time. Belongs inside the writer. */
  noteArrays(table: Table): void
}

/** The collections of a database file and their indexes, as the file itself lists them. */
export function openCatalog(db: Database.Database, cache: Cache): Catalog {
  db.exec(`
    CREATE TABLE IF NOT EXISTS collections(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE IF NOT EXISTS indexes(collection INTEGER, position INTEGER, spec TEXT NOT NULL, arrays TEXT NOT NULL, PRIMARY KEY(collection, position));
  `)
  let version = 0
  const tables = new Map<string, { number: number; table: Table; noted: number[] }>()
  const sql = {
    add: db.prepare('INSERT INTO collections(name) VALUES (?)'),
    addIndex: db.prepare('INSERT INTO indexes(collection, position, spec, arrays) VALUES (?, ?, ?, ?)'),
    noteArrays: db.prepare('UPDATE indexes SET arrays = ? WHERE collection = ? AND position = ?'),
  }
  const stamp = () => {
    version += 1
    return version
  }

  function open(number: number, name: string) {
    const table = openTable(db, number, name, cache, stamp)
    const entry = { number, table, noted: [] as number[] }
    tables.set(name, entry)
    return entry
  }

  for (const { number, name } of rowsOf<{ number: number; name: string }>(
    db,
    'SELECT number, name FROM collections ORDER BY number',
  )) {
    const { table, noted } = open(number, name)
    const latest = rowsOf<{ v: number | null }>(db, `SELECT MAX(version) AS v FROM docs_${number}`)
    version = Math.max(version, latest[0]?.v ?? 0)
    const stored = rowsOf<{ spec: string; arrays: string }>(
      db,
      `SELECT spec, arrays FROM indexes WHERE collection = ${number} ORDER BY position`,
    )
    for (const { spec, arrays } of stored) {
      const index = table.addIndex(JSON.parse(spec))
      const met: number[] = JSON.parse(arrays)
      for (const position of met) index.arrays.add(position)
      noted.push(met.length)
    }
  }

  const entryOf = (name: string) => {
    const entry = tables.get(name)
    if (!entry) throw new EngineError('DATABASE_COLLECTION_NOT_EXIST', `collection ${name} not exists`)
    return entry
  }

  return {
    table: name => entryOf(name).table,
    names: () => [...tables.keys()],
    declare({ name, indexes }) {
      const known = tables.get(name)
      const { number, table, noted } = known ?? open(Number(sql.add.run([name]).lastInsertRowid), name)
      const before = table.indexes.length
      try {
        for (const spec of indexes.map(soundSpec)) {
          if (table.indexes.some(index => same(index.spec, spec))) continue
          const index = table.addIndex(spec)
          sql.addIndex.run([number, noted.push(0) - 1, JSON.stringify(spec), '[]'])
          buildIndex(table, index)
        }
        this.noteArrays(table)
      } catch (error) {
        // The writer takes back what is in the file, and this what is in memory.
        table.indexes.length = before
        noted.length = before
        if (!known) tables.delete(name)
        throw error
      }
    },
    noteArrays(table) {
      const { number, noted } = entryOf(table.name)
      for (const [i, { arrays }] of table.indexes.entries()) {
        if (arrays.size === noted[i]) continue
        sql.noteArrays.run(JSON.stringify([...arrays]), number, i)
        noted[i] = arrays.size
      }
    },
  }
}

const same = (a: IndexSpec, b: IndexSpec) =>
  JSON.stringify([a.fields, a.unique ?? false]) === JSON.stringify([b.fields, b.unique ?? false])

const rowsOf = <R>(db: Database.Database, query: string): R[] => db.prepare(query).all() as R[]

/** Refuses an index no document could stand in. */
function soundSpec(spec: IndexSpec): IndexSpec {
  const fields = fieldsOf(spec)
  for (const [path] of fields) checkPath(path)
  const sound = fields.every(([, direction]) => direction === 1 || direction === -1)
  if (!sound || fields.length === 0 || new Set(fields.map(([path]) => path)).size < fields.length)
    throw new EngineError('INVALID_PARAM', `no index: ${JSON.stringify(spec.fields)}`)
  return spec
}
