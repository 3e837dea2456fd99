import type { Entry, Hit, Readable } from './index-store'
import type { Path } from './plan'
import type { Range } from './ranges'
import type { Candidate, Table } from './table'

/** What the paths lead to, each document once, in the order the plan promised. */
export function* candidatesOf(table: Table, paths: Path[], enough: number): Generator<Candidate> {
  const [only] = paths
  const index = table.indexes[only?.index ?? -1] ?? table.ids
  if (only && paths.length === 1 && index.arrays.size === 0) {
    yield* along(table, only, enough)
    return
  }
  const seen = new Set<number>()
  for (const path of paths) {
    for (const candidate of along(table, path, enough)) {
      if (seen.has(candidate.row)) continue
      seen.add(candidate.row)
      yield candidate
    }
  }
}

/** Entries read at once: as many as will be asked for, within these. */
const fewest = 4
const most = 128

function* along(table: Table, path: Path, enough: number): Generator<Candidate> {
  const { ranges, merge, reversed } = path
  const index: Readable = table.indexes[path.index] ?? table.ids
  if (!merge || ranges.length === 1) {
    for (const range of reversed ? [...ranges].reverse() : ranges) {
      yield* reading<Hit>((edge, limit) => index.hits(range, edge, limit, reversed), enough)
    }
    return
  }
  const share = Math.ceil(Math.min(enough, most) / ranges.length) + 1
  const sources = ranges.map(range => ({
    range,
    rest: reading((edge, limit) => index.entries(range, edge, limit, reversed), share),
  }))
  for (const { row } of merged(sources, reversed)) {
    const candidate = table.byRow(row)
    if (candidate) yield candidate
  }
}

function* reading<E extends Entry>(
  read: (edge: E | null, limit: number) => E[],
  enough: number,
): Generator<E> {
  let edge: E | null = null
  let limit = Math.max(fewest, Math.min(most, enough))
  for (;;) {
    const batch: E[] = read(edge, limit)
    yield* batch
    if (batch.length < limit) return
    edge = batch.at(-1) ?? null
    limit = Math.min(most, limit * 2)
  }
}

type Source = { range: Range; rest: Generator<Entry> }
type Head = Source & { entry: Entry }

/** Entries of several ranges in the order of what follows the bytes each range shares. */
function* merged(sources: Source[], reversed: boolean): Generator<Entry> {
  const heads: Head[] = sources.flatMap(source => {
    const first = source.rest.next()
    return first.done ? [] : [{ ...source, entry: first.value }]
  })
  for (;;) {
    const [first] = heads
    if (!first) return
    const least = heads.reduce((one, other) => (before(other, one, reversed) ? other : one), first)
    yield least.entry
    const next = least.rest.next()
    if (next.done) heads.splice(heads.indexOf(least), 1)
    else least.entry = next.value
  }
}

function before(one: Head, other: Head, reversed: boolean): boolean {
  const order = one.entry.key.compare(
    other.entry.key,
    other.range.shared,
    other.entry.key.length,
    one.range.shared,
    one.entry.key.length,
  )
  return reversed ? order > 0 : order < 0
}
