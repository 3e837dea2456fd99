import type { Context } from '../kit/context'
import type { Page } from '../kit/contract'
import { limitOf, spend } from '../kit/limits'
import { checkWords } from '../kit/openapi'
import { pageOf } from '../kit/paging'
import { already, change, create, see } from '../kit/pending'
import { notFound } from '../kit/refusal'
import * as asking from './asking'
import type { QuestionRow, QuestionState, Question as Shown } from './contract'
import { officesOf, questionRow, shownQuestion } from './present'
import { circles, questions } from './store'

/** Asks the steward of a circle the caller is in. */
export async function ask(ctx: Context, input: { circle: string; text: string }): Promise<Shown> {
  const { _id: person, name, openid } = ctx.me()
  const _id = ctx.id('question')
  const before = await already(ctx, questions, _id)
  if (before) return shownQuestion(ctx, before)
  const circle = await see(ctx, circles, input.circle)
  await spend(ctx, limitOf('question-asked'), person, '你今天问的够多了，急事直接打电话给联系人')
  asking.refuseTooMany(await questions.count({ asker: person, state: 'asked' }))
  await checkWords(openid, input.text, 'text')
  const question = asking.ask(_id, circle, { person, name }, input.text, ctx.now)
  return shownQuestion(ctx, await create(ctx, questions, question, { note: `问${circle.name}的联系人` }))
}

export async function answer(ctx: Context, input: { question: string; text: string }): Promise<Shown> {
  await checkWords(ctx.me().openid, input.text, 'text')
  const decide = (doc: Parameters<typeof asking.answer>[0]) => asking.answer(doc, input.text, stepOf(ctx))
  return shownQuestion(ctx, await change(ctx, questions, input.question, decide))
}

export async function askOn(ctx: Context, input: { question: string; text: string }): Promise<Shown> {
  const before = await see(ctx, questions, input.question)
  const circle = await circles.get(before.circle)
  if (!circle) throw notFound('这个联系圈')
  await checkWords(ctx.me().openid, input.text, 'text')
  const question = await change(ctx, questions, before._id, doc =>
    asking.askOn(doc, circle, input.text, stepOf(ctx)),
  )
  return shownQuestion(ctx, question)
}

export async function close(ctx: Context, input: { question: string }): Promise<Shown> {
  return shownQuestion(
    ctx,
    await change(ctx, questions, input.question, doc => asking.close(doc, stepOf(ctx))),
  )
}

/** One question, for its asker, its keepers and the unions it was passed up to. */
export async function question(ctx: Context, input: { question: string }): Promise<Shown> {
  const found = await questions.get(input.question)
  if (!found || !(ctx.may(questions.place(found)) || asking.watchedBy(found, officesOf(ctx)))) {
    throw notFound('这个问题')
  }
  return shownQuestion(ctx, found)
}

export async function myQuestions(
  ctx: Context,
  { cursor }: { cursor?: string | null },
): Promise<Page<QuestionRow>> {
  const where = { asker: ctx.me()._id }
  const list = { where, by: 'changedAt', direction: 'desc', cursor } as const
  return pageOf(questions, list, doc => questionRow(ctx, doc))
}

/** Of the caller's circles and unions: those that wait with the earliest deadline first, the others by what changed last. */
export async function questionsOf(
  ctx: Context,
  { state, cursor }: { state: QuestionState; cursor?: string | null },
): Promise<Page<QuestionRow>> {
  const keeps = ctx.me().roles.filter(({ role }) => role === 'steward' || role === 'officer')
  const where = { lists: { in: keeps.map(({ of }) => of) }, state }
  const list =
    state === 'asked'
      ? ({ where, by: 'dueAt', direction: 'asc', cursor } as const)
      : ({ where, by: 'changedAt', direction: 'desc', cursor } as const)
  return pageOf(questions, list, doc => questionRow(ctx, doc))
}

const stepOf = (ctx: Context) => ({ at: ctx.now, by: ctx.me().name })
