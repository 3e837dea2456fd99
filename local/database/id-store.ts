import type Database from 'libsql'
import { type Readable, rowOf, rowsOf, type Span } from './index-store'
import type { Indexed } from './indexed'
import { component } from './keys'

/** The order of a collection by `_id`, read as an index is. */
export function openIds(db: Database.Database, docs: string): Indexed & Readable {
  const read = (columns: string) => ({
    up: db.prepare(`SELECT ${columns} FROM ${docs} WHERE id >= ? AND id < ? ORDER BY id LIMIT ?`),
    down: db.prepare(`SELECT ${columns} FROM ${docs} WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT ?`),
  })
  const bare = read('id, row')
  const whole = read('id, row, version, body')
  const count = db.prepare(`SELECT COUNT(*) FROM ${docs} WHERE id >= ? AND id < ?`)
  const over = (
    { up, down }: { up: Database.Statement; down: Database.Statement },
    span: Span,
    edge: { key: Buffer } | null,
    limit: number,
    reversed: boolean,
  ) => {
    const from = textOf(edge && !reversed ? Buffer.concat([edge.key, past]) : span.low)
    const to = textOf(edge && reversed ? edge.key : span.high)
    return rowsOf(reversed ? down : up, [from, to, limit])
  }
  return {
    fields: [['_id', 1]],
    arrays: new Set(),
    unique: true,
    entries: (span, edge, limit, reversed) =>
      over(bare, span, edge, limit, reversed).map(([id, row]) => ({
        key: component(id, 1),
        row: Number(row),
      })),
    hits: (span, edge, limit, reversed) =>
      over(whole, span, edge, limit, reversed).map(([id, row, version, text]) => ({
        key: component(id, 1),
        row: Number(row),
        version: Number(version),
        text: String(text),
      })),
    count: ({ low, high }) => Number(rowOf(count, [textOf(low), textOf(high)])?.[0]),
  }
}

const past = Buffer.from([0xff])
const [textTag] = component('', 1)
/** Above every id: no text reaches the last code point twice. */
const top = '\u{10ffff}\u{10ffff}'

/** The least text whose key is not below these bytes. */
function textOf(key: Buffer): string {
  const [tag] = key
  if (tag === undefined || textTag === undefined || tag < textTag) return ''
  if (tag > textTag) return top
  const after = key.at(-1) === 0xff
  const inner = key.subarray(1, key.indexOf(0xff) === -1 ? key.length : key.indexOf(0xff))
  const ended = inner.length >= 2 && inner.at(-1) === 0 && inner.at(-2) === 0
  const text = (ended ? inner.subarray(0, -2) : inner).toString('utf8').replaceAll('\u0000\u0001', '\u0000')
  if (!after) return text
  return ended ? `${text}\u0000` : `${text}${top}`
}
