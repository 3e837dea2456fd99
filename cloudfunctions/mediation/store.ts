import { collection } from '../kit/cloud'
import type { Sealed } from '../kit/crypto'
import type { Matter } from '../kit/procedure/matter'
import type { Kept } from '../kit/store'
import type { BodyCard, CaseState, disputes } from './contract'

/** A mediation body (调解仲裁法 10): a case always names one, never just "the union". */
export type Body = Kept & {
  name: string
  short: string
  kind: BodyCard['kind']
  area: string
  /** The union it stands with, whose upper unions watch over its cases. */
  union: string
  level: string
  path: string
  contact: { person: string; name: string }
  /** Cases numbered so far, by year. */
  numbered: Record<string, number>
}

export const bodies = collection<Body>('mediation_bodies', {
  indexes: [{ fields: ['kind', 'name'] }, { fields: ['path', 'name'] }, { fields: ['pendingAt'] }],
  place: body => ({ path: body.path, body: body._id }),
})

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
