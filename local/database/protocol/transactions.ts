import type { Action } from '../../protocol/action'
import { invalid, transactionOf } from './params'

export const startTransaction: Action = async ({ engine }) => ({ transactionId: await engine.begin() })

/** All of it, or the cloud's conflict when another write came first. */
export const commitTransaction: Action = async ({ params, engine }) => {
  await engine.commit(named(transactionOf(params)))
  return {}
}

export const abortTransaction: Action = async ({ params, engine }) => {
  await engine.abort(named(transactionOf(params)))
  return {}
}

function named(id: string | undefined): string {
  if (id === undefined) throw invalid('transactionId is missing')
  return id
}
