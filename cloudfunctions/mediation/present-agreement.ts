import { begin } from '../kit/clocks'
import type { Agreement, Payment } from './contract'
import { isTold, payeesOf } from './payments'
import type { AgreementDoc, CaseDoc, PaymentDoc } from './store'
import { counts, termsHash } from './terms'

/** The agreement as the reader of this key sees it: only what counts for its terms as they stand is signed. */
export function agreementSeen(doc: CaseDoc, agreement: AgreementDoc, reader: string): Agreement {
  const { result, performance, instalments, whole, signatures, consents } = agreement
  const payments = payeesOf(doc).length
  const seen = (one: PaymentDoc) => paymentSeen(one, reader, payments)
  return {
    result,
    performance,
    hash: termsHash(agreement),
    instalments: instalments.map(({ key, day, amount, what, ...one }) => ({
      key,
      day,
      amount,
      what,
      payment: seen(one),
    })),
    whole: instalments.length > 0 ? null : seen(whole),
    signatures: signatures.map(({ key, name, day, putIn, ...one }) => ({
      key,
      name,
      day: counts(agreement, one) ? day : null,
      putIn: counts(agreement, one) && putIn ? putIn.name : null,
    })),
    consents: consents.filter(one => counts(agreement, one)).map(({ key, name, at }) => ({ key, name, at })),
    inForceOn: agreement.inForceOn,
    review: agreement.review,
    confirmation: agreement.confirmation,
  }
}

function paymentSeen(payment: PaymentDoc, reader: string, payees: number): Payment {
  const { told, confirmed, paidOn, closed } = payment
  const state = paidOn ? 'paid' : isTold(payment) ? 'told' : told ? 'objected' : 'due'
  return {
    state,
    paidOn,
    told: told && { day: told.day, name: told.name, receipt: told.receipt },
    answerBy: state === 'told' && told ? begin('mediation.payee-word', told.at).due : null,
    objection: told?.objection ? { name: told.objection.name, words: told.objection.words } : null,
    confirmed: confirmed.length,
    payees,
    mine: confirmed.some(({ key }) => key === reader),
    closed: closed && { name: closed.name, words: closed.words },
  }
}
