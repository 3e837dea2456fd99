/** Reads canonical EJSON text into plain values: numbers, strings, booleans, null, Date, RegExp, arrays, objects. */
export function parse(text: string): unknown {
  return revive(JSON.parse(text))
}

/** Turns wrapped values of already parsed JSON into plain ones; a server date becomes `now` plus its offset. */
export function revive(value: unknown, now?: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(item => revive(item, now))
  const entries = Object.entries(value)
  if (entries.length === 1 && entries[0]) {
    const [key, inner] = entries[0]
    const wrapped = unwrap(key, inner, now)
    if (wrapped !== undefined) return wrapped
  }
  const result: Record<string, unknown> = {}
  for (const [key, inner] of entries) define(result, key, revive(inner, now))
  return result
}

/** Writes plain values as EJSON text that any EJSON reader takes: numbers bare, dates and the like wrapped. */
export const stringify = (value: unknown): string => JSON.stringify(wrap(value))

function unwrap(key: string, inner: unknown, now: number | undefined): unknown {
  switch (key) {
    case '$numberInt':
    case '$numberLong':
    case '$numberDouble':
    case '$numberDecimal':
      return Number(inner)
    case '$date':
      return new Date(typeof inner === 'string' ? inner : Number(revive(inner)))
    case '$oid':
    case '$undefined':
      return key === '$oid' ? String(inner) : null
    case '$regularExpression':
      return regularExpression(inner)
    case '$tcb_server_date':
      return now === undefined ? undefined : new Date(now + offsetOf(inner))
    default:
      return undefined
  }
}

function offsetOf(inner: unknown): number {
  const given =
    typeof inner === 'object' && inner !== null && 'offset' in inner ? Number(revive(inner.offset)) : 0
  return Number.isFinite(given) ? given : 0
}

function regularExpression(inner: unknown): RegExp {
  if (typeof inner !== 'object' || inner === null) throw new SyntaxError('not a regular expression')
  const pattern = 'pattern' in inner ? String(inner.pattern) : ''
  const options = 'options' in inner ? String(inner.options) : ''
  return new RegExp(pattern, [...new Set(options)].filter(flag => 'imsu'.includes(flag)).join(''))
}

function wrap(value: unknown): unknown {
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
