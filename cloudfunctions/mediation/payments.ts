import { begin } from '../kit/clocks'
import { Refusal } from '../kit/refusal'
import type { AgreementDoc, ApplicantDoc, CaseDoc, PayeeDoc, PaymentDoc, ToldDoc } from './store'

/** One thing to be paid or done; the whole agreement where it has no instalments, which is due on no day. */
export type Item = PaymentDoc & { key: string; day: string | null; amount: number; what: string }

/** What a payment is as long as nobody said anything of it. */
export const unpaid: PaymentDoc = { told: null, confirmed: [], paidOn: null, closed: null }

/** The key of an agreement without instalments. */
export const wholeKey = 'whole'

/** Everything to be paid, in the order of its days. */
export const itemsOf = ({ instalments, whole }: AgreementDoc): Item[] =>
  instalments.length > 0
    ? instalments
    : [{ ...whole, key: wholeKey, day: null, amount: 0, what: '协议全部内容' }]

/** Those who are to be paid: every applicant who took part. Each has a word of their own. */
export const payeesOf = ({ applicants }: Pick<CaseDoc, 'applicants'>): ApplicantDoc[] =>
  applicants.filter(({ joinedAt }) => joinedAt !== null)

/** Somebody said it was paid and nobody said it was not: it waits for those who are to be paid. */
export const isTold = ({ paidOn, told }: PaymentDoc) => !paidOn && told !== null && !told.objection

/** Neither paid nor said to be. */
export const isDue = (item: PaymentDoc) => !item.paidOn && !isTold(item)

/** Whether those who are to be paid have been silent for as long as they are given. */
export const isSilent = (item: PaymentDoc, now: number) =>
  isTold(item) && item.told !== null && begin('mediation.payee-word', item.told.at).dueAt <= now

export const allPaid = (agreement: AgreementDoc) => itemsOf(agreement).every(({ paidOn }) => paidOn)

/** The agreement with word that one payment was made, by who pays or the mediator; it counts as told, not as paid. */
export function tell(
  agreement: AgreementDoc,
  key: string,
  told: Omit<ToldDoc, 'objection'>,
  today: string,
): AgreementDoc {
  const item = openItem(agreement, key)
  if (isTold(item)) {
    throw new Refusal('CONFLICT', 'told', '这一笔已经说付了，正在等收款人答复。', 'instalment')
  }
  refuseFuture(told.day, today)
  return withPayment(agreement, key, { told: { ...told, objection: null } })
}

/**
 * The agreement with the word of one who is to be paid that they have it; with the last of theirs it is paid. They may
 * say so before it is due, and before anybody else does.
 */
export function confirm(
  agreement: AgreementDoc,
  key: string,
  payee: PayeeDoc,
  payees: readonly { key: string }[],
  today: string,
): AgreementDoc {
  const item = openItem(agreement, key)
  if (item.confirmed.some(one => one.key === payee.key)) {
    throw new Refusal('CONFLICT', 'confirmed', '这一笔你已经说收到了。', 'instalment')
  }
  refuseFuture(payee.day, today)
  const confirmed = [...item.confirmed, payee]
  const all = payees.every(({ key }) => confirmed.some(one => one.key === key))
  const own = item.told?.objection?.key === payee.key
  return withPayment(agreement, key, {
    confirmed,
    told: item.told && own ? { ...item.told, objection: null } : item.told,
    paidOn: all ? payee.day : null,
  })
}

/** The agreement with the word of one who is to be paid that what was told is not so; it is due as before. */
export function object(
  agreement: AgreementDoc,
  key: string,
  objection: NonNullable<ToldDoc['objection']>,
): AgreementDoc {
  const item = openItem(agreement, key)
  if (!item.told || item.told.objection) {
    throw new Refusal('CONFLICT', 'not-told', '这一笔还没有人说付了，不用说没有收到。', 'instalment')
  }
  if (item.confirmed.some(one => one.key === objection.key)) {
    throw new Refusal('CONFLICT', 'confirmed', '这一笔你说过收到了。', 'instalment')
  }
  return withPayment(agreement, key, { told: { ...item.told, objection } })
}

/**
 * The agreement with one payment closed by the mediator: only with a receipt, when it is due, and when those it is for
 * were told and have neither confirmed nor objected for as long as they are given.
 */
export function close(
  agreement: AgreementDoc,
  key: string,
  {
    receipt,
    ...closed
  }: NonNullable<PaymentDoc['closed']> & { receipt: NonNullable<ToldDoc['receipt']> | null },
  today: string,
): AgreementDoc {
  const item = openItem(agreement, key)
  if (!item.told) {
    throw new Refusal('CONFLICT', 'not-told', '先记下说已经付了，收款人会收到消息。', 'instalment')
  }
  if (item.told.objection) {
    const { name } = item.told.objection
    throw new Refusal('CONFLICT', 'objected', `${name}说没有收到，不能记为付清。先核实。`, 'instalment')
  }
  if (item.day !== null && item.day > today) {
    throw new Refusal(
      'CONFLICT',
      'not-due',
      '还没有到约定的付款日，只有收款人自己说收到了才算。',
      'instalment',
    )
  }
  if (!isSilent(item, closed.at)) {
    const { due } = begin('mediation.payee-word', item.told.at)
    throw new Refusal('CONFLICT', 'payee-has-time', `收款人到 ${due} 前都可以答复，过了再记。`, 'instalment')
  }
  const proof = receipt ?? item.told.receipt
  if (!proof) throw new Refusal('INVALID', 'no-receipt', '没有付款凭证，不能记为付清。', 'receipt')
  return withPayment(agreement, key, {
    told: { ...item.told, receipt: proof },
    paidOn: item.told.day,
    closed,
  })
}

/** The agreement with all that is left confirmed by the one it is for. */
export const confirmAll = (agreement: AgreementDoc, payee: PayeeDoc, payees: readonly { key: string }[]) =>
  itemsOf(agreement)
    .filter(({ paidOn }) => !paidOn)
    .reduce((held, { key, confirmed }) => {
      if (confirmed.some(one => one.key === payee.key)) return held
      return confirm(held, key, payee, payees, payee.day)
    }, agreement)

/** Whether the word of this one alone is missing of all that is unpaid. */
export const isLastPayee = (agreement: AgreementDoc, key: string, payees: readonly { key: string }[]) =>
  itemsOf(agreement).every(
    ({ paidOn, confirmed }) =>
      paidOn || payees.every(one => one.key === key || confirmed.some(word => word.key === one.key)),
  )

function openItem(agreement: AgreementDoc, key: string): Item {
  const item = itemsOf(agreement).find(one => one.key === key)
  if (!item) throw new Refusal('NOT_FOUND', 'no-instalment', '协议里没有这一笔。', 'instalment')
  if (item.paidOn) {
    throw new Refusal('CONFLICT', 'paid', `这一笔 ${item.paidOn} 已经付过了。`, 'instalment')
  }
  return item
}

function refuseFuture(day: string, today: string): void {
  if (day > today) throw new Refusal('INVALID', 'future-day', '付款日期不能在今天以后。', 'day')
}

const withPayment = (agreement: AgreementDoc, key: string, change: Partial<PaymentDoc>): AgreementDoc =>
  key === wholeKey
    ? { ...agreement, whole: { ...agreement.whole, ...change } }
    : {
        ...agreement,
        instalments: agreement.instalments.map(one => (one.key === key ? { ...one, ...change } : one)),
      }
