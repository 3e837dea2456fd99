import { dayOf } from '../kit/clocks'
import type { Context } from '../kit/context'
import { limitOf, spend } from '../kit/limits'
import { knows, see } from '../kit/pending'
import { take } from '../kit/procedure/matter'
import { type Making, makeMove } from '../kit/procedure/moving'
import { Refusal } from '../kit/refusal'
import type { Effect } from '../kit/store'
import { counted, endings, issued, papersAt } from './closing'
import type { Side } from './contract'
import { type CaseMove, mediating } from './procedure'
import { idleMoves, partyOf, standingIn } from './standing'
import { type CaseDoc, cases } from './store'

/** What a move of a case brings; `words` stand in the paper it issues and are told to the others. */
export type How = {
  words?: string
  /** Words for the file alone, not for the timeline. */
  silent?: true
  session?: string
  also?: Making<CaseDoc, CaseMove>['also']
  /** The case, where `readyFor` has just read it. */
  found?: CaseDoc
  /** What it leads to elsewhere, beside what is told. */
  leads?(before: CaseDoc): Effect[]
  /** Whom it is told beside the mediator: both sides, or nobody. */
  tells?: 'all' | 'nobody'
}

/** Makes a move on a case the caller may see, issues its papers, keeps its lists and tells whom it concerns. */
export async function moveCase(ctx: Context, id: string, name: CaseMove, how: How = {}): Promise<CaseDoc> {
  const { words = '', silent, session, tells = 'all' } = how
  const found = how.found ?? (await see(ctx, cases, id))
  if (mediating.moves[name].to === 'stay' && !knows(found, ctx.request))
    await spend(ctx, limitOf('case-lines', id), ctx.me()._id, '你今天在这个案件里记的够多了')
  return makeMove(ctx, { procedure: mediating, matters: cases }, id, name, {
    note: silent ? undefined : words || undefined,
    found,
    also(doc) {
      refuseIdle(doc, name, readerOf(ctx, doc))
      const { set = {}, step, next } = how.also?.(doc) ?? {}
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
      return [
        ...(how.leads?.(before) ?? []),
        ...(tells === 'all' ? toldOthers(before, after, ctx.actor.person?.phoneMark ?? '', name, words) : []),
        ...toldMediator(after, ctx, name, words),
        ...(ended && after.receivedAt ? counted(after, after.state, ctx.now, month) : []),
      ]
    },
  })
}

/** The case, refused where this move could not be made on it now: asked before files are read for it. */
export async function readyFor(ctx: Context, id: string, name: CaseMove): Promise<CaseDoc> {
  const doc = await see(ctx, cases, id)
  if (knows(doc, ctx.request)) return doc
  take(mediating, doc, name, { at: ctx.now, by: ctx.by.name })
  refuseIdle(doc, name, readerOf(ctx, doc))
  return doc
}

/** As whom the caller stands in a case. */
export function readerOf(ctx: Context, doc: CaseDoc): { side: Side; key: string; name: string } {
  const me = ctx.actor.person
  if (!me || ctx.is(['mediator'], cases.place(doc)))
    return { side: 'mediator', key: 'mediator', name: me?.name ?? '' }
  const filer = doc.filerPerson === me._id ? doc.applicants[0] : undefined
  if (filer) return { side: 'applicant', key: filer.key, name: filer.name }
  return partyOf(doc, me.phoneMark) ?? { side: 'guest', key: 'guest', name: me.name }
}

type Addressed = Pick<CaseDoc, '_id' | 'number' | 'bodyName' | 'path' | 'applicants'>

/** The message one party gets about a case. */
export const told = (doc: Addressed, mark: string, what: string, body: string): Effect => ({
  to: 'mediation.tell',
  input: { mark, ...message(doc, what, body) },
})

/** The message the filer gets, who is known by account where there is one. */
export const toldFiler = (doc: CaseDoc, what: string): Effect => ({
  to: 'mediation.tell',
  input: {
    ...(doc.filerPerson ? { person: doc.filerPerson } : { mark: doc.applicants[0]?.mark }),
    ...message(doc, what, ''),
  },
})

/** The marks of everybody who takes part: applicants and those who answer for a respondent. */
export const partiesOf = (doc: Pick<CaseDoc, 'applicants' | 'respondents'>): string[] => [
  ...doc.applicants.map(({ mark }) => mark),
  ...doc.respondents.flatMap(({ contact }) => (contact ? [contact.mark] : [])),
]

const message = (doc: Addressed, what: string, body: string) => ({
  title: `${doc.number}：${what}`,
  body: body || '点开看看下一步和期限。',
  from: doc.bodyName,
  path: doc.path,
  link: { system: 'mediation', id: doc._id, title: '调解申请' },
})

/** Refuses what this case has no use for now. */
function refuseIdle(doc: CaseDoc, name: CaseMove, reader: { side: Side; key: string }): void {
  if (!mediating.moves[name].from.some(state => state === doc.state)) return
  if (!idleMoves(doc, reader).includes(name)) return
  throw new Refusal('CONFLICT', 'not-now', `现在不用${mediating.moves[name].label}。刷新看看最新情况。`)
}

function toldOthers(before: CaseDoc, after: CaseDoc, mine: string, name: CaseMove, words: string): Effect[] {
  const what =
    before.state === after.state ? mediating.moves[name].label : mediating.states[after.state].label
  return partiesOf(after)
    .filter(mark => mark !== mine)
    .map(mark => told(after, mark, what, words))
}

function toldMediator(doc: CaseDoc, ctx: Context, name: CaseMove, words: string): Effect[] {
  const person = doc.holder?.person
  if (!person || person === ctx.actor.person?._id) return []
  return [{ to: 'mediation.tell', input: { person, ...message(doc, mediating.moves[name].label, words) } }]
}
