import { createHash, randomBytes } from 'node:crypto'

/**
 * The same parts always give the same 26-character id, so a call made twice creates one record; nobody who lacks a
 * part can guess it.
 */
export function derivedId(...parts: string[]): string {
  return base32(createHash('sha256').update(parts.join('\u0000')).digest(), 26)
}

/** The id of the person behind a WeChat identity. */
export const personIdOf = (openid: string) => derivedId('person', openid)

/** The id under which it is kept that a file was taken for something. */
export const uploadOf = (file: string) => derivedId('upload', file)

/** A token of `length` characters that cannot be guessed, without letters that look alike. */
export const randomToken = (length: number) => base32(randomBytes(Math.ceil((length * 5) / 8)), length)

/** Six digits by which people call a record on the telephone; two records may share them, never an id. */
export const shortNumber = (id: string) =>
  String(createHash('sha256').update(id).digest().readUInt32BE(0) % 1_000_000).padStart(6, '0')

/** Six digits that cannot be guessed. */
export const randomDigits = () => String(randomBytes(4).readUInt32BE(0) % 1_000_000).padStart(6, '0')

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function base32(bytes: Uint8Array, length: number): string {
  let out = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5 && out.length < length) {
      bits -= 5
      out += alphabet[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return out
}
