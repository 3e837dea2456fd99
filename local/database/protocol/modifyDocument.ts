import type { Action } from '../../protocol/action'
import { collectionOf, invalid, objectOf, refuseWhere, transactionOf } from './params'

/** Changes the documents of a query by operators, or puts a whole new document in place of one. */
export const modifyDocument: Action = async ({ params, engine, now }) => {
  refuseWhere(params)
  const collection = collectionOf(params, engine)
  const filter = objectOf(params.query, 'query')
  const update = objectOf(params.data, 'data', now())
  if (Object.keys(update).length === 0 && params.merge === true) throw invalid('nothing to change')
  const wanted = { filter, update, multi: params.multi === true, upsert: params.upsert === true }
  const { updated, upsertedId } = await engine.update(collection, wanted, transactionOf(params))
  return { updated, upsert_id: upsertedId ?? null }
}
