import { Query } from 'mingo'
import type { Document, Filter, QueryReport } from '../engine/types'
import type { Kept } from './cache'
import { testOf } from './filter'
import { isObject } from './paths'
import { type Plan, planFor, type Range, type Sort } from './plan'
import type { Row, Table } from './table'

export type Wanted = { filter: Filter; sort: Sort; skip: number; limit: number }

/** The documents that meet the filter, in order; what no index leads to is read from end to end and reported. */
export function scan(table: Table, wanted: Wanted, report?: (report: QueryReport) => void): Kept[] {
  const { filter, sort, skip, limit } = wanted
  const test = testOf(filter)
  const direct = idsOf(filter)
  if (direct) {
    const found = direct.flatMap(id => table.byId(id) ?? []).filter(kept => test(kept.doc))
    return ordered(found, sort).slice(skip, skip + limit)
  }
  const plan = planFor(filter, sort, table.indexes)
  let scanned = 0
  const seen = new Set<number>()
  const matching: Kept[] = []
  const enough = plan?.sorted || (!plan && sort.length === 0) ? skip + limit : Number.POSITIVE_INFINITY
  for (const row of plan ? planned(table, plan, enough) : everything(table)) {
    if (seen.has(row)) continue
    seen.add(row)
    scanned += 1
    const kept = table.byRow(row)
    if (!kept || !(plan?.exact || test(kept.doc))) continue
    matching.push(kept)
    if (matching.length >= enough) break
  }
  const narrowed = plan !== null || (Object.keys(filter).length === 0 && sort.length === 0)
  if ((!narrowed || (plan && !plan.sorted && scanned > 1000)) && report) {
    report({ collection: table.name, query: filter, sort: Object.fromEntries(sort), scanned })
  }
  return (plan?.sorted ? matching : ordered(matching, sort)).slice(skip, skip + limit)
}

/** How many documents meet the filter, from the index alone where it says everything. */
export function countOf(table: Table, filter: Filter, report?: (report: QueryReport) => void): number {
  if (Object.keys(filter).length === 0) return table.count()
  const plan = idsOf(filter) ? null : planFor(filter, [], table.indexes)
  const [only, ...others] = plan?.ranges ?? []
  if (plan?.exact && only && others.length === 0) return table.countBetween(plan.index, only.low, only.high)
  if (plan?.exact) {
    const rows = new Set<number>()
    for (const row of planned(table, plan, Number.POSITIVE_INFINITY)) rows.add(row)
    return rows.size
  }
  return scan(table, { filter, sort: [], skip: 0, limit: Number.POSITIVE_INFINITY }, report).length
}

function* everything(table: Table): Generator<number> {
  for (let rows = table.rows(0, 1000); rows.length > 0; rows = table.rows(rows.at(-1) ?? 0, 1000)) yield* rows
}

function* planned(
  table: Table,
  { index, ranges, reversed, sorted }: Plan,
  enough: number,
): Generator<number> {
  const chunk = Math.max(16, Math.min(1000, enough + 1))
  const [only] = ranges
  if (ranges.length === 1 && only) {
    for (const { row } of reading(table, index, only, chunk, reversed)) yield row
    return
  }
  if (!sorted) {
    for (const range of ranges) for (const { row } of reading(table, index, range, chunk, reversed)) yield row
    return
  }
  yield* merged(
    ranges.map(range => ({
      shared: range.shared,
      rows: reading(table, index, range, Math.min(chunk, 32), reversed),
    })),
    reversed,
  )
}

/** Rows of several ranges in the order of what follows the bytes each range shares. */
function* merged(sources: { shared: number; rows: Generator<Row> }[], reversed: boolean): Generator<number> {
  const heads = sources.flatMap(({ shared, rows }) => {
    const first = rows.next()
    return first.done ? [] : [{ shared, rows, head: first.value }]
  })
  while (heads.length > 0) {
    let least = 0
    for (let i = 1; i < heads.length; i += 1) if (before(heads[i], heads[least], reversed)) least = i
    const source = heads[least]
    if (!source) return
    yield source.head.row
    const next = source.rows.next()
    if (next.done) heads.splice(least, 1)
    else source.head = next.value
  }
}

type Head = { shared: number; head: Row } | undefined

function before(a: Head, b: Head, reversed: boolean): boolean {
  if (!a || !b) return false
  const order = a.head.key.compare(b.head.key, b.shared, b.head.key.length, a.shared, a.head.key.length)
  return reversed ? order > 0 : order < 0
}

function* reading(
  table: Table,
  index: number,
  range: Range,
  chunk: number,
  reversed: boolean,
): Generator<Row> {
  let edge: Row = { key: reversed ? range.high : range.low, row: -1 }
  for (;;) {
    const rows = table.beyond(index, edge, range, chunk, reversed)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < chunk) return
    edge = last
  }
}

function idsOf({ _id }: Filter): string[] | null {
  if (typeof _id === 'string') return [_id]
  if (!isObject(_id)) return null
  const keys = Object.keys(_id)
  if (keys.length !== 1) return null
  if (typeof _id.$eq === 'string') return [_id.$eq]
  if (!Array.isArray(_id.$in)) return null
  return [...new Set(_id.$in.filter((id): id is string => typeof id === 'string'))]
}

function ordered(found: Kept[], sort: Sort): Kept[] {
  if (sort.length === 0) return found
  const order = Object.fromEntries(sort)
  const byDoc = new Map(found.map(kept => [kept.doc, kept]))
  const docs = new Query({})
    .find<Document>([...byDoc.keys()])
    .sort(order)
    .all()
  return docs.flatMap(doc => byDoc.get(doc) ?? [])
}
