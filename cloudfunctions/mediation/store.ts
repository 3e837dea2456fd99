import { collection } from '../kit/cloud'
import type { Sealed } from '../kit/crypto'
import type { Matter } from '../kit/procedure/matter'
import type { Kept } from '../kit/store'
import type { CaseState, disputes } from './contract'

/** What a case needs of the mediation body it names. */
export type CaseBody = {
  id: string
  name: string
  short: string
  union: string
  level: string
  path: string
  contact: { person: string; name: string }
}

/** How many cases a body numbered in a year; its id is `<body>/<year>`. */
export type CaseCount = { _id: string; n: number }

export const counts = collection<CaseCount>('mediation_counts', { indexes: [], place: () => ({}) })

export type CaseDoc = Kept &
  Matter<CaseState> & {
    number: string
    filerPerson: string
    filer: string
    filerPhone: Sealed
    dispute: (typeof disputes)[number]
    respondent: string
    respondentAddress: string
    request: string
    facts: string
    body: string
    bodyName: string
    path: string
    receivedAt: number
    remark: string | null
    /** Bodies and watching unions in whose lists it stands. */
    lists: string[]
  }

export const cases = collection<CaseDoc>('mediation_cases', {
  indexes: [
    { fields: ['lists', 'dueAt'] },
    { fields: ['filerPerson', ['receivedAt', -1]] },
    { fields: ['number'], unique: true },
    { fields: ['passUpAt'] },
    { fields: ['pendingAt'] },
  ],
  place: doc => ({ body: doc.body, person: doc.filerPerson }),
})
