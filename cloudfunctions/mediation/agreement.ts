import { beginUntil, endOf, type RunningClock } from '../kit/clocks'
import { Refusal } from '../kit/refusal'
import type { AgreementDoc, CaseDoc, InstalmentDoc, SignatureDoc } from './store'

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
  const blank = { day: null, photo: null, hash: null, certificate: null }
  return {
    result,
    performance,
    instalments: inOrder.map((one, i) => ({ ...one, key: `pay-${i}`, paidOn: null, proof: null })),
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

/** The agreement with one more signature; a drawn one alone is no reliable signature (电子签名法 13). */
export function signed(
  agreement: AgreementDoc,
  { key, ...signature }: Omit<SignatureDoc, 'name'>,
  today: string,
): AgreementDoc {
  const place = agreement.signatures.find(one => one.key === key)
  if (!place) throw new Refusal('NOT_FOUND', 'no-signatory', '协议上没有这一处签名。', 'of')
  if (signature.day && signature.day > today) {
    throw new Refusal('INVALID', 'future-day', '签字日期不能在今天以后。', 'day')
  }
  const signatures = agreement.signatures.map(one => (one.key === key ? { ...one, ...signature } : one))
  return { ...agreement, signatures }
}

/** Whose word is still missing before the agreement is in force, in order; empty when it is complete. */
export function missing(doc: CaseDoc, { signatures, consents }: AgreementDoc): string[] {
  const given = (key: string) =>
    consents.some(one => one.key === key) || signatures.some(one => one.key === key && one.day)
  return [
    ...signatures.filter(({ day }) => !day).map(({ name }) => name),
    ...doc.applicants
      .filter(({ key }) => !signatures.some(one => one.key === key) && !given(key))
      .map(({ name }) => `${name}本人同意`),
  ]
}

/** The day of the last signature, on which the agreement came into force. */
export const inForceOn = ({ signatures }: AgreementDoc): string =>
  signatures.reduce((last, { day }) => (day && day > last ? day : last), '')

/** The instant from which the periods after an agreement are counted. */
export const forceInstant = (day: string) => endOf(day) - 1

/** The clock of the next payment beside the other clocks; payments made have none. */
export function paymentClocks(
  clocks: readonly RunningClock[],
  instalments: readonly InstalmentDoc[],
  at: number,
): RunningClock[] {
  const others = clocks.filter(({ name }) => name !== 'mediation.instalment')
  const next = instalments.find(({ paidOn }) => !paidOn)
  return next ? [...others, beginUntil('mediation.instalment', at, next.day)] : others
}

/** The agreement with one instalment paid; refuses a day to come and one that is paid already. */
export function paid(
  agreement: AgreementDoc,
  { key, day, proof }: { key: string; day: string; proof: string | null },
  today: string,
): AgreementDoc {
  const due = agreement.instalments.find(one => one.key === key)
  if (!due) throw new Refusal('NOT_FOUND', 'no-instalment', '协议里没有这一笔。', 'instalment')
  if (due.paidOn) throw new Refusal('CONFLICT', 'paid', `这一笔 ${due.paidOn} 已经付过了。`, 'instalment')
  if (day > today) throw new Refusal('INVALID', 'future-day', '付款日期不能在今天以后。', 'day')
  const instalments = agreement.instalments.map(one =>
    one.key === key ? { ...one, paidOn: day, proof } : one,
  )
  return { ...agreement, instalments }
}

/**
 * When the parties are next told of a payment, ms: three days before, on the day, and the day after when it is late,
 * each at 9:00; 0 when nothing is left to be told.
 */
export function nextReminder(instalments: readonly InstalmentDoc[], after: number): number {
  const moments = instalments
    .filter(({ paidOn }) => !paidOn)
    .flatMap(({ day }) => [-3, 0, 1].map(days => endOf(day) + (days - 1) * dayMs + 9 * 3600_000))
    .filter(moment => moment > after)
  return moments.length > 0 ? Math.min(...moments) : 0
}

/** The instalments one is told of at this moment. */
export const reminded = (instalments: readonly InstalmentDoc[], moment: number) =>
  instalments.filter(({ paidOn, day }) => !paidOn && endOf(day) <= moment + 3 * dayMs)

const dayMs = 24 * 3600_000
