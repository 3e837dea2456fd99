import { createHash, randomBytes } from 'node:crypto'
import { PHONE_CODE_MS } from '../limits'
import type { Books } from './books'
import { textOf } from './row'

export type PhoneCodes = {
  issue(phone: string): string
  /** The number behind a code, once, within five minutes; else undefined. */
  redeem(code: string): string | undefined
}

/** Codes as the phone number button of WeChat gives them. */
export function keepPhoneCodes(books: Books, now: () => number): PhoneCodes {
  const insert = books.prepare('INSERT INTO phone_codes VALUES (?, ?, ?)')
  const find = books.prepare('SELECT phone FROM phone_codes WHERE hash = ? AND expires_at > ?')
  const remove = books.prepare('DELETE FROM phone_codes WHERE hash = ?')
  return {
    issue(phone) {
      const code = randomBytes(24).toString('hex')
      insert.run(hashOf(code), phone, now() + PHONE_CODE_MS)
      return code
    },
    redeem(code) {
      const row: unknown = find.get(hashOf(code), now())
      if (!row || remove.run(hashOf(code)).changes !== 1) return undefined
      return textOf(row, 'phone')
    },
  }
}

const hashOf = (code: string) => createHash('sha256').update(code).digest('hex')
