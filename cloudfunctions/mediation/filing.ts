import { dayOf } from '../kit/clocks'
import { type Sealed, seal } from '../kit/crypto'
import type { Held, Step } from '../kit/procedure/matter'
import { open, take } from '../kit/procedure/matter'
import { Refusal } from '../kit/refusal'
import type { Numbered } from '../kit/register'
import type { Bare, Effect } from '../kit/store'
import type { Dispute } from './contract'
import { standingIn } from './domain'
import { mediating } from './procedure'

import type { ApplicantDoc, CaseBody, CaseDoc, EvidenceDoc, RespondentDoc } from './store'

/** A phone as a case keeps it: sealed to be read by the mediator, marked to know its owner. */
export type Known = { phone: Sealed; mark: string }

export type Joint = { name: string; sex?: string; born?: number; work?: string; address?: string } & Known

/** What an application says, beside its parties' phones. */
export type Application = {
  filer: string
  sex?: string
  born?: number
  work?: string
  address?: string
  dispute: Dispute
  respondent: string
  respondentAddress: string
  respondentPhone?: string
  head?: string
  headOffice?: string
  moreRespondents?: { name: string; address?: string; phone?: string }[]
  amount?: number
  request: string
  facts: string
  witnesses?: string
  representatives?: number[]
}

export type Filing = {
  _id: string
  person: string
  known: Known
  joints: Joint[]
  evidence: EvidenceDoc[]
  takenDown: CaseDoc['takenDown']
}

/** Cases are numbered by body and year. */
export const registerOf = (body: CaseBody, at: number) => `${body.id}/${dayOf(at).slice(0, 4)}`

/** The application as it is written down under the next number of its body and year, not yet submitted. */
export function write(
  body: CaseBody,
  application: Application,
  filing: Filing,
  numbered: Numbered,
  step: Step,
): Bare<CaseDoc> {
  const { _id, person, known, joints, evidence, takenDown } = filing
  const { dispute, amount = null, request, facts, witnesses = '' } = application
  const matter = open(mediating, holderAt(body, step.at), step)
  const applicants = applicantsOf(application, known, joints, step.at)
  return {
    _id,
    ...matter,
    ...numbered,
    number: `${body.short}劳调〔${dayOf(step.at).slice(0, 4)}〕${numbered.n}号`,
    ...ofBody(body),
    dispute,
    amount,
    request,
    facts,
    witnesses,
    applicants,
    respondents: respondentsOf(application),
    marks: applicants.map(({ mark }) => mark),
    filerPerson: person,
    takenDown,
    writtenAt: step.at,
    receivedAt: null,
    otherSide: null,
    mediator: null,
    vacantSince: null,
    changeAsked: null,
    extension: null,
    evidence,
    prints: takenDown?.hash ? [takenDown.hash] : [],
    sessions: [],
    agreement: null,
    papers: [],
    guests: [],
    rating: null,
    endedAt: null,
    archive: null,
    remark: null,
    remindAt: 0,
    seatAt: 0,
    lists: standingIn({ body: body.id, holder: matter.holder, watch: [] }),
  }
}

/** The application submitted in the same breath: the receipt's date and both clocks begin. */
export function submitted(doc: Bare<CaseDoc>, step: Step): Bare<CaseDoc> {
  const whole = take(mediating, doc, 'submit', step)
  return { ...doc, ...whole, timeline: whole.timeline.slice(-1), receivedAt: step.at }
}

/** What a submitted case tells those who watch for warnings: nobody's name and none of the words. */
export const signOf = (doc: Bare<CaseDoc>, at: number): Effect => ({
  to: 'warnings.sign',
  input: {
    employer: doc.respondents[0]?.name ?? '',
    claim: doc.dispute,
    kind: 'mediation',
    people: doc.applicants.length,
    at,
    path: doc.path,
    record: doc._id,
    requested: doc.amount,
  },
})

/** Who answers for a case nobody was named for yet: the body's contact. */
export const holderAt = (body: CaseBody, since: number): Held => ({
  name: `${body.contact.name}（${body.name}）`,
  level: body.level,
  since,
  union: body.union,
  path: body.path,
  person: body.contact.person,
})

/** What a case keeps of its body. */
export const ofBody = (body: CaseBody) => ({
  body: body.id,
  bodyName: body.name,
  bodyShort: body.short,
  level: body.level,
  path: body.path,
})

/** Refuses an employer by the worker's name, one person twice, and representatives the law does not know. */
export function refuseParties(application: Application, marks: readonly string[]): void {
  if (application.filer.trim() === application.respondent.trim()) {
    throw new Refusal('INVALID', 'same-party', '单位名称不能和你的姓名一样。', 'respondent')
  }
  if (new Set(marks).size < marks.length) {
    throw new Refusal('INVALID', 'same-applicant', '一起申请的人里有重复的手机号。', 'others')
  }
  const chosen = application.representatives ?? []
  if (new Set(chosen).size < chosen.length || chosen.some(n => n >= marks.length)) {
    throw new Refusal('INVALID', 'no-such-applicant', '代表要从申请人里选，不能重复。', 'representatives')
  }
  if (marks.length >= collective && (chosen.length < 3 || chosen.length > 5)) {
    throw new Refusal(
      'INVALID',
      'representatives',
      '10 人以上一起申请，要推举 3 到 5 名代表（《劳动争议调解仲裁法》第七条）。',
      'representatives',
    )
  }
}

/** From so many applicants with one claim a dispute is a collective one (调解仲裁法 7). */
export const collective = 10

function applicantsOf(application: Application, known: Known, joints: Joint[], at: number): ApplicantDoc[] {
  const { filer, sex = '', born = null, work = '', address = '', representatives = [] } = application
  const first = { name: filer, sex, born, work, address, ...known, joinedAt: at }
  const others = joints.map(({ sex = '', born = null, work = '', address = '', ...one }) => ({
    ...one,
    sex,
    born,
    work,
    address,
    joinedAt: null,
  }))
  return [first, ...others].map((one, i) => ({
    ...one,
    key: `app-${i}`,
    representative: representatives.includes(i),
  }))
}

function respondentsOf(application: Application): RespondentDoc[] {
  const { respondent, respondentAddress, respondentPhone = '', head = '', headOffice = '' } = application
  const { moreRespondents = [] } = application
  return [
    { name: respondent, address: respondentAddress, head, headOffice, phone: respondentPhone },
    ...moreRespondents.map(({ name, address = '', phone = '' }) => ({
      name,
      address,
      head: '',
      headOffice: '',
      phone,
    })),
  ].map((one, i) => ({ ...one, key: `res-${i}`, phone: one.phone ? seal(one.phone) : null, contact: null }))
}
