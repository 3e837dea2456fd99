import type { Context } from '../kit/context'
import { maskName } from '../kit/crypto'
import { holderOf, movesFor, nextClock } from '../kit/procedure/matter'
import { watchedBy } from './asking'
import type { CircleCard, CircleWhole, QuestionRow, Question as Shown } from './contract'
import { asking } from './procedure'
import { sizeOf } from './public'
import { type Circle, circles, type Question, questions } from './store'

/** A circle with its people counted, and for one who keeps it the questions that wait. */
export async function card(
  ctx: Context,
  circle: Circle,
  enteredAt: number | null = null,
): Promise<CircleCard> {
  const kept = ctx.is(['steward', 'officer'], circles.place(circle))
  const [size, waiting] = await Promise.all([
    sizeOf(circle._id),
    kept ? questions.count({ circle: circle._id, state: 'asked' }) : null,
  ])
  return {
    id: circle._id,
    name: circle.name,
    unionName: circle.unionName,
    steward: { name: circle.steward.name },
    size,
    enteredAt,
    kept,
    waiting,
  }
}

/** A circle with everybody who was its steward. */
export async function whole(
  ctx: Context,
  circle: Circle,
  enteredAt: number | null = null,
): Promise<CircleWhole> {
  return {
    ...(await card(ctx, circle, enteredAt)),
    governed: ctx.is(['officer'], circles.place(circle)),
    stewards: circle.stewards.map(({ name, since, until }) => ({ name, since, until })).reverse(),
  }
}

/** A question as it stands in a list of this reader. */
export function questionRow(ctx: Context, question: Question): QuestionRow {
  const place = questions.place(question)
  const asked = question.said.filter(({ by }) => by === 'asker')
  return {
    id: question._id,
    circle: question.circle,
    circleName: question.circleName,
    asker: ctx.is(['self', 'steward', 'officer'], place) ? question.askerName : maskName(question.askerName),
    text: asked.at(-1)?.text ?? '',
    state: question.state,
    askedAt: question.askedAt,
    changedAt: question.changedAt,
    holder: holderOf(question),
    clock: nextClock(question),
    passedTo: question.watch.map(({ name }) => name),
    forMe: ctx.is(['steward'], place) || watchedBy(question, officesOf(ctx)),
  }
}

/** A question with all that was said and done, and what this reader may do. */
export function shownQuestion(ctx: Context, question: Question): Shown {
  const row = questionRow(ctx, question)
  return {
    ...row,
    unionName: question.unionName,
    said: question.said.map(line => (line.by === 'asker' ? { ...line, name: row.asker } : line)),
    passUpAt: question.passUpAt || null,
    timeline: question.timeline.map(line =>
      line.by === question.askerName ? { ...line, by: row.asker } : line,
    ),
    moves: movesFor(asking, question.state, who => ctx.is(who, questions.place(question))),
  }
}

/** Ids of the unions the caller is an officer of. */
export const officesOf = (ctx: Context) =>
  ctx
    .me()
    .roles.filter(({ role }) => role === 'officer')
    .map(({ of }) => of)
