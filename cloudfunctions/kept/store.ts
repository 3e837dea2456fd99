import { collection } from '../kit/cloud'
import type { Sealed } from '../kit/crypto'
import type { Kept } from '../kit/store'
import type { KeptBack } from './contract'

/** One gathering of what is kept of a person, or one erasing; its id is made of the person and which of both. */
export type Request = Kept & {
  kind: 'gather' | 'erase'
  state: 'learning' | 'gathering' | 'erasing' | 'waiting' | 'ready' | 'done' | 'over'
  person: string
  /** Whose WeChat identity it was; empty once nobody needs it any more. */
  openid: string
  /** How often it was begun. */
  turn: number
  /** How often an erasing went through everything: twice at least, for what was on its way the first time. */
  passes: number
  askedAt: number
  /** The collection at work, by its place in the list of all, and behind which document it goes on. */
  at: number
  after: string
  /** By what the person is known and which texts are theirs, sealed; `null` once it is over. */
  subject: Sealed | null
  /** What was gathered, sealed; `null` before and once it is over. */
  found: Sealed | null
  /** What stays for now. */
  kept: KeptBack[]
  file: string | null
  /** When time takes it on, ms; 0 when nothing is left to do. */
  dueAt: number
}

export const requests = collection<Request>('kept_requests', {
  indexes: [{ fields: ['dueAt'] }, { fields: ['pendingAt'] }],
  place: request => ({ person: request.person }),
  personal: { none: 'holds sealed what is gathered for hours, and nothing once it is over' },
})

/** Words of a record that had to be kept, sealed away when their person was erased; nobody's page reads them. */
export type SealedAway = { _id: string; collection: string; record: string; at: number; box: Sealed }

export const sealedAway = collection<SealedAway>('kept_sealed', {
  indexes: [],
  place: () => ({}),
  personal: { none: 'sealed, and kept for as long as the record itself must be' },
})
