import { collection } from '../kit/cloud'
import type { Sealed } from '../kit/crypto'
import type { Matter } from '../kit/procedure/matter'
import { type Numbered, numbered } from '../kit/register'
import type { Kept } from '../kit/store'
import type { Dispute, EvidenceKind, Outcome } from './contract'
import type { CaseState } from './procedure'

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

/** One who asks; `mark` is the blind mark of the phone they are known by. The filer is the first. */
export type ApplicantDoc = {
  key: string
  name: string
  sex: string
  born: number | null
  work: string
  address: string
  phone: Sealed
  mark: string
  representative: boolean
  joinedAt: number | null
}

/** One who is asked of; `contact` answers for it by a verified phone. */
export type RespondentDoc = {
  key: string
  name: string
  address: string
  head: string
  headOffice: string
  /** As the applicants gave it. */
  phone: Sealed | null
  contact: { name: string; office: string; mark: string } | null
}

export type EvidenceDoc = {
  key: string
  name: string
  kind: EvidenceKind
  source: string
  by: string
  at: number
  file: string
  hash: string
}

export type SessionDoc = {
  key: string
  from: number
  to: number
  place: string
  room: string | null
  /** The room's booking, given back when the session is called off. */
  booking: string | null
  off: string | null
  arrived: { key: string; name: string; at: number; how: 'code' | 'name' }[]
  minutes: MinutesDoc | null
}

/** A drawn signature: whose, when, its picture and the picture's SHA-256. */
export type SignedDoc = { key: string; name: string; at: number; file: string; hash: string }

export type MinutesDoc = { text: string; at: number; signed: SignedDoc[] }

export type InstalmentDoc = {
  key: string
  day: string
  /** 分. */
  amount: number
  what: string
  paidOn: string | null
  proof: string | null
}

export type SignatureDoc = {
  key: string
  name: string
  day: string | null
  photo: string | null
  hash: string | null
  certificate: string | null
}

export type AgreementDoc = {
  result: string
  performance: string
  instalments: InstalmentDoc[]
  signatures: SignatureDoc[]
  consents: SignedDoc[]
  inForceOn: string | null
  review: Outcome | null
  confirmation: Outcome | null
}

/** Papers of a case, in the order of its file. */
export type PaperKind =
  | 'application'
  | 'receipt'
  | 'supplement'
  | 'inquiry'
  | 'acceptance'
  | 'refusal'
  | 'summons'
  | 'minutes'
  | 'agreement'
  | 'failure'
  | 'arbitration'
  | 'review'
  | 'confirmation'
  | 'authority'
  | 'delivery'
  | 'index'

/** A paper that was issued: what it says is made of the case and of these. */
export type PaperDoc = {
  key: string
  kind: PaperKind
  number: string
  at: number
  /** The reason or words only this paper has, and the session it is about. */
  words: string
  session: string | null
  /** Parties who signed that they received it. */
  received: SignedDoc[]
}

export type CaseDoc = Kept &
  Matter<CaseState> &
  Numbered & {
    number: string
    body: string
    bodyName: string
    bodyShort: string
    level: string
    path: string
    dispute: Dispute
    /** 分. */
    amount: number | null
    request: string
    facts: string
    witnesses: string
    applicants: ApplicantDoc[]
    respondents: RespondentDoc[]
    /** Marks of all who are a party, for their own lists. */
    marks: string[]
    filerPerson: string
    takenDown: { by: string; authority: 'code' | 'paper'; proof: string | null } | null
    writtenAt: number
    receivedAt: number | null
    otherSide: { agreed: boolean; at: number; how: string } | null
    mediator: { person: string; name: string; interest: string | null } | null
    changeAsked: { by: string; reason: string } | null
    extension: { days: number; reason: string; agreed: string[]; inForce: boolean } | null
    evidence: EvidenceDoc[]
    sessions: SessionDoc[]
    agreement: AgreementDoc | null
    papers: PaperDoc[]
    guests: { name: string; office: string; mark: string }[]
    rating: { stars: 'good' | 'fair' | 'poor'; words: string } | null
    endedAt: number | null
    archive: { at: number; hash: string } | null
    remark: string | null
    /** When the parties are next reminded of a payment, ms; 0 when of none. */
    remindAt: number
    /** Bodies, mediators and watching unions in whose lists it stands. */
    lists: string[]
  }

/** A case stands below its body, so that every union from the body's own up may watch over it. */
export const cases = collection<CaseDoc>('mediation_cases', {
  indexes: [
    { fields: ['lists', 'dueAt'] },
    { fields: ['marks', ['writtenAt', -1]] },
    numbered,
    { fields: ['passUpAt'] },
    { fields: ['lapseAt'] },
    { fields: ['remindAt'] },
    { fields: ['pendingAt'] },
  ],
  place: doc => ({
    body: doc.body,
    path: `${doc.path}${doc.body}/`,
    person: doc.filerPerson,
    mark: doc.applicants[0]?.mark,
    parties: [
      ...doc.applicants.slice(1).map(({ mark }) => mark),
      ...doc.respondents.flatMap(({ contact }) => (contact ? [contact.mark] : [])),
    ],
    guests: doc.guests.map(({ mark }) => mark),
  }),
  personal: {
    title: '劳动争议调解案件',
    whose: ['filerPerson', 'applicants.*.mark', 'respondents.*.contact.mark', 'guests.*.mark'],
    erased: 'sealed',
    open: true,
    because:
      '对方当事人和调解组织还要凭这份案卷，在规定的保存期内只留存、不再使用（个人信息保护法 第四十七条）',
    words: ['witnesses', 'facts', 'request', 'head', 'source'],
    shows: {
      number: '案号',
      bodyName: '调解组织',
      request: '请求',
      facts: '事实和理由',
      writtenAt: '时间',
      'timeline.*.text': '经过',
    },
  },
})

/** What came of the cases of a union and those under it in a month; its id is `<union>/<YYYY-MM>`. */
export type FiguresDoc = Kept & {
  union: string
  path: string
  month: string
  ended: number
  settled: number
  onTime: number
  days: number
  passedUp: number
  settledAt: Record<string, number>
}

export const figures = collection<FiguresDoc>('mediation_figures', {
  indexes: [{ fields: ['month', 'path'] }, { fields: ['pendingAt'] }],
  place: doc => ({ path: doc.path }),
  personal: { none: 'figures' },
})
