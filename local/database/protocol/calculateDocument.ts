import type { Action } from '../../protocol/action'
import { collectionOf, objectOf } from './params'

/** How many documents meet a query. */
export const calculateDocument: Action = async ({ params, engine, now }) => ({
  total: await engine.count(collectionOf(params, engine), objectOf(params.query, 'query', now())),
})
