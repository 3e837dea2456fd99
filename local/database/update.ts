import { Query } from 'mingo'
import { type Document, EngineError } from '../engine/types'
import { isObject } from './paths'

/**
 * The document after the update, the old one untouched. An operator that could do nothing of what it says (a number
 * added to text, something pushed to what is no list, a path through a scalar) is refused instead.
 */
export function updated(doc: Document, update: Record<string, unknown>): Document {
  const names = Object.keys(update)
  if (!names.some(name => name.startsWith('$'))) return { ...checkedData(update), _id: doc._id }
  let next: Record<string, unknown> = doc
  for (const name of names) {
    const operator = operators[name]
    const changes = update[name]
    if (!operator || !isObject(changes)) throw refused(`unknown update operator ${name}`)
    for (const [path, given] of Object.entries(changes)) {
      if (path === '_id' || path.startsWith('_id.')) throw refused('_id cannot be changed')
      next = operator(next, path, given)
    }
  }
  return { ...next, _id: doc._id }
}

/** Data as it may be kept: no operators and no prototypes among its keys. */
export function checkedData(data: Record<string, unknown>): Record<string, unknown> {
  check(data, 0)
  return data
}

type Operator = (doc: Record<string, unknown>, path: string, given: unknown) => Record<string, unknown>

const refused = (why: string) => new EngineError('DATABASE_REQUEST_FAILED', why)

const operators: Record<string, Operator | undefined> = {
  $set: (doc, path, given) => at(doc, path, () => checkedValue(given)),
  $setOnInsert: doc => doc,
  $unset: (doc, path) => (has(doc, path) ? at(doc, path, () => undefined) : doc),
  $inc: (doc, path, given) => at(doc, path, held => number(held ?? 0, path) + number(given, path)),
  $mul: (doc, path, given) => at(doc, path, held => number(held ?? 0, path) * number(given, path)),
  $min: (doc, path, given) =>
    at(doc, path, held => (held === undefined || less(given, held) ? checkedValue(given) : held)),
  $max: (doc, path, given) =>
    at(doc, path, held => (held === undefined || less(held, given) ? checkedValue(given) : held)),
  $rename(doc, path, given) {
    if (typeof given !== 'string' || given === path) throw refused('$rename takes another name')
    if (!has(doc, path)) return doc
    const held = read(doc, path)
    return at(
      at(doc, path, () => undefined),
      given,
      () => held,
    )
  },
  $push: (doc, path, given) => at(doc, path, held => pushed(list(held, path, '$push'), given)),
  $addToSet: (doc, path, given) => at(doc, path, held => added(list(held, path, '$addToSet'), given)),
  $pop: (doc, path, given) =>
    has(doc, path)
      ? at(doc, path, held =>
          number(given, path) < 0 ? list(held, path, '$pop').slice(1) : list(held, path, '$pop').slice(0, -1),
        )
      : doc,
  $pull: (doc, path, given) =>
    has(doc, path)
      ? at(doc, path, held => list(held, path, '$pull').filter(item => !matches(item, given)))
      : doc,
  $pullAll(doc, path, given) {
    if (!Array.isArray(given)) throw refused('$pullAll takes a list')
    if (!has(doc, path)) return doc
    return at(doc, path, held =>
      list(held, path, '$pullAll').filter(item => !given.some(one => same(item, one))),
    )
  },
}

function at(
  doc: Record<string, unknown>,
  path: string,
  change: (held: unknown) => unknown,
): Record<string, unknown> {
  const steps = path.split('.')
  if (steps.some(step => step === '' || step === '__proto__' || step.startsWith('$')))
    throw refused(`no such path ${path}`)
  const root = replaced(doc, steps, 0, change, path)
  if (!isObject(root)) throw refused(`no such path ${path}`)
  return root
}

function replaced(
  held: unknown,
  steps: string[],
  i: number,
  change: (held: unknown) => unknown,
  path: string,
): unknown {
  const step = steps[i] ?? ''
  const last = i === steps.length - 1
  if (Array.isArray(held)) {
    const index = Number(step)
    if (!Number.isInteger(index) || index < 0 || index > held.length + 1000)
      throw refused(`${path} goes through a list`)
    const next = [...held]
    while (next.length < index) next.push(null)
    const value = last ? change(held[index]) : replaced(held[index] ?? {}, steps, i + 1, change, path)
    next[index] = value === undefined ? null : value
    return next
  }
  if (!isObject(held)) throw refused(`${path} goes through what is no object`)
  const own = Object.hasOwn(held, step) ? held[step] : undefined
  const value = last ? change(own) : replaced(own === undefined ? {} : own, steps, i + 1, change, path)
  if (value !== undefined) return { ...held, [step]: value }
  const { [step]: _, ...rest } = held
  return rest
}

function read(doc: unknown, path: string): unknown {
  let held = doc
  for (const step of path.split('.')) {
    if (Array.isArray(held)) held = held[Number(step)]
    else if (isObject(held) && Object.hasOwn(held, step)) held = held[step]
    else return undefined
  }
  return held
}

const has = (doc: unknown, path: string) => read(doc, path) !== undefined

function pushed(held: unknown[], given: unknown): unknown[] {
  if (!isObject(given) || !('$each' in given)) return [...held, checkedValue(given)]
  const { $each, $position, $sort, $slice, ...rest } = given
  if (!Array.isArray($each) || Object.keys(rest).length > 0)
    throw refused('$push was given what it does not know')
  const place = $position === undefined ? held.length : number($position, '$position')
  let next = [...held]
  next.splice(place < 0 ? Math.max(0, held.length + place) : place, 0, ...$each.map(checkedValue))
  if ($sort !== undefined) next = sortedBy(next, $sort)
  if ($slice === undefined) return next
  const slice = number($slice, '$slice')
  return slice < 0 ? next.slice(slice) : next.slice(0, slice)
}

function sortedBy(items: unknown[], order: unknown): unknown[] {
  if (typeof order === 'number') return [...items].sort((a, b) => order * compare(a, b))
  if (!isObject(order)) throw refused('$sort takes 1, -1 or fields')
  const fields = Object.entries(order).map(([path, direction]) => [path, number(direction, path)] as const)
  return [...items].sort((a, b) => {
    for (const [path, direction] of fields) {
      const by = direction * compare(read(a, path), read(b, path))
      if (by !== 0) return by
    }
    return 0
  })
}

function added(held: unknown[], given: unknown): unknown[] {
  const items = isObject(given) && Array.isArray(given.$each) ? given.$each : [given]
  const next = [...held]
  for (const item of items) if (!next.some(one => same(one, item))) next.push(checkedValue(item))
  return next
}

function matches(item: unknown, given: unknown): boolean {
  if (!isObject(given)) return same(item, given)
  const operators = Object.keys(given).some(key => key.startsWith('$'))
  return new Query(operators ? { item: given } : prefixed(given)).test({ item })
}

const prefixed = (given: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(given).map(([key, value]) => [`item.${key}`, value]))

function list(held: unknown, path: string, operator: string): unknown[] {
  if (held === undefined) return []
  if (!Array.isArray(held)) throw refused(`${operator}: ${path} is no list`)
  return held
}

function number(value: unknown, path: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw refused(`${path} is no number`)
  return value
}

const less = (a: unknown, b: unknown) => compare(a, b) < 0

function compare(a: unknown, b: unknown): number {
  const rank = (value: unknown) =>
    value === undefined || value === null
      ? 0
      : typeof value === 'number'
        ? 1
        : typeof value === 'string'
          ? 2
          : value instanceof Date
            ? 5
            : typeof value === 'boolean'
              ? 4
              : 3
  const left = rank(a)
  const right = rank(b)
  if (left !== right) return left - right
  if (left === 0) return 0
  const x = a instanceof Date ? a.getTime() : left === 3 ? JSON.stringify(a) : a
  const y = b instanceof Date ? b.getTime() : right === 3 ? JSON.stringify(b) : b
  return String(x) === String(y)
    ? 0
    : (typeof x === 'number' && typeof y === 'number' ? x < y : String(x) < String(y))
      ? -1
      : 1
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime()
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  return JSON.stringify(a) === JSON.stringify(b)
}

function checkedValue(value: unknown): unknown {
  check(value, 0)
  return value
}

function check(value: unknown, depth: number): void {
  if (depth > 100) throw refused('nested too deep')
  if (Array.isArray(value)) for (const item of value) check(item, depth + 1)
  else if (isObject(value)) {
    for (const [key, inner] of Object.entries(value)) {
      if (key.startsWith('$') || key === '__proto__' || key.includes('\u0000'))
        throw refused(`no field may be called ${key}`)
      check(inner, depth + 1)
    }
  }
}
