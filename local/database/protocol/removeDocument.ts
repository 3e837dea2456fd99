import type { Action } from '../../protocol/action'
import { collectionOf, objectOf, refuseWhere, transactionOf } from './params'

/** Takes the documents of a query away. */
export const removeDocument: Action = async ({ params, engine, now }) => {
  refuseWhere(params)
  const collection = collectionOf(params, engine)
  const removal = { filter: objectOf(params.query, 'query', now()), multi: params.multi === true }
  return engine.remove(collection, removal, transactionOf(params))
}
