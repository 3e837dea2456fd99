import type { Document } from '../engine/types'
import { checkedData, refused } from './data'
import { checkPath } from './filter-check'
import { listOperators } from './list-operators'
import { compareValues } from './order'
import { isObject } from './paths'

/**
 * The document after the update, the old one untouched. An operator that could do nothing of what it says (a number
 * added to text, something pushed to what is no list, a path through a scalar) is refused instead.
 */
export function updated(doc: Document, update: Record<string, unknown>): Document {
  const names = Object.keys(update)
  if (!names.some(name => name.startsWith('$')))
    return { _id: doc._id, ...withoutId(checkedData(update), doc._id) }
  let next: Record<string, unknown> = doc
  const paths: string[] = []
  for (const name of names) {
    const operator = Object.hasOwn(operators, name) ? operators[name] : undefined
    const changes = update[name]
    if (!operator) throw refused(`Unknown modifier: ${name}`)
    if (!isObject(changes)) throw refused(`Modifiers operate on fields but we found another type for ${name}`)
    for (const [path, given] of Object.entries(changes)) {
      checkChanged(path, paths)
      if (name === '$rename' && typeof given === 'string') checkChanged(given, paths)
      next = operator(next, path, given)
    }
  }
  return { ...next, _id: doc._id }
}

type Operator = (doc: Record<string, unknown>, path: string, given: unknown) => Record<string, unknown>

const operators: Record<string, Operator> = {
  $set: (doc, path, given) => at(doc, path, () => checkedData(given)),
  $unset: (doc, path) => (has(doc, path) ? at(doc, path, () => undefined) : doc),
  $inc: (doc, path, given) =>
    at(doc, path, held => finite(number(held, path, 0) + number(given, path), path)),
  $mul: (doc, path, given) =>
    at(doc, path, held => finite(number(held, path, 0) * number(given, path), path)),
  $min: (doc, path, given) => at(doc, path, held => better(held, given, -1)),
  $max: (doc, path, given) => at(doc, path, held => better(held, given, 1)),
  $rename: renamed,
  ...Object.fromEntries(Object.keys(listOperators).map(name => [name, onList(name)])),
}

/** Refuses `_id`, and a path that another operator of the same update changes, or changes a part of. */
function checkChanged(path: string, paths: string[]): void {
  checkPath(path)
  if (path === '_id' || path.startsWith('_id.'))
    throw refused('Performing an update on the path _id is not allowed')
  const other = paths.find(one => one === path || one.startsWith(`${path}.`) || path.startsWith(`${one}.`))
  if (other !== undefined) throw refused(`Updating the path '${path}' would create a conflict at '${other}'`)
  paths.push(path)
}

function withoutId({ _id, ...rest }: Record<string, unknown>, id: string): Record<string, unknown> {
  if (_id !== undefined && _id !== id) throw refused('the _id of a document cannot be changed')
  return rest
}

function onList(name: string): Operator {
  const operator = listOperators[name]
  if (!operator) throw refused(`Unknown modifier: ${name}`)
  return (doc, path, given) => {
    const held = read(doc, path)
    if (held !== undefined && !Array.isArray(held)) throw refused(`${name}: ${path} is no array`)
    const next = operator.change(held ?? [], given)
    return held === undefined && !operator.makes ? doc : at(doc, path, () => next)
  }
}

function renamed(doc: Record<string, unknown>, path: string, given: unknown): Record<string, unknown> {
  if (typeof given !== 'string') throw refused('$rename takes the new name as text')
  const held = read(doc, path)
  if (held === undefined) return doc
  const without = at(doc, path, () => undefined)
  return at(without, given, () => held)
}

/** Changes what is at the path; the objects on the way are made where they are missing, and copied, not changed. */
function at(
  doc: Record<string, unknown>,
  path: string,
  change: (held: unknown) => unknown,
): Record<string, unknown> {
  const root = replaced(doc, path.split('.'), 0, change, path)
  if (!isObject(root)) throw refused(`no such path ${path}`)
  return root
}

/** How far beyond its end a list may be written at once. */
const mostFilled = 1000

function replaced(
  held: unknown,
  steps: string[],
  i: number,
  change: (held: unknown) => unknown,
  path: string,
): unknown {
  const step = steps[i] ?? ''
  const inner = (value: unknown) =>
    i === steps.length - 1
      ? change(value)
      : replaced(value === undefined ? {} : value, steps, i + 1, change, path)
  if (Array.isArray(held)) {
    const index = /^(0|[1-9]\d*)$/.test(step) ? Number(step) : -1
    if (index < 0) throw refused(`Cannot create field '${step}' in an array (${path})`)
    if (index > held.length + mostFilled) throw refused(`${path} is too far beyond the end of its array`)
    const next = [...held]
    while (next.length < index) next.push(null)
    next[index] = inner(held[index]) ?? null
    return next
  }
  if (!isObject(held))
    throw refused(`Cannot create field '${step}' in an element that is no object (${path})`)
  const value = inner(Object.hasOwn(held, step) ? held[step] : undefined)
  if (value !== undefined) return { ...held, [step]: value }
  const { [step]: _, ...rest } = held
  return rest
}

function read(doc: unknown, path: string): unknown {
  let held = doc
  for (const step of path.split('.')) {
    if (typeof held !== 'object' || held === null || !Object.hasOwn(held, step)) return undefined
    held = Reflect.get(held, step)
  }
  return held
}

const has = (doc: unknown, path: string) => read(doc, path) !== undefined

function better(held: unknown, given: unknown, direction: 1 | -1): unknown {
  const checked = checkedData(given)
  return held === undefined || compareValues(checked, held) * direction > 0 ? checked : held
}

function number(value: unknown, path: string, missing?: number): number {
  if (value === undefined && missing !== undefined) return missing
  if (typeof value !== 'number')
    throw refused(`Cannot apply arithmetic to a value of non-numeric type (${path})`)
  return value
}

function finite(value: number, path: string): number {
  if (!Number.isFinite(value)) throw refused(`the result for ${path} is beyond every number`)
  return value
}
