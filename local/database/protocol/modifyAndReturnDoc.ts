import type { Action } from '../../protocol/action'
import { stringify } from '../ejson'
import { collectionOf, objectOf, transactionOf } from './params'

/** Changes one document of a query and answers it as it is afterwards. */
export const modifyAndReturnDoc: Action = async ({ params, engine, now }) => {
  const collection = collectionOf(params, engine)
  const filter = objectOf(params.query, 'query', now())
  const update = objectOf(params.data, 'data', now())
  const { updated, document } = await engine.update(collection, { filter, update }, transactionOf(params))
  return { updated, doc: document ? stringify(document) : null }
}
