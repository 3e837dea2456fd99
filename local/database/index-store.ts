import type Database from 'libsql'
import type { IndexSpec } from '../engine/types'
import { fieldsOf, type Indexed } from './indexed'
import { rowWriter } from './many-rows'

/** A place in an index. */
export type Entry = { key: Buffer; row: number }

/** An entry with the document it leads to. */
export type Hit = Entry & { version: number; text: string }

export type Span = { low: Buffer; high: Buffer }

/** Entries in the order of their keys; `edge` is left out, in the direction of reading. */
export type Readable = {
  entries(span: Span, edge: Entry | null, limit: number, reversed: boolean): Entry[]
  hits(span: Span, edge: Entry | null, limit: number, reversed: boolean): Hit[]
  /** Documents, not entries. */
  count(span: Span): number
}

export type IndexStore = Indexed &
  Readable & {
    spec: IndexSpec
    arrays: Set<number>
    /** First parts of the fields' paths: when they stay as they are, so do the entries. */
    roots: string[]
    add(key: Buffer, row: number): void
    /** Entries of many documents at once, in any order. */
    addAll(entries: readonly Entry[]): void
    drop(key: Buffer, row: number): void
    has(key: Buffer, row: number): boolean
    /** Whether some document has this key. */
    taken(key: Buffer): boolean
    /** Documents with an entry in any of these, each once. */
    countAny(spans: readonly Span[]): number
    size(): number
  }

/** Opens one index table over a collection's documents, made if missing. */
export function openIndex(db: Database.Database, docs: string, table: string, spec: IndexSpec): IndexStore {
  db.exec(
    `CREATE TABLE IF NOT EXISTS ${table}(key BLOB NOT NULL, row INTEGER NOT NULL, PRIMARY KEY(key, row)) WITHOUT ROWID`,
  )
  const read = (columns: string, join: string) => ({
    up: db.prepare(
      `SELECT ${columns} FROM ${table} i ${join} WHERE i.key < ? AND (i.key, i.row) > (?, ?) ORDER BY i.key, i.row LIMIT ?`,
    ),
    down: db.prepare(
      `SELECT ${columns} FROM ${table} i ${join} WHERE i.key >= ? AND (i.key, i.row) < (?, ?) ORDER BY i.key DESC, i.row DESC LIMIT ?`,
    ),
  })
  const bare = read('i.key, i.row', '')
  const joined = read('i.key, i.row, d.version, d.body', `CROSS JOIN ${docs} d ON d.row = i.row`)
  const sql = {
    count: db.prepare(`SELECT COUNT(*) FROM ${table} WHERE key >= ? AND key < ?`),
    distinct: db.prepare(`SELECT COUNT(DISTINCT row) FROM ${table} WHERE key >= ? AND key < ?`),
    all: db.prepare(`SELECT COUNT(*) FROM ${table}`),
    any: db.prepare(
      `SELECT COUNT(DISTINCT i.row) FROM json_each(?) s CROSS JOIN ${table} i
       WHERE i.key >= unhex(s.value ->> 0) AND i.key < unhex(s.value ->> 1)`,
    ),
    own: db.prepare(`SELECT 1 FROM ${table} WHERE key = ? AND row = ?`),
    taken: db.prepare(`SELECT 1 FROM ${table} WHERE key = ? LIMIT 1`),
    add: db.prepare(`INSERT OR IGNORE INTO ${table}(key, row) VALUES (?, ?)`),
    drop: db.prepare(`DELETE FROM ${table} WHERE key = ? AND row = ?`),
  }
  const writeAll = rowWriter(db, `INSERT OR IGNORE INTO ${table}(key, row)`, 2)
  const fields = fieldsOf(spec)
  const arrays = new Set<number>()
  const over = (
    { up, down }: { up: Database.Statement; down: Database.Statement },
    { low, high }: Span,
    edge: Entry | null,
    limit: number,
    reversed: boolean,
  ) =>
    reversed
      ? rowsOf(down, [low, edge?.key ?? high, edge?.row ?? -1, limit])
      : rowsOf(up, [high, edge?.key ?? low, edge?.row ?? -1, limit])
  return {
    spec,
    fields,
    arrays,
    unique: spec.unique === true,
    roots: [...new Set(fields.map(([path]) => path.split('.')[0] ?? path))],
    entries: (span, edge, limit, reversed) =>
      over(bare, span, edge, limit, reversed).map(([key, row]) => ({ key: bytes(key), row: Number(row) })),
    hits: (span, edge, limit, reversed) =>
      over(joined, span, edge, limit, reversed).map(([key, row, version, text]) => ({
        key: bytes(key),
        row: Number(row),
        version: Number(version),
        text: String(text),
      })),
    count: ({ low, high }) => Number(rowOf(arrays.size > 0 ? sql.distinct : sql.count, [low, high])?.[0]),
    add: (key, row) => void sql.add.run([key, row]),
    addAll(entries) {
      const sorted = [...entries].sort((a, b) => Buffer.compare(a.key, b.key) || a.row - b.row)
      writeAll(sorted.map(({ key, row }) => [key, row]))
    },
    drop: (key, row) => void sql.drop.run([key, row]),
    has: (key, row) => rowOf(sql.own, [key, row]) !== undefined,
    taken: key => rowOf(sql.taken, [key]) !== undefined,
    countAny(spans) {
      const pairs = spans.map(({ low, high }) => [low.toString('hex'), high.toString('hex')])
      return Number(rowOf(sql.any, [JSON.stringify(pairs)])?.[0])
    },
    size: () => Number(rowOf(sql.all, [])?.[0]),
  }
}

/** Values are given as one list: the driver takes a lone buffer for named parameters. */
export function rowsOf(statement: Database.Statement, values: unknown[]): unknown[][] {
  return statement
    .raw()
    .all(values)
    .flatMap(row => (Array.isArray(row) ? [row] : []))
}

export function rowOf(statement: Database.Statement, values: unknown[]): unknown[] | undefined {
  const row = statement.raw().get(values)
  return Array.isArray(row) ? row : undefined
}

function bytes(value: unknown): Buffer {
  if (Buffer.isBuffer(value)) return value
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  if (value instanceof ArrayBuffer) return Buffer.from(value)
  throw new Error('a key is bytes')
}
