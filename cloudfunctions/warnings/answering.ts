import { shown } from '../kit/clocks'
import type { Context } from '../kit/context'
import { checkWords } from '../kit/openapi'
import { pageOf } from '../kit/paging'
import { change, keep } from '../kit/pending'
import { officeOf, unionOf, unions } from '../kit/people'
import type { Found, Ledger, LedgerRow } from './contract'
import { answer, answerId, dueOf, ledgerRow, refuseAnswer, unanswered } from './ledger'
import { type AnswerDoc, answers } from './store'

/** Signs an answer for the caller's union. */
export async function answerSweep(
  ctx: Context,
  input: { month: string; found: Found; text: string },
): Promise<LedgerRow> {
  const { month, found, text } = input
  refuseAnswer(input, ctx.now)
  if (text) await checkWords(ctx.me().openid, text, 'text')
  const union = await unionOf(officeOf(ctx.me()).of)
  await answers.add(keep<AnswerDoc>(unanswered(union, month)))
  const given = { at: ctx.now, by: ctx.by.name, found, text }
  const doc = await change(ctx, answers, answerId(union._id, month), held => answer(held, given))
  return ledgerRow(union, doc, dueOf(month), ctx.now)
}

/** The month's answers of the caller's union and of those right below it, by name. */
export async function ledger(
  ctx: Context,
  { month, cursor }: { month: string; cursor?: string | null },
): Promise<Ledger> {
  const office = officeOf(ctx.me())
  const where = { parent: office.of }
  const page = await pageOf(
    unions,
    { where, by: 'name', direction: 'asc', cursor, size: 50 },
    ({ _id, name }) => ({
      _id,
      name,
    }),
  )
  const own = { _id: office.of, name: office.name }
  const ids = [own, ...page.rows].map(({ _id }) => answerId(_id, month))
  const found = await answers.find({ where: { _id: { in: ids } }, limit: ids.length })
  const due = dueOf(month)
  const row = (union: { _id: string; name: string }) =>
    ledgerRow(union, found.find(doc => doc.union === union._id) ?? null, due, ctx.now)
  return {
    month,
    due: shown(due),
    unionName: office.name,
    own: row(own),
    rows: page.rows.map(row),
    next: page.next,
  }
}
