import { begin, expected, shown } from '../kit/clocks'
import type { Context } from '../kit/context'
import type { Clock } from '../kit/contract'
import { maskName } from '../kit/crypto'
import { matterRow, matterView } from '../kit/procedure/present'
import { readerIn } from '../kit/procedure/reading'
import type { Agreement, Case, CaseRow, Oversight, PaperRow, Receipt, Session, Side } from './contract'
import { readerOf } from './moving'
import { mayRead, titleOf } from './papers/kinds'
import { phoneShown } from './papers/parties'
import { mediating } from './procedure'
import { isToSign } from './receiving'
import { idleMoves } from './standing'
import { type AgreementDoc, type CaseDoc, cases, type PaperDoc, type SessionDoc } from './store'

/** A case in a list. */
export const caseRow = (doc: CaseDoc): CaseRow => ({
  ...matterRow(mediating, doc),
  dispute: doc.dispute,
  filer: doc.applicants[0]?.name ?? '',
  respondent: doc.respondents[0]?.name ?? '',
  applicants: doc.applicants.length,
  respondents: doc.respondents.length,
  body: doc.bodyName,
  receivedAt: doc.receivedAt,
})

/** The same for those who watch: whose it is, without the name. */
export const watchedRow = (doc: CaseDoc): CaseRow => ({
  ...caseRow(doc),
  filer: maskName(doc.applicants[0]?.name ?? ''),
})

/** The dated receipt; only a submitted application has one. */
export const receipt = (doc: CaseDoc): Receipt => ({
  id: doc._id,
  number: doc.number,
  receivedAt: doc.receivedAt ?? doc.writtenAt,
  body: doc.bodyName,
  clocks: clocksOf(doc),
  remarks: [
    '申请日期凭证，可用于主张时效中断。',
    '随时可以直接申请仲裁，不必等调解（《劳动争议调解仲裁法》第五条、第十四条）。',
  ],
})

/** A case whole, for a party, the mediator or a guest, with what their part reads of it. */
export function wholeCase(ctx: Context, doc: CaseDoc): Case {
  const place = cases.place(doc)
  const reader = readerOf(ctx, doc)
  const reads = readerIn(mediating, reader.side)
  return {
    ...caseRow(doc),
    ...matterView(mediating, doc, who => ctx.is(who, place), idleMoves(doc, reader), reader.side),
    clocks: clocksOf(doc),
    bodyId: doc.body,
    side: reader.side,
    amount: doc.amount,
    request: doc.request,
    facts: doc.facts,
    witnesses: doc.witnesses,
    parties: partiesSeen(doc, reads('phones')),
    takenDown: doc.takenDown && { by: doc.takenDown.by, authority: doc.takenDown.authority },
    otherSide: doc.otherSide,
    mediator: doc.mediator && { name: doc.mediator.name, interest: doc.mediator.interest },
    changeAsked: doc.changeAsked,
    extension: doc.extension,
    evidence: doc.evidence.map(({ file: _, ...one }) => one),
    sessions: doc.sessions.map(one => sessionSeen(one, reads('minutes'))),
    agreement: doc.agreement && agreementSeen(doc.agreement),
    papers: doc.papers.filter(({ kind }) => mayRead(kind, reader.side)).map(paper => paperRow(paper, reader)),
    guests: doc.guests.map(({ name, office }) => ({ name, office })),
    rating: doc.rating,
    archive: doc.archive,
    remark: doc.remark,
  }
}

/** A case for those who watch over it. */
export const oversight = (ctx: Context, doc: CaseDoc): Oversight => ({
  ...matterView(mediating, doc, who => ctx.is(who, cases.place(doc))),
  timeline: doc.timeline.map(({ at, text }) => ({ at, by: '', text: text.split('：')[0] ?? '' })),
  dispute: doc.dispute,
  body: doc.bodyName,
  filer: maskName(doc.applicants[0]?.name ?? ''),
  respondent: doc.respondents[0]?.name ?? '',
})

/** The clocks as a page shows them; before acceptance the second 15 days stand with the latest day they could end. */
export function clocksOf(doc: CaseDoc): Clock[] {
  const running = doc.clocks.map(shown)
  const undecided = ['filed', 'supplementing', 'asking'].includes(doc.state)
  if (!undecided || doc.receivedAt === null) return running
  const latestStart = begin('mediation.accept', doc.receivedAt).dueAt - 1
  return [...running, expected('mediation.from-acceptance', latestStart)]
}

const partiesSeen = (doc: CaseDoc, clear: boolean): Case['parties'] => ({
  applicants: doc.applicants.map(({ phone, mark: _, joinedAt, ...one }) => ({
    ...one,
    phone: phoneShown(phone, clear),
    joined: joinedAt !== null,
  })),
  respondents: doc.respondents.map(({ contact, phone, ...one }) => ({
    ...one,
    phone: phoneShown(phone, clear),
    contact: contact && { name: contact.name, office: contact.office },
  })),
})

const sessionSeen = (
  { minutes, arrived, booking: _, ...one }: SessionDoc,
  withMinutes: boolean,
): Session => ({
  ...one,
  arrived: arrived.map(({ name, at, how }) => ({ name, at, how })),
  minutes:
    minutes && withMinutes
      ? { text: minutes.text, at: minutes.at, signed: minutes.signed.map(({ name, at }) => ({ name, at })) }
      : null,
})

/** A paper in the list of a case; a party sees whether they still have to sign for it, and nobody else's signature. */
const paperRow = (paper: PaperDoc, reader: { side: Side; key: string }): PaperRow => ({
  key: paper.key,
  kind: paper.kind,
  title: titleOf(paper.kind),
  number: paper.number,
  at: paper.at,
  toSign: isToSign(paper, reader),
  received: paper.received
    .filter(({ key }) => reader.side === 'mediator' || key === reader.key)
    .map(({ name, at }) => ({ name, at })),
})

const agreementSeen = ({ instalments, signatures, consents, ...one }: AgreementDoc): Agreement => ({
  ...one,
  instalments: instalments.map(({ proof: _, ...due }) => due),
  signatures: signatures.map(({ key, name, day }) => ({ key, name, day })),
  consents: consents.map(({ key, name, at }) => ({ key, name, at })),
})
