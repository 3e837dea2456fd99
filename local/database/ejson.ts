import { EngineError } from '../engine/types'

/**
 * Turns canonical or relaxed EJSON, already parsed as JSON, into plain values: numbers, text, booleans, null, Date,
 * RegExp, arrays, objects. A server date becomes `now` plus its offset. Types no document here can hold are refused.
 */
export function revive(value: unknown, now?: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(item => revive(item, now))
  const result: Record<string, unknown> = {}
  let first = true
  for (const key of Object.keys(value)) {
    const inner: unknown = Reflect.get(value, key)
    if (first && key.startsWith('$')) {
      const wrapped = unwrap(key, inner, now)
      if (wrapped !== undefined) return wrapped
    }
    first = false
    define(result, key, revive(inner, now))
  }
  return result
}

/** Reads back what stringify wrote. */
export function parseStored(text: string): unknown {
  const value: unknown = JSON.parse(text)
  return text.includes('{"$') ? revive(value) : value
}

/** Writes plain values as EJSON text that any EJSON reader takes: what JSON lacks is wrapped, the rest is bare. */
export const stringify = (value: unknown): string => JSON.stringify(isPlain(value) ? value : wrap(value))

const kindless = new Set([
  '$binary',
  '$oid',
  '$numberDecimal',
  '$timestamp',
  '$code',
  '$symbol',
  '$minKey',
  '$maxKey',
])

function unwrap(key: string, inner: unknown, now: number | undefined): unknown {
  if (kindless.has(key)) throw new EngineError('DATABASE_REQUEST_FAILED', `${key} values are not kept here`)
  switch (key) {
    case '$numberInt':
    case '$numberLong':
    case '$numberDouble':
      return numberOf(inner)
    case '$date':
      return dateOf(inner)
    case '$undefined':
      return null
    case '$regularExpression':
      return regularExpression(inner)
    case '$tcb_server_date':
      return now === undefined ? undefined : new Date(now + offsetOf(inner))
    default:
      return undefined
  }
}

function numberOf(inner: unknown): number {
  const value =
    typeof inner === 'number' ? inner : Number(typeof inner === 'string' && inner !== '' ? inner : undefined)
  if (Number.isNaN(value) && inner !== 'NaN') throw new EngineError('INVALID_PARAM', `${inner} is no number`)
  return value
}

function dateOf(inner: unknown): Date {
  const revived = revive(inner)
  const date = new Date(typeof revived === 'number' || typeof revived === 'string' ? revived : Number.NaN)
  if (Number.isNaN(date.getTime())) throw new EngineError('INVALID_PARAM', 'that is no date')
  return date
}

function offsetOf(inner: unknown): number {
  const given = typeof inner === 'object' && inner !== null && 'offset' in inner ? revive(inner.offset) : 0
  if (typeof given !== 'number' || !Number.isFinite(given))
    throw new EngineError('INVALID_PARAM', 'offset is no number')
  return given
}

function regularExpression(inner: unknown): RegExp {
  const { pattern, options } = typeof inner === 'object' && inner !== null ? partsOf(inner) : partsOf({})
  const flags = [...new Set(typeof options === 'string' ? options : '')].filter(
    flag => flag !== 'g' && flag !== 'y',
  )
  if (typeof pattern !== 'string' || flags.some(flag => !'imsu'.includes(flag)))
    throw new EngineError('DATABASE_REQUEST_FAILED', 'invalid regular expression')
  try {
    return new RegExp(pattern, flags.join(''))
  } catch {
    throw new EngineError('DATABASE_REQUEST_FAILED', `Regular expression is invalid: ${pattern}`)
  }
}

const partsOf = (inner: object) => ({
  pattern: Reflect.get(inner, 'pattern'),
  options: Reflect.get(inner, 'options'),
})

function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isPlain)
  if (value instanceof Date || value instanceof RegExp) return false
  for (const key in value) if (!isPlain(Reflect.get(value, key))) return false
  return true
}

function wrap(value: unknown): unknown {
  if (typeof value === 'number' && !isPlain(value))
    return { $numberDouble: Object.is(value, -0) ? '-0.0' : String(value) }
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } }
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
  if (Array.isArray(value)) return value.map(wrap)
  const result: Record<string, unknown> = {}
  for (const [key, inner] of Object.entries(value)) if (inner !== undefined) define(result, key, wrap(inner))
  return result
}

function define(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
  else target[key] = value
}
