import { createHash, randomBytes } from 'node:crypto'
import { SESSION_MS } from '../limits'
import type { Books } from './books'
import { numberOf, textOf } from './row'

export type Sessions = {
  /** A token of 256 bits for 12 hours; only its hash is kept. */
  open(openid: string): string
  /** Whose session it is; undefined for one that is forged, over or revoked. */
  openidOf(token: string): string | undefined
  revoke(token: string): void
}

/** Sessions live by the machine's own clock: a story that moves the demo clock signs nobody out. */
export function keepSessions(books: Books, realNow: () => number): Sessions {
  const insert = books.prepare('INSERT INTO sessions VALUES (?, ?, ?)')
  const find = books.prepare('SELECT openid, expires_at FROM sessions WHERE hash = ?')
  const remove = books.prepare('DELETE FROM sessions WHERE hash = ?')
  books.prepare('DELETE FROM sessions WHERE expires_at <= ?').run(realNow())
  return {
    open(openid) {
      const token = randomBytes(32).toString('base64url')
      insert.run(hashOf(token), openid, realNow() + SESSION_MS)
      return token
    },
    openidOf(token) {
      const row: unknown = find.get(hashOf(token))
      if (!row || numberOf(row, 'expires_at') <= realNow()) return undefined
      return textOf(row, 'openid')
    },
    revoke(token) {
      remove.run(hashOf(token))
    },
  }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
