import type { Bound } from './conditions'
import type { Indexed } from './indexed'
import { ABOVE, component, typeBounds } from './keys'

/** Between `low` (kept) and `high` (left out); `shared` bytes at the front are the same in every key of the range. */
export type Range = { low: Buffer; high: Buffer; shared: number }

/** Ranges one query may read before the rest of the index is read as one. */
const mostRanges = 2000

/** For each leading field that must equal something: what it may equal. Stops where the filter is silent. */
export function pointsOf(index: Indexed, bounds: Map<string, Bound>): unknown[][] {
  const points: unknown[][] = []
  let product = 1
  for (const [path] of index.fields) {
    const equals = bounds.get(path)?.equals
    if (!equals || product * equals.length > mostRanges) break
    product *= Math.max(equals.length, 1)
    points.push(equals)
  }
  return points
}

/** What bounds the field after the points; of a list only one side, for different elements may meet the two. */
export function tailOf(index: Indexed, depth: number, bounds: Map<string, Bound>): Bound | undefined {
  const [path] = index.fields[depth] ?? []
  const { gt, gte, lt, lte, prefix } = (path !== undefined && bounds.get(path)) || {}
  if (gt === undefined && gte === undefined && lt === undefined && lte === undefined)
    return prefix === undefined ? undefined : { prefix }
  if (!index.arrays.has(depth)) return { gt, gte, lt, lte }
  return gt !== undefined || gte !== undefined ? { gt, gte } : { lt, lte }
}

/** The ranges to read, rising, none twice. */
export function rangesOf(index: Indexed, points: unknown[][], tail: Bound | undefined): Range[] {
  const direction = index.fields[points.length]?.[1] ?? 1
  return prefixesOf(index, points).flatMap(prefix => {
    const { low, high } = tail
      ? spanOf(prefix, tail, direction)
      : { low: prefix, high: Buffer.concat([prefix, ABOVE]) }
    return Buffer.compare(low, high) < 0 ? [{ low, high, shared: prefix.length }] : []
  })
}

function prefixesOf(index: Indexed, points: unknown[][]): Buffer[] {
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  for (const [i, values] of points.entries()) {
    const parts = values.map(value => component(value, index.fields[i]?.[1] ?? 1))
    prefixes = prefixes.flatMap(prefix => parts.map(part => (i === 0 ? part : Buffer.concat([prefix, part]))))
  }
  if (prefixes.length < 2) return prefixes
  const sorted = prefixes.sort(Buffer.compare)
  return sorted.filter((prefix, i) => i === 0 || !sorted[i - 1]?.equals(prefix))
}

function spanOf(prefix: Buffer, { gt, gte, lt, lte, prefix: text }: Bound, direction: 1 | -1) {
  if (text !== undefined) return beginning(prefix, text, direction)
  const [least, leastIn] = gt === undefined ? [gte, true] : [gt, false]
  const [most, mostIn] = lt === undefined ? [lte, true] : [lt, false]
  const [typeLow, typeHigh] = typeBounds(least ?? most, direction)
  const [from, fromIn, to, toIn] =
    direction === 1 ? [least, leastIn, most, mostIn] : [most, mostIn, least, leastIn]
  const low = from === undefined ? typeLow : component(from, direction)
  const high = to === undefined ? typeHigh : component(to, direction)
  return {
    low: Buffer.concat(from !== undefined && !fromIn ? [prefix, low, ABOVE] : [prefix, low]),
    high: Buffer.concat(to !== undefined && toIn ? [prefix, high, ABOVE] : [prefix, high]),
  }
}

/** Text that begins so: its component without the two bytes that end it. */
function beginning(prefix: Buffer, text: string, direction: 1 | -1) {
  const whole = component(text, direction)
  const low = Buffer.concat([prefix, whole.subarray(0, whole.length - 2)])
  return { low, high: Buffer.concat([low, ABOVE, ABOVE, ABOVE]) }
}
