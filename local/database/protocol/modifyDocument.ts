import type { Action } from '../../protocol/action'
import { collectionOf, invalid, objectOf, refuseWhere, transactionOf } from './params'

/** Changes the documents of a query by operators, or puts a whole new document in place of one. */
export const modifyDocument: Action = async ({ params, engine, now }) => {
  refuseWhere(params)
  const collection = collectionOf(params, engine)
  const filter = objectOf(params.query, 'query', now())
  const update = objectOf(params.data, 'data', now())
  const names = Object.keys(update)
  const merge = params.merge === true
  if (merge && names.length === 0) throw invalid('nothing to change')
  if (names.some(name => name.startsWith('$') !== merge))
    throw invalid(merge ? 'an update holds operators only' : 'a document holds no operators')
  const wanted = { filter, update, multi: params.multi === true, upsert: params.upsert === true }
  const { updated, upsertedId } = await engine.update(collection, wanted, transactionOf(params))
  return { updated, upsert_id: upsertedId ?? null }
}
