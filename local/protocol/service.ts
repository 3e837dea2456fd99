import type { Credits } from '../books/credits'
import type { Files } from '../books/files'
import type { Outbox } from '../books/outbox'
import type { PhoneCodes } from '../books/phone-codes'
import type { Runner } from '../runner/runner'
import type { Caller } from './action'
import type { Links } from './links'

/** What the services behind the /admin door stand on, besides the database. */
export type Services = {
  runner: () => Runner
  files: Files
  links: Links
  credits: Credits
  outbox: Outbox
  phoneCodes: PhoneCodes
  visits: Visits
  /** The cloud's clock, ms. */
  now: () => number
  /** Where codes lead: the address of the h5. */
  home: string
}

/** Who was here lately: content checks are for active users only. */
export type Visits = { note(openid: string): void; active(openid: string): boolean }

/** A service's answer goes under `data`; a refusal is thrown as EngineError. */
export type Service = (call: {
  params: Record<string, unknown>
  caller: Caller
  services: Services
}) => Promise<unknown>
