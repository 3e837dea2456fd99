import { EngineError } from '../engine/types'
import { isObject } from './paths'

/** Levels a document may have (MongoDB: 100). */
const maxDepth = 100

/** Data as it may be kept: no operators, prototypes or patterns in it; anything else is refused. */
export function checkedData<V>(data: V): V {
  check(data, 0)
  return data
}

/** What this database says when it will not do something. */
export const refused = (why: string) => new EngineError('DATABASE_REQUEST_FAILED', why)

function check(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) {
    if (['function', 'symbol', 'bigint'].includes(typeof value))
      throw refused(`a ${typeof value} cannot be kept`)
    return
  }
  if (depth > maxDepth) throw refused(`nested deeper than ${maxDepth} levels`)
  if (Array.isArray(value)) for (const item of value) check(item, depth + 1)
  else if (isObject(value)) {
    for (const key in value) {
      if (key.startsWith('$') || key === '__proto__' || key === 'constructor' || key.includes('\u0000'))
        throw refused(`no field may be called ${key}`)
      const inner = value[key]
      if (typeof inner === 'object') check(inner, depth + 1)
    }
  } else if (value instanceof RegExp) throw refused('a regular expression cannot be kept')
}
