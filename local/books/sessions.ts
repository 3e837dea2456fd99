import { createHash, randomBytes } from 'node:crypto'
import { SESSION_MS } from '../limits'
import type { Books } from './books'
import { numberOf, textOf } from './row'

/** Whose session it is, and the computer it was confirmed for by phone, if it was. */
export type Session = { openid: string; desk?: string }

export type Sessions = {
  /** A token of 256 bits for 12 hours; only its hash is kept. */
  open(openid: string, desk?: string): string
  /** Undefined for one that is forged, over or revoked. */
  of(token: string): Session | undefined
  revoke(token: string): void
}

/** Sessions live by the machine's own clock: a story that moves the demo clock signs nobody out. */
export function keepSessions(books: Books, realNow: () => number): Sessions {
  const insert = books.prepare('INSERT INTO sessions VALUES (?, ?, ?)')
  const place = books.prepare('INSERT INTO session_desks VALUES (?, ?)')
  const find = books.prepare(
    'SELECT openid, expires_at, desk FROM sessions LEFT JOIN session_desks USING (hash) WHERE hash = ?',
  )
  const remove = books.prepare('DELETE FROM sessions WHERE hash = ?')
  books.prepare('DELETE FROM sessions WHERE expires_at <= ?').run(realNow())
  books.exec('DELETE FROM session_desks WHERE hash NOT IN (SELECT hash FROM sessions)')
  return {
    open(openid, desk) {
      const token = randomBytes(32).toString('base64url')
      if (desk !== undefined) place.run(hashOf(token), desk)
      insert.run(hashOf(token), openid, realNow() + SESSION_MS)
      return token
    },
    of(token) {
      const row: unknown = find.get(hashOf(token))
      if (!row || numberOf(row, 'expires_at') <= realNow()) return undefined
      const desk: unknown = Reflect.get(Object(row), 'desk')
      return { openid: textOf(row, 'openid'), ...(typeof desk === 'string' && { desk }) }
    },
    revoke(token) {
      remove.run(hashOf(token))
    },
  }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
