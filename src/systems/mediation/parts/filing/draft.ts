import type { FormFile } from '../../../../../cloudfunctions/kit/asks'
import type { Dispute, EvidenceKind } from '../../../../../cloudfunctions/mediation/contract'
import { centsOf } from '../../../../kit/procedure/answers'
import { Refusal } from '../../../../kit/refusal'

export type Joint = { name: string; phone: string; work: string }
export type Proof = { kind: EvidenceKind; source: string; files: FormFile[] }

/** An application as it stands in the inputs. */
export type Draft = {
  dispute: Dispute
  body: string
  respondent: string
  respondentAddress: string
  respondentPhone: string
  head: string
  headOffice: string
  moreRespondents: { name: string; address: string }[]
  amount: string
  request: string
  facts: string
  witnesses: string
  evidence: Proof[]
  filer: string
  sex: '男' | '女' | ''
  born: string
  work: string
  address: string
  others: Joint[]
  representatives: number[]
}

export const emptyDraft = (dispute: Dispute): Draft => ({
  dispute,
  body: '',
  respondent: '',
  respondentAddress: '',
  respondentPhone: '',
  head: '',
  headOffice: '',
  moreRespondents: [],
  amount: '',
  request: '',
  facts: '',
  witnesses: '',
  evidence: [],
  filer: '',
  sex: '',
  born: '',
  work: '',
  address: '',
  others: [],
  representatives: [],
})

/** The application as it is sent; refuses an amount that is none and a missing body under their own names. */
export function applicationOf(draft: Draft) {
  const { amount, born, sex, others, moreRespondents, representatives, evidence, ...words } = draft
  const cents = amount.trim() === '' ? undefined : centsOf(amount)
  if (cents === null) {
    throw new Refusal('INVALID', 'unfilled', '金额要填多少元，例如 6200 或 6200.50。', 'amount')
  }
  if (!words.body) throw new Refusal('INVALID', 'unfilled', '还没有选请谁来调解。', 'body')
  return {
    ...words,
    ...(cents !== undefined && { amount: cents }),
    ...(/^\d{4}$/.test(born) && { born: Number(born) }),
    ...(sex !== '' && { sex }),
    ...(moreRespondents.length > 0 && { moreRespondents }),
    ...(others.length > 0 && { others }),
    ...(representatives.length > 0 && { representatives }),
    ...(evidence.length > 0 && { evidence }),
  }
}

/** From so many applicants on they name three to five who speak for all (调解仲裁法 7). */
export const collective = 10

/** The names under which the form shows a refusal itself. */
export const shownFields = [...Object.keys(emptyDraft('wages')), 'phone', 'authority', 'proof']
