import type { Filter, IndexSpec } from '../engine/types'
import { ABOVE, component, typeBounds } from './keys'
import { isObject } from './paths'

/** Between `low` (kept) and `high` (left out); `shared` bytes at the front are the same in every key of the range. */
export type Range = { low: Buffer; high: Buffer; shared: number }

/** How an index answers a query: ranges to read, in which direction, whether that is the sort, whether nothing is left to check. */
export type Plan = { index: number; ranges: Range[]; reversed: boolean; sorted: boolean; exact: boolean }

export type Sort = readonly (readonly [field: string, direction: 1 | -1])[]

/** What the planner knows of an index: its fields, and at which of them some document holds an array. */
export type Indexed = {
  fields: readonly (readonly [field: string, direction: 1 | -1])[]
  arrays: ReadonlySet<number>
}

export const fieldsOf = (spec: IndexSpec) =>
  spec.fields.map(field =>
    typeof field === 'string' ? ([field, 1] as const) : ([field[0], field[1]] as const),
  )

/** The best plan among the indexes, or null when none narrows the query or gives its order. */
export function planFor(filter: Filter, sort: Sort, indexes: readonly Indexed[]): Plan | null {
  const rules = rulesOf(filter)
  let best: { plan: Plan; score: number } | null = null
  for (const [i, index] of indexes.entries()) {
    const found = planOn(rules, sort, index, i)
    if (found && (!best || found.score > best.score)) best = found
  }
  return best?.plan ?? null
}

type Rule = { equals?: unknown[]; gt?: unknown; gte?: unknown; lt?: unknown; lte?: unknown }
type Rules = { fields: Map<string, Rule>; rest: boolean }

const mostRanges = 2000

function planOn(rules: Rules, sort: Sort, index: Indexed, at: number): { plan: Plan; score: number } | null {
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  let field = 0
  let score = 0
  const used = new Set<string>()
  for (; field < index.fields.length; field += 1) {
    const [name, direction] = index.fields[field] ?? ['', 1]
    const equals = rules.fields.get(name)?.equals
    if (!equals || used.has(name) || prefixes.length * equals.length > mostRanges) break
    const parts = equals.map(value => component(value, direction))
    prefixes = prefixes.flatMap(prefix => parts.map(part => Buffer.concat([prefix, part])))
    used.add(name)
    score += 4
  }
  const open = sort.filter(([name]) => rules.fields.get(name)?.equals?.length !== 1 || !used.has(name))
  const { sorted, reversed } = orderFrom(index, field, open)
  const [name, direction] = index.fields[field] ?? [null, 1]
  const rule = name === null ? undefined : rules.fields.get(name)
  const ranged = rule && !used.has(name ?? '') ? bounds(rule, direction, index.arrays.has(field)) : null
  if (ranged) {
    used.add(name ?? '')
    score += 2
  }
  if (score === 0 && !(sorted && open.length > 0)) return null
  const ranges = prefixes.map(prefix => ({
    low: Buffer.concat([prefix, ranged?.low ?? Buffer.alloc(0)]),
    high: Buffer.concat([prefix, ranged?.high ?? ABOVE]),
    shared: prefix.length,
  }))
  const exact =
    !rules.rest &&
    (ranged?.exact ?? true) &&
    [...rules.fields].every(([key, one]) => used.has(key) && isSingle(one))
  return {
    plan: { index: at, ranges, reversed: sorted && reversed, sorted, exact },
    score: score + (sorted ? 3 : 0),
  }
}

function orderFrom(index: Indexed, from: number, sort: Sort): { sorted: boolean; reversed: boolean } {
  if (sort.length === 0) return { sorted: true, reversed: false }
  let flip: boolean | null = null
  for (const [i, [name, direction]] of sort.entries()) {
    const [field, stored] = index.fields[from + i] ?? [null, 1]
    if (field !== name || index.arrays.has(from + i)) return { sorted: false, reversed: false }
    const flipped = stored !== direction
    if (flip !== null && flip !== flipped) return { sorted: false, reversed: false }
    flip = flipped
  }
  return { sorted: true, reversed: flip ?? false }
}

function bounds(
  rule: Rule,
  direction: 1 | -1,
  arrays: boolean,
): { low: Buffer; high: Buffer; exact: boolean } | null {
  const least = rule.gte ?? rule.gt
  const most = rule.lte ?? rule.lt
  const any = least ?? most
  if (any === undefined || any === null) return null
  const [typeLow, typeHigh] = typeBounds(any, direction)
  const after = (value: unknown, inclusive: boolean) =>
    inclusive ? component(value, direction) : Buffer.concat([component(value, direction), ABOVE])
  const before = (value: unknown, inclusive: boolean) =>
    inclusive ? Buffer.concat([component(value, direction), ABOVE]) : component(value, direction)
  const [from, fromKept, to, toKept] =
    direction === 1
      ? [least, rule.gte !== undefined, most, rule.lte !== undefined]
      : [most, rule.lte !== undefined, least, rule.gte !== undefined]
  // Of an array one element may meet the one bound and another the other, so only one of them narrows.
  const both = !arrays || from === undefined || to === undefined
  return {
    low: from === undefined ? typeLow : after(from, fromKept),
    high: to === undefined || !both ? typeHigh : before(to, toKept),
    exact: both,
  }
}

function rulesOf(filter: Filter): Rules {
  const rules: Rules = { fields: new Map(), rest: false }
  gather(filter, rules)
  return rules
}

function gather(filter: Filter, rules: Rules): void {
  for (const [key, value] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(value)) {
      for (const part of value) if (isObject(part)) gather(part, rules)
    } else if (key.startsWith('$')) rules.rest = true
    else if (!take(key, value, rules)) rules.rest = true
  }
}

/** Notes what a condition says of its field; false when it says more than was noted. */
function take(field: string, value: unknown, { fields }: Rules): boolean {
  const rule = fields.get(field) ?? {}
  fields.set(field, rule)
  if (isScalar(value)) return narrow(rule, [value])
  if (!isObject(value)) return false
  const noted = Object.entries(value).map(([operator, given]) => {
    if (operator === '$eq' && isScalar(given)) return narrow(rule, [given])
    if (operator === '$in' && Array.isArray(given) && given.every(isScalar))
      return narrow(rule, [...new Set(given)])
    if (operator === '$all' && Array.isArray(given) && isScalar(given[0])) {
      return narrow(rule, [given[0]]) && given.length === 1
    }
    return isScalar(given) && bound(rule, operator.slice(1), given)
  })
  return noted.every(Boolean)
}

function bound(rule: Rule, name: string, given: unknown): boolean {
  if (!isBound(name) || given === null || rule[name] !== undefined) return false
  rule[name] = given
  return true
}

function narrow(rule: Rule, values: unknown[]): boolean {
  if (rule.equals) return false
  rule.equals = values
  return !values.includes(null)
}

const isSingle = ({ equals, gt, gte, lt, lte }: Rule) =>
  equals !== undefined
    ? [gt, gte, lt, lte].every(value => value === undefined)
    : (gt === undefined || gte === undefined) && (lt === undefined || lte === undefined)

const isBound = (name: string): name is 'gt' | 'gte' | 'lt' | 'lte' =>
  ['gt', 'gte', 'lt', 'lte'].includes(name)

const isScalar = (value: unknown) =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value) || value instanceof Date
