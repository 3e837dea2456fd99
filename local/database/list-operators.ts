import type { Document } from '../engine/types'
import { checkedData, refused } from './data'
import { testOf } from './filter'
import { isCondition } from './filter-check'
import { compareValues, sameValue } from './order'
import { isObject, valuesAt } from './paths'

/** A change of one list; `given` is what the operator was called with. */
export type ListOperator = (held: unknown[], given: unknown) => unknown[]

/** The operators that change lists. Each says in `makes` whether it begins a list where there is none. */
export const listOperators: Record<string, { makes: boolean; change: ListOperator }> = {
  $push: { makes: true, change: pushed },
  $addToSet: { makes: true, change: added },
  $pop: { makes: false, change: popped },
  $pull: { makes: false, change: pulled },
  $pullAll: { makes: false, change: pulledAll },
}

function pushed(held: unknown[], given: unknown): unknown[] {
  if (!isObject(given) || !('$each' in given)) return [...held, checkedData(given)]
  const { $each, $position, $sort, $slice, ...rest } = given
  const [strange] = Object.keys(rest)
  if (strange !== undefined) throw refused(`unrecognized clause in $push: ${strange}`)
  if (!Array.isArray($each)) throw refused('$each must be an array')
  const place = $position === undefined ? held.length : whole($position, '$position')
  let next = [...held]
  next.splice(place < 0 ? Math.max(0, held.length + place) : place, 0, ...$each.map(checkedData))
  if ($sort !== undefined) next = next.sort(orderOf($sort))
  if ($slice === undefined) return next
  const slice = whole($slice, '$slice')
  return slice < 0 ? next.slice(slice) : next.slice(0, slice)
}

function orderOf(sort: unknown): (one: unknown, other: unknown) => number {
  if (sort === 1 || sort === -1) return (one, other) => sort * compareValues(one, other)
  if (!isObject(sort)) throw refused('$sort takes 1, -1 or fields')
  const fields = Object.entries(sort).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw refused('$sort takes 1 or -1')
    return { path, direction }
  })
  const at = (item: unknown, path: string) => (isObject(item) ? valuesAt(item, path).values[0] : undefined)
  return (one, other) => {
    for (const { path, direction } of fields) {
      const by = direction * compareValues(at(one, path), at(other, path))
      if (by !== 0) return by
    }
    return 0
  }
}

/** The SDK sends `each` where MongoDB says `$each`. */
function added(held: unknown[], given: unknown): unknown[] {
  const [key, ...more] = isObject(given) ? Object.keys(given) : []
  const several =
    more.length === 0 && (key === '$each' || (key === 'each' && isObject(given) && Array.isArray(given.each)))
  const each = several && isObject(given) && key !== undefined ? given[key] : [given]
  if (!Array.isArray(each)) throw refused('$each must be an array')
  const next = [...held]
  for (const item of each) if (!next.some(one => sameValue(one, item))) next.push(checkedData(item))
  return next
}

function popped(held: unknown[], given: unknown): unknown[] {
  if (given !== 1 && given !== -1) throw refused('$pop expects 1 or -1')
  return given === 1 ? held.slice(0, -1) : held.slice(1)
}

function pulled(held: unknown[], given: unknown): unknown[] {
  const meets = testOfElement(given)
  return held.filter(item => !meets(item))
}

function pulledAll(held: unknown[], given: unknown): unknown[] {
  if (!Array.isArray(given)) throw refused('$pullAll requires an array')
  return held.filter(item => !given.some(one => sameValue(item, one)))
}

/** A condition on the element itself, a filter on its fields, or the value it must be. */
function testOfElement(given: unknown): (item: unknown) => boolean {
  if (given instanceof RegExp || isCondition(given)) {
    const test = testOf({ item: given })
    return item => test(asDocument({ item }))
  }
  if (!isObject(given)) return item => sameValue(item, given)
  const test = testOf(given)
  return item => isObject(item) && test(asDocument(item))
}

/** Elements carry no `_id` of their own unless they do. */
const asDocument = (fields: Record<string, unknown>): Document => ({ _id: '', ...fields })

function whole(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw refused(`${name} must be a whole number`)
  return value
}
