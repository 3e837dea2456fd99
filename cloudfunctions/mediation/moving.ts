import { marksOf } from '../kit/actor'
import { dayOf } from '../kit/clocks'
import type { Context } from '../kit/context'
import { limitOf, spend } from '../kit/limits'
import { knows } from '../kit/pending'
import { refuseHand } from '../kit/procedure/holding'
import { take } from '../kit/procedure/matter'
import { type Making, makeMove } from '../kit/procedure/moving'
import { Refusal } from '../kit/refusal'
import type { Effect } from '../kit/store'
import { counted, endings, issued, papersAt } from './closing'
import { message, partiesOf, standingIn, told } from './domain'
import { gripOf, handIn, type Reader, readerIn } from './hands'
import { type CaseMove, mediating } from './procedure'
import { idleMoves } from './standing'
import { type CaseDoc, cases } from './store'

/** What a move of a case brings; `words` stand in the paper it issues and are told to the others. */
export type How = {
  words?: string
  /** Words for the file alone, not for the timeline. */
  silent?: true
  session?: string
  /** Why the body's head acts in what another of it holds. */
  because?: string
  also?(doc: CaseDoc, reader: Reader): ReturnType<NonNullable<Making<CaseDoc, CaseMove>['also']>>
  /** The case, where `readyFor` has just read it. */
  found?: CaseDoc
  /** What it leads to elsewhere, beside what is told. */
  leads?(before: CaseDoc): Effect[]
  /** Whom it is told beside the mediator: both sides, or nobody. */
  tells?: 'all' | 'nobody'
}

/** Makes a move on a case the caller may see, issues its papers, keeps its lists and tells whom it concerns. */
export async function moveCase(
  ctx: Context,
  found: CaseDoc,
  name: CaseMove,
  head: string | null,
  how: How,
): Promise<CaseDoc> {
  const { words = '', silent, session, because, tells = 'all' } = how
  if (!knows(found, ctx.request)) {
    refuseOthers(ctx, found, name, head, because)
    if (mediating.moves[name].to === 'stay')
      await spend(ctx, limitOf('case-lines', found._id), ctx.me()._id, '你今天在这个案件里记的够多了')
  }
  return makeMove(ctx, { procedure: mediating, matters: cases }, found._id, name, {
    note: silent ? undefined : words || undefined,
    found,
    grip: doc => gripOf(ctx, doc, head),
    because,
    also(doc) {
      const reader = readerIn(ctx, doc, handIn(ctx, doc, head))
      refuseIdle(doc, name, reader, ctx.now)
      const { set = {}, step, next } = how.also?.(doc, reader) ?? {}
      const kinds = [name, ...(next ? [next.name] : [])].flatMap(move => papersAt[move] ?? [])
      const to = mediating.moves[next?.name ?? name].to
      const holder = step?.holder ?? doc.holder
      return {
        set: {
          ...(words && !silent && { remark: words }),
          ...(kinds.length > 0 && { papers: issued(doc, kinds, { at: ctx.now, words, session }) }),
          ...(endings.some(state => state === to) && { endedAt: ctx.now }),
          lists: standingIn({ ...doc, holder }),
          ...set,
        },
        step,
        next,
      }
    },
    effects(before, after) {
      const ended = endings.includes(after.state) && !endings.includes(before.state)
      const month = dayOf(ctx.now).slice(0, 7)
      const mine = ctx.actor.person ? marksOf(ctx.actor.person) : []
      return [
        ...(how.leads?.(before) ?? []),
        ...(tells === 'all' ? toldOthers(before, after, mine, name, words) : []),
        ...toldMediator(after, ctx, name, words),
        ...(ended && after.receivedAt ? counted(after, after.state, ctx.now, month) : []),
      ]
    },
  })
}

/** Refuses a move that could not be made on the case as it is now; what this request did already is done. */
export function ready(
  ctx: Context,
  doc: CaseDoc,
  name: CaseMove,
  head: string | null,
  because: string | undefined,
): void {
  if (knows(doc, ctx.request)) return
  refuseOthers(ctx, doc, name, head, because)
  take(mediating, doc, name, { at: ctx.now, by: ctx.by.name })
  refuseIdle(doc, name, readerIn(ctx, doc, handIn(ctx, doc, head)), ctx.now)
}

function refuseOthers(
  ctx: Context,
  doc: CaseDoc,
  name: CaseMove,
  head: string | null,
  because: string | undefined,
): void {
  const { who } = mediating.moves[name]
  refuseHand(ctx, mediating, cases.place(doc), handIn(ctx, doc, head), who, because)
}

/** The message the filer gets, who is known by account where there is one. */
export const toldFiler = (doc: CaseDoc, what: string): Effect => ({
  to: 'mediation.tell',
  input: {
    ...(doc.filerPerson ? { person: doc.filerPerson } : { mark: doc.applicants[0]?.mark }),
    ...message(doc, what, ''),
  },
})

/** Refuses what this case has no use for now. */
function refuseIdle(doc: CaseDoc, name: CaseMove, reader: Reader, now: number): void {
  if (!mediating.moves[name].from.some(state => state === doc.state)) return
  if (!idleMoves(doc, reader, now).includes(name)) return
  throw new Refusal('CONFLICT', 'not-now', `现在不用${mediating.moves[name].label}。刷新看看最新情况。`)
}

function toldOthers(
  before: CaseDoc,
  after: CaseDoc,
  mine: readonly string[],
  name: CaseMove,
  words: string,
): Effect[] {
  const what =
    before.state === after.state ? mediating.moves[name].label : mediating.states[after.state].label
  return partiesOf(after)
    .filter(mark => !mine.includes(mark))
    .map(mark => told(after, mark, what, words))
}

function toldMediator(doc: CaseDoc, ctx: Context, name: CaseMove, words: string): Effect[] {
  const person = doc.holder?.person
  if (!person || person === ctx.actor.person?._id) return []
  return [{ to: 'mediation.tell', input: { person, ...message(doc, mediating.moves[name].label, words) } }]
}
