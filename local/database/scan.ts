import type { Filter, QueryReport } from '../engine/types'
import type { Kept } from './cache'
import { testOf } from './filter'
import { checkFilter } from './filter-check'
import { inOrder } from './in-order'
import { isObject } from './paths'
import { type Plan, planFor, type Sort } from './plan'
import { candidatesOf } from './reading'
import type { Candidate, Table } from './table'

export type Wanted = { filter: Filter; sort: Sort; skip: number; limit: number }

export type Report = ((report: QueryReport) => void) | undefined

/** The documents that meet the filter, in order; what no index leads to is read from end to end and reported. */
export function scan(table: Table, wanted: Wanted, report?: Report): Kept[] {
  return search(table, wanted, report, table.keptOf)
}

/** As scan, but only their texts: what the index alone could say is not parsed. */
export function scanTexts(table: Table, wanted: Wanted, report?: Report): string[] {
  const [id, ...more] = Object.keys(wanted.filter)
  const { _id } = wanted.filter
  if (id === '_id' && more.length === 0 && typeof _id === 'string') {
    const text = wanted.skip === 0 && wanted.limit > 0 ? table.textById(_id) : undefined
    return text === undefined ? [] : [text]
  }
  return search(table, wanted, report, ({ text }) => text)
}

/** How many documents meet the filter, from the index alone where it says everything. */
export function countOf(table: Table, filter: Filter, report?: Report): number {
  if (Object.keys(filter).length === 0) return table.count()
  checkFilter(filter)
  const plan = idsOf(filter) ? null : planFor(filter, [], [...table.indexes, table.ids])
  const path = plan?.paths.length === 1 ? plan.paths[0] : undefined
  if (path?.exact) {
    const index = table.indexes[path.index] ?? table.ids
    return path.ranges.reduce((sum, range) => sum + index.count(range), 0)
  }
  const only = path?.only ? table.indexes[path.index] : undefined
  if (path && only) return only.countAny(path.ranges)
  const test = testOf(filter)
  let count = 0
  let scanned = 0
  for (const candidate of found(table, filter, plan, Number.POSITIVE_INFINITY)) {
    scanned += 1
    if (test(table.keptOf(candidate).doc)) count += 1
  }
  if (!plan?.served && !idsOf(filter)) report?.({ collection: table.name, query: filter, sort: {}, scanned })
  return count
}

function search<R>(table: Table, wanted: Wanted, report: Report, result: (candidate: Candidate) => R): R[] {
  const { filter, sort, skip, limit } = wanted
  checkFilter(filter)
  const ids = idsOf(filter)
  const plan = ids ? null : planFor(filter, sort, [...table.indexes, table.ids])
  const sorted = sort.length === 0 || (plan?.sorted ?? false)
  const enough = sorted ? skip + limit : Number.POSITIVE_INFINITY
  const sure = plan?.paths.length === 1 && plan.paths[0]?.exact === true
  const test = sure ? null : testOf(filter)
  const matching: Candidate[] = []
  let scanned = 0
  for (const candidate of found(table, filter, plan, enough)) {
    scanned += 1
    if (test && !test(table.keptOf(candidate).doc)) continue
    matching.push(candidate)
    if (matching.length >= enough) break
  }
  if (!isServed(plan, ids, wanted))
    report?.({ collection: table.name, query: filter, sort: Object.fromEntries(sort), scanned })
  const ordered = sorted ? matching : inOrder(matching, sort, candidate => table.keptOf(candidate).doc)
  return ordered.slice(skip, skip + limit).map(result)
}

/** A few documents by their ids need no index, and all of them in no order neither. */
const isServed = (plan: Plan | null, ids: string[] | null, { filter, sort }: Wanted) =>
  ids !== null || (plan ? plan.served : Object.keys(filter).length === 0 && sort.length === 0)

function* found(table: Table, filter: Filter, plan: Plan | null, enough: number): Generator<Candidate> {
  const ids = idsOf(filter)
  if (!ids) {
    yield* candidatesOf(table, plan?.paths ?? [everything], enough)
    return
  }
  for (const id of ids) {
    const kept = table.byId(id)
    if (kept) yield kept
  }
}

/** The whole collection by `_id`. */
const everything = {
  index: -1,
  ranges: [{ low: Buffer.alloc(0), high: Buffer.from([0xff]), shared: 0 }],
  merge: false,
  reversed: false,
  exact: false,
  only: false,
}

function idsOf({ _id }: Filter): string[] | null {
  if (typeof _id === 'string') return [_id]
  if (!isObject(_id)) return null
  const keys = Object.keys(_id)
  if (keys.length !== 1) return null
  if (typeof _id.$eq === 'string') return [_id.$eq]
  if (!Array.isArray(_id.$in)) return null
  return [...new Set(_id.$in.filter((id): id is string => typeof id === 'string'))].sort()
}
