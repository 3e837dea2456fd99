import type { Engine } from '../../engine/engine-type'
import { EngineError } from '../../engine/types'
import { revive } from '../ejson'
import { isObject } from '../paths'

type Params = Record<string, unknown>

/** The collection a call names; one that does not exist is refused. */
export function collectionOf(params: Params, engine: Engine): string {
  const { collectionName } = params
  if (typeof collectionName !== 'string' || collectionName === '') throw invalid('collectionName is missing')
  if (!engine.collections().includes(collectionName)) {
    throw new EngineError('DATABASE_COLLECTION_NOT_EXIST', `collection ${collectionName} not exists`)
  }
  return collectionName
}

/** An object sent as EJSON text; `now` gives server dates their instant. */
export function objectOf(value: unknown, name: string, now?: number): Params {
  if (value === undefined || value === null) return {}
  const parsed = read(value, name, now)
  if (!isObject(parsed)) throw invalid(`${name} is no object`)
  return parsed
}

/** A sort sent as EJSON text, fields to 1 or -1. */
export function sortOf(value: unknown): Record<string, 1 | -1> {
  const entries = Object.entries(objectOf(value, 'order'))
  return Object.fromEntries(
    entries.map(([field, direction]) => {
      if (direction !== 1 && direction !== -1) throw invalid('order takes 1 or -1')
      return [field, direction]
    }),
  )
}

export const transactionOf = ({ transactionId }: Params): string | undefined =>
  typeof transactionId === 'string' ? transactionId : undefined

/** A transaction takes documents by id and nothing else. */
export function refuseWhere(params: Params): void {
  if (transactionOf(params) !== undefined && params.queryType === 'WHERE') {
    throw invalid('a transaction takes documents by id only')
  }
}

export const invalid = (message: string) => new EngineError('INVALID_PARAM', message)

function read(value: unknown, name: string, now: number | undefined): unknown {
  try {
    return revive(typeof value === 'string' ? JSON.parse(value) : value, now)
  } catch (error) {
    throw error instanceof EngineError ? error : invalid(`${name} is no EJSON`)
  }
}
