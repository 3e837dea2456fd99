import { DEFAULT_READ, MAX_READ } from '../../limits'
import type { Action } from '../../protocol/action'
import { stringify } from '../ejson'
import { collectionOf, invalid, objectOf, refuseWhere, sortOf, transactionOf } from './params'

/** Documents of a query, 100 unless asked for otherwise and 1,000 at most; in a transaction one by its id. */
export const getDocument: Action = async ({ params, engine, now }) => {
  refuseWhere(params)
  const collection = collectionOf(params, engine)
  const filter = objectOf(params.query, 'query', now())
  const transaction = transactionOf(params)
  if (transaction !== undefined) {
    if (typeof filter._id !== 'string') throw invalid('a transaction takes documents by id only')
    const doc = await engine.get(collection, filter._id, transaction)
    return { list: doc ? [stringify(doc)] : [] }
  }
  const limit = Math.min(whole(params.limit, DEFAULT_READ), MAX_READ)
  const skip = whole(params.offset, 0)
  const projection = objectOf(params.projection, 'projection')
  const list = await engine.texts(collection, { filter, sort: sortOf(params.order), skip, limit, projection })
  return { list, limit, offset: skip }
}

function whole(value: unknown, otherwise: number): number {
  if (value === undefined || value === null) return otherwise
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw invalid('limit and offset are whole numbers')
  return value
}
