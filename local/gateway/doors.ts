import type { Credits } from '../books/credits'
import type { Files } from '../books/files'
import type { Outbox } from '../books/outbox'
import type { PhoneCodes } from '../books/phone-codes'
import type { Sessions } from '../books/sessions'
import type { Clock } from '../clock'
import type { Engine } from '../engine/engine-type'
import type { Admin } from '../protocol/admin'
import type { Links } from '../protocol/links'
import type { Room } from '../room'
import type { Runner } from '../runner/runner'
import type { Timers } from '../runner/timers'

/** What the gateway's routes open to. */
export type Doors = {
  admin: Admin
  runner: Runner
  engine: Engine
  sessions: Sessions
  files: Files
  links: Links
  credits: Credits
  outbox: Outbox
  phoneCodes: PhoneCodes
  clock: Clock
  timers: Timers
  room: Room
  /** Built h5 and contract.json. */
  dist: string
  /** Keeps what went wrong inside, where only the home's keeper reads it. */
  note: (text: string) => void
}
