import { Context } from 'mingo'
import * as expressions from 'mingo/operators/expression'
import * as meanings from 'mingo/operators/query'
import { Query } from 'mingo/query'
import { type Document, EngineError, type Filter } from '../engine/types'
import { checkFilter, isCondition } from './filter-check'
import { isObject, valuesAt } from './paths'

/** A test of documents by the database's own meaning of the filter; a filter the cloud would refuse is refused. */
export function testOf(filter: Filter): (doc: Document) => boolean {
  checkFilter(filter)
  try {
    const query = compiled(filter)
    return doc => trial(() => query.test(doc))
  } catch (error) {
    throw refused(error)
  }
}

function compiled(filter: Filter) {
  return new Query(filter, { context: hasExpression(filter) ? computing : plain, scriptEnabled: false })
}

type Meaning = typeof meanings.$eq

/** Every one of the values is met, each by any element or by the field itself. */
const $all: Meaning = (path, items, options) => {
  if (!Array.isArray(items) || items.length === 0) return () => false
  const tests = items.map(item => {
    if (item instanceof RegExp) return meanings.$regex(path, item, options)
    if (isObject(item) && isObject(item.$elemMatch)) return $elemMatch(path, item.$elemMatch, options)
    return meanings.$eq(path, item, options)
  })
  return doc => isObject(doc) && tests.every(test => test(doc))
}

/** Of numbers only, their fractions cut off, as the cloud counts. */
const $mod: Meaning = (path, given) => {
  const [divisor, rest] = Array.isArray(given) ? given.map(part => Math.trunc(Number(part))) : []
  return doc =>
    isObject(doc) &&
    valuesAt(doc, path).values.some(
      value => typeof value === 'number' && Math.trunc(value) % (divisor ?? 1) === rest,
    )
}

/** One element meets it all: conditions on the element itself, or, of objects only, on their fields. */
const $elemMatch: Meaning = (path, criteria) => {
  if (!isObject(criteria)) return () => false
  const onItself = isCondition(criteria) && !logic.some(key => key in criteria)
  const inner = compiled(onItself ? { item: criteria } : criteria)
  const meets = (item: unknown) => (onItself ? inner.test({ item }) : isObject(item) && inner.test(item))
  return doc => listsAt(doc, path.split('.'), 0).some(list => list.some(meets))
}

const logic = ['$and', '$or', '$nor']

function listsAt(value: unknown, steps: readonly string[], at: number): unknown[][] {
  if (at === steps.length) return Array.isArray(value) ? [value] : []
  const step = steps[at] ?? ''
  if (Array.isArray(value)) {
    if (/^\d+$/.test(step)) return listsAt(value[Number(step)], steps, at + 1)
    return value.flatMap(item => (isObject(item) ? listsAt(item, steps, at) : []))
  }
  return isObject(value) && Object.hasOwn(value, step) ? listsAt(value[step], steps, at + 1) : []
}

const query = { ...meanings, $all, $mod, $elemMatch }
const plain = Context.init({ query })
const computing = Context.init({ query, expression: expressions })

const hasExpression = (filter: unknown): boolean =>
  Array.isArray(filter)
    ? filter.some(hasExpression)
    : isObject(filter) && ('$expr' in filter || Object.values(filter).some(hasExpression))

function trial<R>(work: () => R): R {
  try {
    return work()
  } catch (error) {
    throw refused(error)
  }
}

const refused = (error: unknown) =>
  new EngineError('DATABASE_REQUEST_FAILED', `query: ${error instanceof Error ? error.message : error}`)
