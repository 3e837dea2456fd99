import { Context } from 'mingo'
import * as expressions from 'mingo/operators/expression'
import * as meanings from 'mingo/operators/query'
import { Query } from 'mingo/query'
import { type Document, EngineError, type Filter } from '../engine/types'
import { checkFilter } from './filter-check'
import { isObject, valuesAt } from './paths'

/** A test of documents by the database's own meaning of the filter; a filter the cloud would refuse is refused. */
export function testOf(filter: Filter): (doc: Document) => boolean {
  checkFilter(filter)
  try {
    const query = new Query(filter, {
      context: hasExpression(filter) ? computing : plain,
      scriptEnabled: false,
    })
    return doc => trial(() => query.test(doc))
  } catch (error) {
    throw refused(error)
  }
}

type Meaning = typeof meanings.$eq

/** Every one of the values is met, each by any element or by the field itself. */
const $all: Meaning = (path, items, options) => {
  if (!Array.isArray(items) || items.length === 0) return () => false
  const tests = items.map(item => {
    if (item instanceof RegExp) return meanings.$regex(path, item, options)
    if (isObject(item) && isObject(item.$elemMatch))
      return meanings.$elemMatch(path, item.$elemMatch, options)
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

const query = { ...meanings, $all, $mod }
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
