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

/**
 * A drawn signature: for which party, by which person's own hand, when, its picture and the picture's SHA-256, and that
 * of the text it was drawn under. Once the text is another, it counts for nothing.
 */
export type SignedDoc = {
  key: string
  person: string
  name: string
  at: number
  file: string
  hash: string
  paper: string
}

export type MinutesDoc = { text: string; at: number; signed: SignedDoc[] }

/** Somebody says that it was paid; `evidence` is the key of its receipt among the evidence. */
export type ToldDoc = {
  day: string
  by: string
  name: string
  at: number
  receipt: { evidence: string; name: string } | null
  objection: { key: string; person: string; name: string; at: number; words: string } | null
}

/** One who is to be paid says that they have it. */
export type PayeeDoc = { key: string; person: string; name: string; at: number; day: string }

/** What became of a payment: told, confirmed by those it is for, or closed by the mediator after their silence. */
export type PaymentDoc = {
  told: ToldDoc | null
  confirmed: PayeeDoc[]
  paidOn: string | null
  closed: { person: string; name: string; at: number; words: string } | null
}

export type InstalmentDoc = PaymentDoc & {
  key: string
  day: string
  /** 分. */
  amount: number
  what: string
}

/** One who has to sign the printed agreement; `putIn` says who put the photographed page in, which is no act of the signer's. */
export type SignatureDoc = {
  key: string
  name: string
  day: string | null
  photo: string | null
  hash: string | null
  certificate: string | null
  /** SHA-256 of the terms it was put in for. */
  paper: string | null
  putIn: { person: string; name: string; at: number } | null
}

export type AgreementDoc = {
  result: string
  performance: string
  instalments: InstalmentDoc[]
  /** What became of it where it has no instalments. */
  whole: PaymentDoc
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
  /** Who mediated when it was issued; another mediator does not change it. */
  mediator: string
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
    /** Who took it down for the filer; `proof` is the photographed authority the filer signed, `hash` its SHA-256. */
    takenDown: {
      by: string
      authority: 'code' | 'paper'
      proof: string | null
      hash: string | null
    } | null
    writtenAt: number
    receivedAt: number | null
    otherSide: { agreed: boolean; at: number; how: string } | null
    mediator: { person: string; name: string; interest: string | null } | null
    /** Since when it waits for another mediator, because the one who had it left; ms. */
    vacantSince: number | null
    changeAsked: { by: string; reason: string } | null
    extension: { days: number; reason: string; agreed: string[]; inForce: boolean } | null
    evidence: EvidenceDoc[]
    /** SHA-256 of every signature and signed page that was ever put in, so that none is used twice. */
    prints: string[]
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
    /** When it is looked at once more whether who was given it still mediates there, ms; 0 when it was. */
    seatAt: number
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
    { fields: ['seatAt'] },
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
