import { begin, dayOf, type RunningClock } from '../kit/clocks'
import { derivedId } from '../kit/ids'
import { Refusal } from '../kit/refusal'
import type { Bare, Decision } from '../kit/store'
import type { Found, LedgerRow } from './contract'
import type { AnswerDoc } from './store'

/** When a month's answers are due: some working days after it is over. */
export function dueOf(month: string): RunningClock {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  return begin('sweep.answer', Date.parse(`${next}-01T00:00:00+08:00`) - 1)
}

/** Refuses a month that has not begun, and a find without a word about it. */
export function refuseAnswer(
  { month, found, text }: { month: string; found: Found; text: string },
  now: number,
) {
  if (month > dayOf(now).slice(0, 7)) throw wrong('future-month', '这个月还没有到，到了再填。', 'month')
  if (found === 'something' && text.length < 4) {
    throw wrong('what-was-found', '发现了什么还没有写，至少 4 个字。', 'text')
  }
}

export const answerId = (union: string, month: string) => derivedId('answer', union, month)

export const unanswered = (
  union: { _id: string; name: string; path: string },
  month: string,
): Bare<AnswerDoc> => ({
  _id: answerId(union._id, month),
  union: union._id,
  unionName: union.name,
  path: union.path,
  month,
  answers: [],
})

/** One more signed answer; those before it stay. */
export const answer = (
  doc: AnswerDoc,
  given: { at: number; by: string; found: Found; text: string },
): Decision<AnswerDoc> => ({
  set: { answers: [...doc.answers, given] },
  note: given.found === 'nothing' ? `${doc.month} 排查没有发现` : `${doc.month} 排查有发现`,
})

/** How a union stands in a month's ledger now. */
export function ledgerRow(
  union: { _id: string; name: string },
  doc: AnswerDoc | null,
  { dueAt }: Pick<RunningClock, 'dueAt'>,
  now: number,
): LedgerRow {
  const answers = doc?.answers ?? []
  const last = answers.at(-1)
  return {
    union: union._id,
    name: union.name,
    state: last?.found ?? (now > dueAt ? 'late' : 'waiting'),
    after: (answers[0]?.at ?? 0) > dueAt,
    answers: [...answers].reverse(),
  }
}

const wrong = (reason: string, message: string, field: string) =>
  new Refusal('INVALID', reason, message, field)
