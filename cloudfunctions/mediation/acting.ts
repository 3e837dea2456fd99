import type { Context } from '../kit/context'
import { see } from '../kit/pending'
import { refuseHand } from '../kit/procedure/holding'
import { notFound } from '../kit/refusal'
import type { Case } from './contract'
import { handIn, type Reader, readerIn } from './hands'
import { type How, moveCase, ready } from './moving'
import { wholeCase } from './present'
import { type CaseMove, mediating } from './procedure'
import { type CaseDoc, cases } from './store'

/** Who heads a body, asked of its register. */
export type HeadOf = (body: string) => Promise<{ person: string } | null>

export type Acts = ReturnType<typeof actsUnder>

/** What is done with a case, by whoever may: its holder, its body's head with a reason, and its parties. */
export function actsUnder(headOf: HeadOf) {
  const headFor = async (ctx: Context, doc: CaseDoc) =>
    ctx.is(['mediator'], cases.place(doc)) ? ((await headOf(doc.body))?.person ?? null) : null

  const whole = async (ctx: Context, doc: CaseDoc): Promise<Case> =>
    wholeCase(ctx, doc, handIn(ctx, doc, await headFor(ctx, doc)))

  /** The case and as whom the caller reads it; another mediator of the body finds none where more than its course is read. */
  async function open(ctx: Context, id: string): Promise<{ doc: CaseDoc; reader: Reader }> {
    const doc = await see(ctx, cases, id)
    const reader = readerIn(ctx, doc, handIn(ctx, doc, await headFor(ctx, doc)))
    if (reader.side === 'colleague') throw notFound()
    return { doc, reader }
  }

  return {
    whole,
    open,

    /** Whether the caller may do what is no move of its own; refused like a move. */
    async judge(ctx: Context, doc: CaseDoc, because: string | undefined): Promise<void> {
      const hand = handIn(ctx, doc, await headFor(ctx, doc))
      refuseHand(ctx, mediating, cases.place(doc), hand, ['mediator'], because)
    },

    /** The case, refused where this move could not be made on it now: asked before files are read for it. */
    async readyFor(ctx: Context, id: string, name: CaseMove, because?: string): Promise<CaseDoc> {
      const doc = await see(ctx, cases, id)
      ready(ctx, doc, name, await headFor(ctx, doc), because)
      return doc
    },

    /** Makes a move and answers the case as its reader sees it afterwards. */
    async moved(ctx: Context, id: string, name: CaseMove, how: How = {}): Promise<Case> {
      const found = how.found ?? (await see(ctx, cases, id))
      const head = await headFor(ctx, found)
      return whole(ctx, await moveCase(ctx, found, name, head, how))
    },
  }
}
