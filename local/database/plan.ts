import type { Filter } from '../engine/types'
import { type Bound, type Conditions, conditionsOf } from './conditions'
import type { Indexed } from './indexed'
import { pointsOf, type Range, rangesOf, tailOf } from './ranges'

/**
 * One way through one index. `merge` reads the ranges side by side, in the order of what follows the bytes each shares;
 * `exact` when its entries are just the documents asked for, each once; `only` when they are of no others, though one
 * may come several times.
 */
export type Path = {
  index: number
  ranges: Range[]
  merge: boolean
  reversed: boolean
  exact: boolean
  only: boolean
}

/** `sorted`: documents come in the order asked for. `served`: an index leads to what was asked, and in that order. */
export type Plan = { paths: Path[]; sorted: boolean; served: boolean }

export type Sort = readonly (readonly [field: string, direction: 1 | -1])[]

/** The way that reads least, through one index or, for an `$or`, one a branch; null when no index helps. */
export function planFor(filter: Filter, sort: Sort, indexes: readonly Indexed[]): Plan | null {
  const conditions = conditionsOf(filter)
  const asked = Object.keys(filter).length > 0
  const best = bestOf(indexes, conditions, sort)
  if (!best?.bounded && asked) {
    const union = unionOf(indexes, filter, conditions)
    if (union) return { paths: union, sorted: sort.length === 0, served: sort.length === 0 }
  }
  if (!best || !(best.bounded || (best.sorted && sort.length > 0))) return null
  // Few documents by a unique key are sorted in memory without a word.
  const served = (best.bounded || !asked) && (best.sorted || best.single)
  return { paths: [best.path], sorted: best.sorted, served }
}

type Way = { path: Path; bounded: boolean; sorted: boolean; single: boolean; rank: number }

function unionOf(indexes: readonly Indexed[], filter: Filter, { either }: Conditions): Path[] | undefined {
  const { $or: _, ...rest } = filter
  for (const branches of either) {
    const ways = branches.map(branch => bestOf(indexes, conditionsOf({ $and: [rest, branch] }), []))
    const paths = ways.flatMap(way => (way?.bounded ? [{ ...way.path, exact: false, only: false }] : []))
    if (paths.length === ways.length) return paths
  }
  return undefined
}

function bestOf(indexes: readonly Indexed[], conditions: Conditions, sort: Sort): Way | undefined {
  let best: Way | undefined
  for (const [i, index] of indexes.entries()) {
    const way = wayThrough(index, i, conditions, sort)
    if (!best || way.rank > best.rank) best = way
  }
  return best
}

function wayThrough(index: Indexed, at: number, { bounds, whole }: Conditions, sort: Sort): Way {
  const points = pointsOf(index, bounds)
  const depth = points.length
  const tail = tailOf(index, depth, bounds)
  const ranges = rangesOf(index, points, tail)
  const single = index.unique && depth === index.fields.length
  const order = orderThrough(index, points, sort)
  const sorted = order !== undefined || ranges.length === 0 || (single && ranges.length === 1)
  const bounded = depth > 0 || tail !== undefined
  const rank =
    (single ? 10_000 : 0) +
    (depth > 0 ? 2000 : 0) +
    (bounded ? 1000 : 0) +
    (sorted ? 500 : 0) +
    depth * 10 +
    (tail ? 5 : 0) +
    (ranges.length === 1 ? 1 : 0)
  const only = whole && bounds.size === depth + (tail ? 1 : 0) && isOnly(index, points, tail)
  const exact = only && ![...index.arrays].some(i => points[i]?.length !== 1)
  const { merge = false, reversed = false } = order ?? {}
  const path = { index: at, ranges, merge, reversed, exact, only }
  return { path, bounded, sorted, single, rank }
}

type Order = { merge: boolean; reversed: boolean }

/** How the ranges must be read to give the order asked for; undefined when they cannot. */
function orderThrough(index: Indexed, points: unknown[][], sort: Sort): Order | undefined {
  const fixed = index.fields.map((_, i) => points[i]?.length === 1 && !index.arrays.has(i))
  const open = sort.filter(([path]) => !index.fields.some(([field], i) => fixed[i] && field === path))
  if (open.length === 0) return { merge: false, reversed: false }
  const several = points.findIndex(values => values.length > 1)
  const behind = turnOf(index, points.length, open, fixed)
  if (behind) return { merge: several !== -1, reversed: behind === -1 }
  const within = several === -1 ? undefined : turnOf(index, several, open, fixed)
  return within && { merge: false, reversed: within === -1 }
}

/** 1 when the index from this field on is in the order asked for, -1 when it is in the opposite one. */
function turnOf(
  index: Indexed,
  from: number,
  open: Sort,
  fixed: (boolean | undefined)[],
): 1 | -1 | undefined {
  let turn: number | undefined
  let i = from
  for (const [path, direction] of open) {
    while (i < index.fields.length && fixed[i]) i += 1
    const [field, stored] = index.fields[i] ?? []
    if (field !== path || stored === undefined || index.arrays.has(i)) return undefined
    if (turn !== undefined && turn !== stored * direction) return undefined
    turn = stored * direction
    i += 1
    // Ids are told apart by nothing further.
    if (field === '_id') break
  }
  return turn === -1 ? -1 : 1
}

/** With lists a document may come under several keys; only a single key for the list is sure to find it once. */
function isOnly(index: Indexed, points: unknown[][], tail: Bound | undefined): boolean {
  if ([...index.arrays].some(i => points[i] === undefined)) return false
  if (!tail) return true
  const doubled =
    (tail.gt !== undefined && tail.gte !== undefined) || (tail.lt !== undefined && tail.lte !== undefined)
  const sides = [tail.gt, tail.gte, tail.lt, tail.lte].filter(side => side !== undefined)
  const kinds = new Set(sides.map(side => (side instanceof Date ? 'date' : typeof side)))
  return !doubled && kinds.size === 1 && tail.prefix === undefined
}
