import { begin, beginUntil, endOf, type RunningClock } from '../kit/clocks'
import { type Item, isDue, isTold, itemsOf } from './payments'
import type { AgreementDoc } from './store'

/**
 * The clocks of the payments beside the others: of the next that is due, of those who are to answer for one that was
 * told, and of the mediator where somebody says it did not come.
 */
export function paymentClocks(
  clocks: readonly RunningClock[],
  agreement: AgreementDoc,
  at: number,
): RunningClock[] {
  const items = itemsOf(agreement)
  const next = items.find(isDue)?.day
  const told = items.filter(isTold).flatMap(one => (one.told ? [one.told.at] : []))
  const objected = items.flatMap(({ paidOn, told }) =>
    !paidOn && told?.objection ? [told.objection.at] : [],
  )
  return [
    ...clocks.filter(({ name }) => !ours.includes(name)),
    ...(next ? [beginUntil('mediation.instalment', at, next)] : []),
    ...(told.length > 0 ? [begin('mediation.payee-word', Math.min(...told))] : []),
    ...(objected.length > 0 ? [begin('mediation.objection', Math.min(...objected))] : []),
  ]
}

/**
 * When the parties are next told of a payment, ms: three days before, on the day, and the day after when it is late,
 * each at 9:00; 0 when nothing is left to be told.
 */
export function nextReminder(agreement: AgreementDoc, after: number): number {
  const moments = itemsOf(agreement)
    .filter(isDue)
    .flatMap(({ day }) => (day ? [day] : []))
    .flatMap(day => [-3, 0, 1].map(days => endOf(day) + (days - 1) * dayMs + 9 * 3600_000))
    .filter(moment => moment > after)
  return moments.length > 0 ? Math.min(...moments) : 0
}

/** The instalments one is told of at this moment. */
export const reminded = (agreement: AgreementDoc, moment: number): Item[] =>
  itemsOf(agreement).filter(item => isDue(item) && item.day && endOf(item.day) <= moment + 3 * dayMs)

const dayMs = 24 * 3600_000
const ours = ['mediation.instalment', 'mediation.payee-word', 'mediation.objection']
