import type { Action } from '../../protocol/action'
import { invalid } from './params'

/** Creates a collection; one that exists is refused. */
export const addCollection: Action = async ({ params, engine }) => {
  const { collectionName } = params
  if (typeof collectionName !== 'string' || !/^[A-Za-z][\w-]{0,63}$/.test(collectionName)) {
    throw invalid('a collection is named by letters, digits, _ and -')
  }
  await engine.createCollection(collectionName)
  return {}
}
