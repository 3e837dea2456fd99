import { hiddenMark, unionsIn } from '../kit/actor'
import type { FormFile } from '../kit/asks'
import { begin, period } from '../kit/clocks'
import type { Context } from '../kit/context'
import { limitOf, spend } from '../kit/limits'
import { checkWords } from '../kit/openapi'
import { knows, see } from '../kit/pending'
import { type Held, prolong, type Step } from '../kit/procedure/matter'
import { type Following, makeMove } from '../kit/procedure/moving'
import { listsOf } from '../kit/procedure/worklist'
import type { Effect } from '../kit/store'
import type { Figure, SaidKind } from './contract'
import { type AppealMove, appealing } from './procedure'
import { countEffects, countedWith } from './scoring'
import { handles, readerOf, refuseUnfit, veiled } from './standing'
import { type AppealDoc, appeals } from './store'

/** What a move brings beside its new state. */
export type How = {
  /** Words that are kept on the appeal and sent to the other side. */
  said?: { kind: SaidKind; text: string; files?: FormFile[] }
  /** Words for the timeline. */
  note?: string
  /** What is counted, in the month of now. */
  counts?(doc: AppealDoc): Figure[]
  also?(doc: AppealDoc): {
    set?: Partial<AppealDoc>
    step?: Pick<Step, 'holder' | 'clocks'>
    next?: Following<AppealMove>
  }
  /** Beside what is told to the one who asked. */
  effects?(before: AppealDoc, after: AppealDoc): Effect[]
}

/** Makes a move on an appeal the caller may see; tells the other side, counts, and keeps its lists. */
export async function moveAppeal(
  ctx: Context,
  id: string,
  name: AppealMove,
  how: How = {},
): Promise<AppealDoc> {
  const { said, note, counts, also, effects } = how
  if (said) await checkWords(ctx.me().openid, said.text, 'words')
  const doc = await see(ctx, appeals, id)
  const acting = veiled(ctx, doc)
  const { person, self } = readerOf(ctx, doc)
  if ((said || name === 'callBack') && !knows(doc, ctx.request))
    await spend(
      ctx,
      limitOf('appeal-lines', id),
      hiddenMark(person),
      '这件诉求你今天写的够多了，急事打电话说',
    )
  return makeMove(acting, { procedure: appealing, matters: appeals }, id, name, {
    note,
    also(before) {
      refuseUnfit(ctx, before, name)
      const { set = {}, step, next } = also?.(before) ?? {}
      const moved = { ...before, ...set, holder: step?.holder ?? before.holder }
      const kept = said && { ...said, files: said.files ?? [], at: ctx.now, by: acting.by.name }
      return {
        set: {
          ...(kept && { said: [...before.said, kept] }),
          ...(handles.includes(name) && { handlers: joined(before.handlers, person) }),
          ...standing(moved),
          counted: countedWith({ ...moved, counted: before.counted }, counts?.(before) ?? [], ctx.now),
          ...set,
        },
        step,
        next,
      }
    },
    effects: (before, after) => [
      ...(self
        ? toldHandler(before, name)
        : [told(after, appealing.moves[name].label, said?.text ?? note ?? '')]),
      ...countEffects(before.counted, after),
      ...(effects?.(before, after) ?? []),
    ],
  })
}

/** Ends it or opens it again, by what the one who asked says of the answer. */
export function judged(
  doc: AppealDoc,
  outcome: 'satisfied' | 'fairly' | 'unsatisfied',
  above: Held | null,
  now: number,
): { set: Partial<AppealDoc>; step?: { holder: Held }; next: Following<AppealMove> } {
  if (outcome !== 'unsatisfied') return { set: {}, next: { name: 'close' } }
  if (doc.reopened) {
    const review = begin('appeal.review', now)
    const { basis } = period('appeal.review')
    const note = `可以在 ${review.due} 前向上一级工会请求复查（${basis}）`
    return { set: { review }, next: { name: 'end', note } }
  }
  const watch =
    above && !doc.watch.some(({ union }) => union === above.union) ? [...doc.watch, above] : doc.watch
  const holder = doc.holder && unattended(doc, doc.holder, now)
  return {
    set: { reopened: true, barred: doc.handlers, watch },
    ...(holder && { step: { holder } }),
    next: { name: 'reopen', note: '原来办理的人不再经手' },
  }
}

/** What is counted with it. */
export const judgedFigures = (doc: AppealDoc, outcome: 'satisfied' | 'fairly' | 'unsatisfied'): Figure[] =>
  outcome === 'unsatisfied' && !doc.reopened ? [outcome, 'reopened'] : [outcome]

/** Answered counts, and on time when the clock that runs for it has not run out. */
export const answeredFigures = ({ clocks }: AppealDoc, now: number): Figure[] => [
  'answered',
  ...(clocks.some(
    ({ name, stoppedAt, dueAt }) =>
      (name === 'appeal.finish' || name === 'appeal.again') && stoppedAt === null && dueAt > now,
  )
    ? (['onTime'] as const)
    : []),
]

/** Taken on counts, and in time within the days of the first answer. */
export const takenFigures = ({ clocks }: AppealDoc, now: number): Figure[] => [
  'taken',
  ...(clocks.some(
    ({ name, stoppedAt, dueAt }) => name === 'appeal.first' && stoppedAt === null && dueAt > now,
  )
    ? (['takenOnTime'] as const)
    : []),
]

/** Thirty days more on the clock that runs for its end. */
export const extended = (doc: AppealDoc) => ({
  set: { extended: true },
  step: { clocks: prolong(doc.clocks, doc.reopened ? 'appeal.again' : 'appeal.finish', 30) },
})

/** Where it stands from now on: lists and territory follow the holder. */
export function standing({ holder, watch, path }: Pick<AppealDoc, 'holder' | 'watch' | 'path'>) {
  return { lists: listsOf({ holder, watch }), over: unionsIn(path) }
}

/** A message for the one who asked; who that is, its carrier knows. */
export const told = (
  { _id, number }: Pick<AppealDoc, '_id' | 'number'>,
  what: string,
  body: string,
): Effect => ({
  to: 'appeals.tell',
  input: { appeal: _id, title: `${number}：${what}`, body: body || '点开看看下一步和期限。' },
})

const unattended = ({ unionName }: AppealDoc, { level, union, path }: Held, since: number): Held => ({
  name: unionName,
  level,
  since,
  union,
  path,
})

const joined = (people: string[], person: string) => (people.includes(person) ? people : [...people, person])

function toldHandler(doc: AppealDoc, name: AppealMove): Effect[] {
  const person = doc.holder?.person
  if (!person) return []
  return [forOfficer(doc, person, `${doc.number}：职工${appealing.moves[name].label}`, '点开看看。')]
}

/** A message for somebody of the union about an appeal. */
export const forOfficer = (doc: AppealDoc, person: string, title: string, body: string): Effect => ({
  to: 'notices.post',
  input: {
    person,
    title,
    body,
    from: doc.unionName,
    path: doc.path,
    link: { system: 'appeals', id: doc._id, title: '诉求' },
  },
})
