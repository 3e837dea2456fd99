import { unionsIn } from '../kit/actor'
import { shown } from '../kit/clocks'
import type { Context } from '../kit/context'
import { maskPhone, unseal } from '../kit/crypto'
import { linksTo } from '../kit/files'
import { matterRow, matterView } from '../kit/procedure/present'
import { readerIn } from '../kit/procedure/reading'
import type { Appeal, AppealRow, OpeningCard, ScoreRow, TicketImportCard } from './contract'
import { stateOfOpening, usableUntil } from './opening'
import { appealing } from './procedure'
import { idleMoves, partOf, readerOf } from './standing'
import { type AppealDoc, appeals, type Opening, openings, type Score, type TicketImport } from './store'

/** An appeal in a list; nothing in it says whose it is. */
export const appealRow = (doc: AppealDoc): AppealRow => ({
  ...matterRow(appealing, doc),
  state: doc.state,
  kind: doc.kind,
  unit: doc.unit,
  words: (doc.said[0]?.text ?? '').slice(0, 60),
  receivedAt: doc.receivedAt,
  unionName: doc.unionName,
  anonymous: doc.anonymous,
  source: doc.source,
})

/** The same where the reader may know that it was counted, and only of what they see what it says. */
export const countedRow = (ctx: Context, doc: AppealDoc): AppealRow =>
  readerIn(appealing, partOf(ctx, doc))('words') ? appealRow(doc) : { ...appealRow(doc), unit: '', words: '' }

/** An appeal whole, for the one who asked, the union that holds it and those above. */
export async function wholeAppeal(ctx: Context, doc: AppealDoc): Promise<Appeal> {
  const place = appeals.place(doc)
  const reader = readerOf(ctx, doc)
  const part = partOf(ctx, doc)
  const reads = readerIn(appealing, part)
  const matter = matterView(appealing, doc, who => ctx.is(who, place), idleMoves(doc, reader), part)
  const urls = await linksTo(doc.said.flatMap(({ files }) => files.map(({ file }) => file)))
  return {
    ...appealRow(doc),
    ...matter,
    // It is said to the one who asked.
    next: reader.self ? matter.next : null,
    state: doc.state,
    rule: doc.rule,
    said: doc.said.map(({ files, ...one }) => ({
      ...one,
      files: files.map(({ file, name }) => ({ name, url: urls.get(file) ?? '' })),
    })),
    from:
      reads('person') && doc.name
        ? { name: doc.name, phone: doc.phone ? maskPhone(unseal(doc.phone)) : '' }
        : null,
    callBacks: doc.callBacks.map(({ at, by, outcome, words }) => ({ at, by, outcome, words })),
    rating: doc.rating,
    review: doc.review && shown(doc.review),
    ticket: doc.ticket,
    mine: reader.self,
    opens: doc.anonymous && !reader.self && unionsIn(doc.path).length > 1 && ctx.is(['officer'], place),
  }
}

/** An asking to open an identity, as somebody of the union or above it reads it. */
export function openingCard(ctx: Context, doc: Opening): OpeningCard {
  const asked = doc.asker.person === ctx.me()._id
  const state = stateOfOpening(doc, ctx.now)
  return {
    id: doc._id,
    appeal: doc.appeal,
    number: doc.number,
    state,
    asker: doc.asker.name,
    reason: doc.reason,
    askedAt: doc.askedAt,
    agreer: doc.agreer?.name ?? null,
    until: doc.agreedAt ? usableUntil(doc) : 0,
    asked,
    decides: state === 'asked' && !asked && ctx.is(['upper'], openings.place(doc)),
  }
}

export const scoreRow = ({ union, unionName, level, own, all }: Score): ScoreRow => ({
  union,
  name: unionName,
  level,
  own,
  all,
})

export const importCard = (doc: TicketImport): TicketImportCard => ({
  id: doc._id,
  name: doc.name,
  state: doc.state,
  refusal: doc.refusal,
  rows: doc.rows,
  taken: doc.next,
  fresh: doc.fresh,
  same: doc.same,
  faults: doc.faults,
})
