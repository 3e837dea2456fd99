import { randomBytes } from 'node:crypto'
import type { Caller } from './action'

/** What a token stands for while its call is at work. */
export type Grant = {
  caller: Caller
  /** As the event of the call named it, if it did. */
  requestId?: string
  workerPid?: number
  /** Database calls made so far. */
  databaseCalls: number
}

export type Tokens = {
  /** A token nobody can guess; served until it is revoked. */
  mint(grant: Omit<Grant, 'databaseCalls'>): string
  of(token: unknown): Grant | undefined
  revoke(token: string): void
}

export function createTokens(): Tokens {
  const grants = new Map<string, Grant>()
  return {
    mint(grant) {
      const token = randomBytes(24).toString('base64url')
      grants.set(token, { ...grant, databaseCalls: 0 })
      return token
    },
    of: token => (typeof token === 'string' ? grants.get(token) : undefined),
    revoke(token) {
      grants.delete(token)
    },
  }
}
