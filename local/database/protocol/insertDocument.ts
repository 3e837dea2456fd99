import type { Action } from '../../protocol/action'
import { collectionOf, invalid, objectOf, transactionOf } from './params'

/** Adds documents, all or none; answers their ids. */
export const insertDocument: Action = async ({ params, engine, now }) => {
  const collection = collectionOf(params, engine)
  if (!Array.isArray(params.data) || params.data.length === 0) throw invalid('data is missing')
  const documents = params.data.map(text => objectOf(text, 'data', now()))
  return { insertedIds: await engine.insert(collection, documents, transactionOf(params)) }
}
