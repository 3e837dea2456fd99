import type { Filter } from '../engine/types'
import { isCondition } from './filter-check'
import { isObject } from './paths'

/** What a filter says of one path in words an index understands; the rest of it is checked on the document. */
export type Bound = {
  equals?: unknown[]
  gt?: unknown
  gte?: unknown
  lt?: unknown
  lte?: unknown
  /** What text begins with. */
  prefix?: string
}

/** `bounds` by path; `whole` when they say all the filter says; `either` holds the branches of each `$or`. */
export type Conditions = { bounds: Map<string, Bound>; whole: boolean; either: Filter[][] }

/** Gathers what must hold whatever else does: the top level and every `$and` in it. */
export function conditionsOf(filter: Filter): Conditions {
  const found: Conditions = { bounds: new Map(), whole: true, either: [] }
  gather(filter, found)
  return found
}

function gather(filter: Filter, found: Conditions): void {
  for (const [key, value] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(value)) {
      for (const part of value) if (isObject(part)) gather(part, found)
    } else if (key === '$or' && Array.isArray(value)) {
      found.whole = false
      found.either.push(value.filter(isObject))
    } else if (key.startsWith('$')) found.whole = false
    else if (isCondition(value)) {
      for (const [operator, operand] of Object.entries(value)) bind(key, operator, operand, found)
    } else bind(key, '$eq', value, found)
  }
}

function bind(path: string, operator: string, operand: unknown, found: Conditions): void {
  const next = boundOf(operator, operand)
  const bound = found.bounds.get(path) ?? {}
  if (!next?.exact) found.whole = false
  if (operator === '$elemMatch' && isObject(operand) && !isCondition(operand)) {
    for (const [inner, held] of Object.entries(operand))
      if (!inner.startsWith('$') && isScalar(held)) bind(`${path}.${inner}`, '$eq', held, found)
  }
  if (!next) return
  if (next.side in bound) found.whole = false
  else found.bounds.set(path, { ...bound, [next.side]: next.value })
}

type Next = { side: keyof Bound; value: unknown; exact: boolean }

/** Null is never the whole of a condition: its key also stands for what is missing and for an empty list. */
function boundOf(operator: string, operand: unknown): Next | undefined {
  if (operator === '$eq' || operator === '$in') {
    if (operand instanceof RegExp || !(operator === '$eq' || Array.isArray(operand))) return prefixOf(operand)
    const values = operator === '$eq' ? [operand] : Array.isArray(operand) ? operand : []
    if (values.every(isScalar)) return { side: 'equals', value: values, exact: !values.includes(null) }
    return
  }
  if (operator === '$regex') return prefixOf(operand)
  if (operator === '$all' && Array.isArray(operand) && operand.length > 0 && isScalar(operand[0]))
    return { side: 'equals', value: [operand[0]], exact: operand.length === 1 && operand[0] !== null }
  const side = sides[operator]
  return side && isScalar(operand) && operand !== null ? { side, value: operand, exact: true } : undefined
}

const sides: Record<string, 'gt' | 'gte' | 'lt' | 'lte'> = { $gt: 'gt', $gte: 'gte', $lt: 'lt', $lte: 'lte' }

/** What every match of an anchored pattern that keeps case begins with. */
function prefixOf(pattern: unknown): Next | undefined {
  if (!(pattern instanceof RegExp) || pattern.flags !== '' || pattern.source.includes('|')) return
  const literal = /^\^([^\\^$.*+?()[\]{}]+)/.exec(pattern.source)?.[1]
  if (!literal) return
  const after = pattern.source.charAt(literal.length + 1)
  const value = after !== '' && '*?{'.includes(after) ? literal.slice(0, -1) : literal
  return value === '' || /[\ud800-\udfff]/.test(value) ? undefined : { side: 'prefix', value, exact: false }
}

const isScalar = (value: unknown) =>
  value === null ||
  ['string', 'boolean'].includes(typeof value) ||
  (typeof value === 'number' && !Number.isNaN(value)) ||
  value instanceof Date
