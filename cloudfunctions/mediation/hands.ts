import { marksOf } from '../kit/actor'
import type { Context } from '../kit/context'
import { type Hand, handOf } from '../kit/procedure/holding'
import type { Side } from './contract'
import { mediating } from './procedure'
import { partyOf } from './standing'
import { type CaseDoc, cases } from './store'

/** As whom the caller stands in a case. */
export type Reader = { side: Side; key: string; name: string }

/** Whose hands a case is in: the mediator's it was given to. A party of it mediates nothing in it. */
export const gripOf = (ctx: Context, doc: CaseDoc, head: string | null) => ({
  by: doc.mediator?.person ?? null,
  head,
  barred: ctx.actor.person !== null && partyAs(ctx, doc) !== null,
})

/** How the caller stands to a case as one of the body; `head` is the person who heads it. */
export const handIn = (ctx: Context, doc: CaseDoc, head: string | null): Hand =>
  handOf(ctx, mediating, cases.place(doc), gripOf(ctx, doc, head))

/** As whom the caller reads a case: a party first, whoever else they are. */
export function readerIn(ctx: Context, doc: CaseDoc, hand: Hand): Reader {
  const me = ctx.actor.person
  if (!me) return { side: 'mediator', key: 'mediator', name: '' }
  const party = partyAs(ctx, doc)
  if (party) return party
  if (hand === 'other') return { side: 'colleague', key: 'colleague', name: me.name }
  if (hand !== 'none') return { side: 'mediator', key: 'mediator', name: me.name }
  return partyOf(doc, marksOf(me)) ?? { side: 'guest', key: 'guest', name: me.name }
}

/** The caller as one side of the case, or `null`. */
function partyAs(ctx: Context, doc: CaseDoc): Reader | null {
  const me = ctx.actor.person
  if (!me) return null
  const filer = doc.filerPerson === me._id ? doc.applicants[0] : undefined
  if (filer) return { side: 'applicant', key: filer.key, name: filer.name }
  const party = partyOf(doc, marksOf(me))
  return party && party.side !== 'guest' ? party : null
}
