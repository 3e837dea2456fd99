import { endOf } from '../kit/clocks'
import { Refusal } from '../kit/refusal'
import { unpaid } from './payments'
import type { AgreementDoc, CaseDoc, SignatureDoc } from './store'
import { counts, termsHash } from './terms'

export type Terms = {
  result: string
  performance: string
  instalments: { day: string; amount: number; what: string }[]
}

/** The agreement as it is written down, with everybody who has to sign it (调解仲裁法 14). */
export function written(
  doc: CaseDoc,
  { result, performance, instalments }: Terms,
  today: string,
): AgreementDoc {
  const early = instalments.find(({ day }) => day < today)
  if (early) throw new Refusal('INVALID', 'past-day', `付款日 ${early.day} 已经过了。`, 'instalments')
  const inOrder = [...instalments].sort((a, b) => a.day.localeCompare(b.day))
  const blank = { day: null, photo: null, hash: null, certificate: null, paper: null, putIn: null }
  return {
    result,
    performance,
    instalments: inOrder.map((one, i) => ({ ...one, key: `pay-${i}`, ...unpaid })),
    whole: unpaid,
    signatures: signatories(doc).map(one => ({ ...one, ...blank })),
    consents: [],
    inForceOn: null,
    review: null,
    confirmation: null,
  }
}

/**
 * Who signs: each applicant, or with representatives those; each respondent; the mediator; the body with its seal. A
 * representative gives nothing up for another: those represented consent themselves.
 */
function signatories({
  applicants,
  respondents,
  mediator,
  bodyName,
}: CaseDoc): { key: string; name: string }[] {
  const chosen = applicants.filter(({ representative }) => representative)
  const signing = chosen.length > 0 ? chosen : applicants
  return [
    ...signing.map(({ key, name }) => ({ key, name })),
    ...respondents.map(({ key, name }) => ({ key, name })),
    { key: 'mediator', name: `调解员 ${mediator?.name ?? ''}` },
    { key: 'body', name: `${bodyName}（盖章）` },
  ]
}

/**
 * The agreement with one photographed page that bears the signatures of these, put in for the terms as they stand; a
 * drawn one alone is no reliable signature (电子签名法 13). Refuses one who does not sign it and one who has.
 */
export function signed(
  agreement: AgreementDoc,
  signers: readonly string[],
  page: Omit<SignatureDoc, 'key' | 'name' | 'paper'>,
  today: string,
): AgreementDoc {
  const missing = signers.find(key => !agreement.signatures.some(one => one.key === key))
  if (missing) throw new Refusal('NOT_FOUND', 'no-signatory', '协议上没有这一处签名。', 'signers')
  const again = agreement.signatures.find(one => signers.includes(one.key) && counts(agreement, one))
  if (again) throw new Refusal('CONFLICT', 'signed', `${again.name}的签名已经放进来了。`, 'signers')
  if (page.day && page.day > today) {
    throw new Refusal('INVALID', 'future-day', '签字日期不能在今天以后。', 'day')
  }
  const paper = termsHash(agreement)
  const signatures = agreement.signatures.map(one =>
    signers.includes(one.key) ? { ...one, ...page, paper } : one,
  )
  return { ...agreement, signatures }
}

/** Whose word is still missing before the agreement is in force, in order; empty when it is complete. */
export function missing(doc: CaseDoc, agreement: AgreementDoc): string[] {
  const { signatures, consents } = agreement
  const consented = (key: string) => consents.some(one => one.key === key && counts(agreement, one))
  return [
    ...signatures.filter(one => !one.day || !counts(agreement, one)).map(({ name }) => name),
    ...doc.applicants
      .filter(({ key }) => !signatures.some(one => one.key === key) && !consented(key))
      .map(({ name }) => `${name}本人同意`),
  ]
}

/** The day of the last signature, on which the agreement came into force. */
export const inForceOn = ({ signatures }: AgreementDoc): string =>
  signatures.reduce((last, { day }) => (day && day > last ? day : last), '')

/** The instant from which the periods after an agreement are counted. */
export const forceInstant = (day: string) => endOf(day) - 1

/** The agreement of a case, or the refusal that there is none yet. */
export function agreementOf({ agreement }: CaseDoc): AgreementDoc {
  if (!agreement) throw new Refusal('CONFLICT', 'no-agreement', '还没有写协议。')
  return agreement
}
