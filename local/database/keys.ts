/**
 * Keys whose bytes sort as the database sorts the values: missing and null, numbers, strings, objects, booleans, dates.
 * A falling component is the same bytes inverted. Each component ends where it ends, so a prefix is a prefix of values.
 */

/** Above every component that begins with the same bytes. */
export const ABOVE = Buffer.from([0xff])

/** One component of a key. */
export function component(value: unknown, direction: 1 | -1): Buffer {
  const bytes = rising(value)
  if (direction === -1) for (let i = 0; i < bytes.length; i += 1) bytes[i] = 255 - (bytes[i] ?? 0)
  return bytes
}

/** The bytes that begin every value of the same type, and those that begin the next type. */
export function typeBounds(value: unknown, direction: 1 | -1): [low: Buffer, high: Buffer] {
  const tag = tagOf(value)
  return direction === 1
    ? [Buffer.from([tag]), Buffer.from([tag + 1])]
    : [Buffer.from([255 - tag]), Buffer.from([256 - tag])]
}

const tags = {
  nothing: 0x05,
  unnumbered: 0x0f,
  number: 0x10,
  string: 0x20,
  object: 0x30,
  boolean: 0x40,
  date: 0x50,
}

function tagOf(value: unknown): number {
  if (value === null || value === undefined) return tags.nothing
  if (typeof value === 'number') return Number.isNaN(value) ? tags.unnumbered : tags.number
  if (typeof value === 'string') return tags.string
  if (typeof value === 'boolean') return tags.boolean
  if (value instanceof Date) return tags.date
  return tags.object
}

function rising(value: unknown): Buffer {
  const tag = tagOf(value)
  if (tag === tags.unnumbered) return Buffer.from([tag])
  if (typeof value === 'number') return ordered(tag, value)
  if (value instanceof Date) return ordered(tag, value.getTime())
  if (typeof value === 'string') return ended(tag, Buffer.from(value, 'utf8'))
  if (typeof value === 'boolean') return Buffer.from([tag, value ? 1 : 0])
  if (tag === tags.nothing) return Buffer.from([tag])
  return ended(tag, Buffer.from(JSON.stringify(value), 'utf8'))
}

function ordered(tag: number, value: number): Buffer {
  const bytes = Buffer.allocUnsafe(9)
  bytes[0] = tag
  bytes.writeDoubleBE(value === 0 ? 0 : value, 1)
  const negative = ((bytes[1] ?? 0) & 0x80) !== 0
  if (negative) for (let i = 1; i < 9; i += 1) bytes[i] = 255 - (bytes[i] ?? 0)
  else bytes[1] = (bytes[1] ?? 0) | 0x80
  return bytes
}

function ended(tag: number, text: Buffer): Buffer {
  if (!text.includes(0)) return Buffer.concat([Buffer.from([tag]), text, Buffer.from([0, 0])])
  const bytes: number[] = [tag]
  for (const byte of text) bytes.push(...(byte === 0 ? [0, 1] : [byte]))
  bytes.push(0, 0)
  return Buffer.from(bytes)
}
