import { collection } from '../kit/cloud'
import type { UnionLevel } from '../kit/levels'
import type { Matter } from '../kit/procedure/matter'
import type { Kept } from '../kit/store'
import type { ChainKind, Claim, EmergencyKind, Found, Receiving, SignKind } from './contract'
import type { EmergencyState, WarningState } from './procedure'
import type { Raised, Weight } from './rules'

/** One thing that happened at one employer; nothing in it tells who filed. */
export type Sign = Kept & {
  employer: string
  claim: Claim
  kind: SignKind
  people: number
  stoppage: boolean
  /** 分. */
  requested: number | null
  at: number
  noted: number
  path: string
  /** The unions from the top down to where it happened: in whose lists it stands. */
  unions: string[]
  record: string | null
  /** What an information officer wrote; empty of cases and appeals. */
  words: string
  /** The information officer by name, and their person id. */
  by: string | null
  reporter: string | null
}

export const signs = collection<Sign>('warnings_signs', {
  indexes: [{ fields: ['unions', ['noted', -1]] }, { fields: ['pendingAt'] }],
  place: sign => ({ path: sign.path }),
  personal: { none: 'names an information officer in office' },
})

/** The signs of one employer and what they raised: one document, so that three at once make one warning. */
export type Employer = Kept & { name: string; path: string; signs: Weight[]; raised: Raised[] }

export const employers = collection<Employer>('warnings_employers', {
  indexes: [{ fields: ['pendingAt'] }],
  place: employer => ({ path: employer.path }),
  personal: { none: 'an employer' },
})

export type Rung = { union: string; name: string; level: UnionLevel; path: string }

/** Which turn of which rule at which employer made it. */
export type Origin = { employer: string; rule: string; n: number }

export type WarningDoc = Kept &
  Matter<WarningState> & {
    number: string
    employer: string
    origin: Origin
    rule: string
    signs: string[]
    people: number
    raisedAt: number
    /** Whose officers see it, with those above. */
    territory: string
    /** Where the one who holds it stands: silence goes up from there. */
    path: string
    unions: string[]
    /** In whose worklists it stands. */
    lists: string[]
    outcome: string | null
  }

export const warnings = collection<WarningDoc>('warnings_warnings', {
  indexes: [
    { fields: ['lists', 'dueAt'] },
    { fields: ['unions', ['raisedAt', -1]] },
    { fields: ['unions', 'rule', 'state'] },
    { fields: ['passUpAt'] },
    { fields: ['pendingAt'] },
  ],
  place: warning => ({ path: warning.territory }),
  personal: { none: 'an employer' },
})

export type Receiver = {
  union: string
  name: string
  level: string
  as: Receiving
  /** Passing it on begins another turn: somebody of it must acknowledge. */
  turn: number
  deliveredAt: number
  dueAt: number
  acknowledged: { at: number; by: string } | null
}

export type EmergencyDoc = Kept &
  Matter<EmergencyState> & {
    number: string
    kind: EmergencyKind
    employer: string
    where: string
    people: number
    course: string
    measures: string
    other: string
    unionName: string
    territory: string
    circle: string | null
    path: string
    unions: string[]
    /** The unions above the one that reported, the nearest first. */
    ladder: Rung[]
    turn: number
    receivers: Receiver[]
    follows: { at: number; by: string; text: string }[]
    chain: { kind: ChainKind; at: number; by: string; text: string }[]
    reportedAt: number
    /** Person id. */
    reporter: string
    origin: Origin | null
  }

export const emergencies = collection<EmergencyDoc>('warnings_emergencies', {
  indexes: [
    { fields: ['unions', ['reportedAt', -1]] },
    { fields: ['unions', 'origin.rule'] },
    { fields: ['circle', ['reportedAt', -1]] },
    { fields: ['passUpAt'] },
    { fields: ['lapseAt'] },
    { fields: ['pendingAt'] },
  ],
  place: ({ territory, circle }) => ({ path: territory, ...(circle !== null && { circle }) }),
  personal: { none: 'names officers who reported and acknowledged' },
})

/** What one union found in one month; signed answers are added, the last one stands. */
export type AnswerDoc = Kept & {
  union: string
  unionName: string
  path: string
  month: string
  answers: { at: number; by: string; found: Found; text: string }[]
}

export const answers = collection<AnswerDoc>('warnings_answers', {
  indexes: [{ fields: ['pendingAt'] }],
  place: answer => ({ path: answer.path }),
  personal: { none: 'names officers who answered' },
})
