import { type Held, open, passUp, type Step, take } from '../kit/procedure/matter'
import { Refusal } from '../kit/refusal'
import type { Bare, Decision } from '../kit/store'
import { type Named, post } from './domain'
import { asking } from './procedure'
import type { Circle, Question } from './store'

/** A question as it begins: with the steward, seen by the union. */
export function ask(_id: string, circle: Circle, asker: Named, text: string, at: number): Bare<Question> {
  return {
    _id,
    circle: circle._id,
    circleName: circle.name,
    union: circle.union,
    unionName: circle.unionName,
    unionPath: circle.path,
    path: `${circle.path}${circle._id}/`,
    asker: asker.person,
    askerName: asker.name,
    said: [{ at, by: 'asker', name: asker.name, text }],
    askedAt: at,
    changedAt: at,
    ...lyingWith(circle),
    ...open(asking, heldBy(circle, at), { at, by: asker.name }),
  }
}

/** So many questions of one person may wait in all circles at once. */
export function refuseTooMany(waiting: number): void {
  if (waiting < 5) return
  throw new Refusal(
    'RATE',
    'questions-waiting',
    '你有 5 个问题还在等回答。等回答了，或者先结束一个，再问新的。',
    'text',
  )
}

/** The answer, which is sent to the asker. */
export function answer(question: Question, text: string, step: Step): Decision<Question> {
  return {
    set: {
      ...take(asking, question, 'answer', step),
      said: [...question.said, { at: step.at, by: 'keeper', name: step.by, text }],
      changedAt: step.at,
    },
    note: '回答问题',
    effects: [
      post({ unionName: question.circleName, path: question.unionPath }, question.asker, {
        title: `${step.by}回答了你的问题`,
        body: text,
        link: { system: 'circles', id: recordOf(question._id), title: '问题' },
      }),
    ],
  }
}

/** Asks on: it waits for whoever is the steward now, with the whole time again. */
export function askOn(question: Question, circle: Circle, text: string, step: Step): Decision<Question> {
  const back = { ...question, holder: heldBy(circle, step.at), watch: [] }
  return {
    set: {
      ...take(asking, back, 'askOn', step),
      ...lyingWith(circle),
      said: [...question.said, { at: step.at, by: 'asker', name: step.by, text }],
      changedAt: step.at,
    },
    note: '接着问',
  }
}

/** Over, by the asker, answered or not. */
export const close = (question: Question, step: Step): Decision<Question> => ({
  set: { ...take(asking, question, 'close', step), changedAt: step.at },
  note: '结束问题',
})

/** The new steward's from now on; its deadline stands. `null` when it does not wait or lies with them already. */
export function move(question: Question, circle: string, to: Named, step: Step): Decision<Question> | null {
  if (question.state !== 'asked' || question.steward === to.person || !question.holder) return null
  const text = `${circle}的联系人换成${to.name}，这个问题由${to.name}接着回答。`
  return {
    set: {
      steward: to.person,
      holder: { ...question.holder, name: to.name, since: step.at },
      timeline: [...question.timeline, { at: step.at, by: step.by, text }],
    },
    note: `问题转给${to.name}`,
  }
}

/** What silence makes of it: the union, and then the one above, has it in its list. */
export const passed = (
  question: Question,
  above: Omit<Held, 'since'> | null,
  at: number,
): Partial<Question> => ({
  ...passUp(question, above, at),
  lists: above && !question.lists.includes(above.union) ? [...question.lists, above.union] : question.lists,
})

/** Whether it was passed up to one of these unions. */
export const watchedBy = ({ watch }: Pick<Question, 'watch'>, unions: readonly string[]) =>
  watch.some(({ union }) => unions.includes(union))

/** How a message names a question among the records of circles. */
export const recordOf = (id: string) => `q-${id}`

const heldBy = ({ steward, union, path }: Circle, since: number): Held => ({
  name: steward.name,
  level: 'circle',
  since,
  union,
  path,
})

const lyingWith = (circle: Circle) => ({
  steward: circle.steward.person,
  lists: [circle._id, circle.union],
})
