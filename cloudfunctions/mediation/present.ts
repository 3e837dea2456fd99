import { begin, expected, shown } from '../kit/clocks'
import type { Context } from '../kit/context'
import type { Clock, MatterView, Who } from '../kit/contract'
import { maskName } from '../kit/crypto'
import { type Hand, headForm, standsAs } from '../kit/procedure/holding'
import { matterRow, matterView } from '../kit/procedure/present'
import { readerIn as reads } from '../kit/procedure/reading'
import type { Case, CaseRow, Oversight, PaperRow, Receipt, Session, Side } from './contract'
import { readerIn } from './hands'
import { mayRead, titleOf } from './papers/kinds'
import { phoneShown } from './papers/parties'
import { itemsOf } from './payments'
import { agreementSeen } from './present-agreement'
import { mediating } from './procedure'
import { counting, isToSign } from './receiving'
import { textHash } from './signatures'
import { idleMoves } from './standing'
import { type CaseDoc, cases, type PaperDoc, type SessionDoc } from './store'
import { minutesHash } from './terms'

/** A case in a list. */
export const caseRow = (doc: CaseDoc): CaseRow => ({
  ...matterRow(mediating, doc),
  ...pressing(doc),
  dispute: doc.dispute,
  filer: doc.applicants[0]?.name ?? '',
  respondent: doc.respondents[0]?.name ?? '',
  applicants: doc.applicants.length,
  respondents: doc.respondents.length,
  body: doc.bodyName,
  receivedAt: doc.receivedAt,
})

/** What somebody of the body must see of a case before its state. */
function pressing(doc: CaseDoc): Partial<Pick<CaseRow, 'label' | 'tone'>> {
  if (doc.vacantSince !== null) return { label: '等重新指派调解员', tone: 'late' }
  const objected = doc.agreement && itemsOf(doc.agreement).some(one => !one.paidOn && one.told?.objection)
  return doc.state === 'performing' && objected ? { label: '收款人说没有收到', tone: 'late' } : {}
}

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

/** A case for whoever opens it, with what their part reads of it: another mediator of the body its course alone. */
export function wholeCase(ctx: Context, doc: CaseDoc, hand: Hand): Case {
  const place = cases.place(doc)
  const reader = readerIn(ctx, doc, hand)
  const isOf = (who: readonly Who[]) => standsAs(ctx, mediating, place, hand, who)
  if (reader.side === 'colleague') return courseOf(doc, matterView(mediating, doc, isOf))
  const may = reads(mediating, reader.side)
  const asks = hand === 'head' ? headForm : {}
  const idle = idleMoves(doc, reader, ctx.now)
  return {
    ...matterView(mediating, doc, isOf, idle, reader.side, asks),
    ...caseRow(doc),
    clocks: clocksOf(doc),
    bodyId: doc.body,
    side: reader.side,
    hand,
    amount: doc.amount,
    request: doc.request,
    facts: doc.facts,
    witnesses: doc.witnesses,
    parties: partiesSeen(doc, reader.key),
    takenDown: doc.takenDown && { by: doc.takenDown.by, authority: doc.takenDown.authority },
    otherSide: doc.otherSide,
    mediator: doc.mediator && { name: doc.mediator.name, interest: doc.mediator.interest },
    changeAsked: doc.changeAsked,
    extension: doc.extension,
    evidence: doc.evidence.map(({ file: _, ...one }) => one),
    sessions: doc.sessions.map(one => sessionSeen(one, may('minutes'))),
    agreement: doc.agreement && agreementSeen(doc, doc.agreement, reader.key),
    papers: doc.papers
      .filter(({ kind }) => mayRead(kind, reader.side))
      .map(paper => paperRow(doc, paper, reader)),
    guests: doc.guests.map(({ name, office }) => ({ name, office })),
    rating: doc.rating,
    archive: doc.archive,
    remark: doc.remark,
  }
}

/** Of a case another mediator of the body holds: its row, its clocks and its course, none of the persons' words. */
const courseOf = (doc: CaseDoc, view: MatterView): Case => ({
  ...view,
  ...watchedRow(doc),
  clocks: clocksOf(doc),
  timeline: courseLines(doc),
  moves: [],
  bodyId: doc.body,
  side: 'colleague',
  hand: 'other',
  amount: null,
  request: '',
  facts: '',
  witnesses: '',
  parties: { applicants: [], respondents: [] },
  takenDown: null,
  otherSide: null,
  mediator: doc.mediator && { name: doc.mediator.name, interest: null },
  changeAsked: null,
  extension: null,
  evidence: [],
  sessions: [],
  agreement: null,
  papers: [],
  guests: [],
  rating: null,
  archive: null,
  remark: null,
})

/** A case for those who watch over it. */
export const oversight = (ctx: Context, doc: CaseDoc): Oversight => ({
  ...matterView(mediating, doc, who => ctx.is(who, cases.place(doc))),
  timeline: courseLines(doc),
  dispute: doc.dispute,
  body: doc.bodyName,
  filer: maskName(doc.applicants[0]?.name ?? ''),
  respondent: doc.respondents[0]?.name ?? '',
})

/** What happened and when, without who did it and in which words. */
const courseLines = ({ timeline }: CaseDoc) =>
  timeline.map(({ at, text }) => ({ at, by: '', text: text.split('：')[0] ?? '' }))

/** The clocks as a page shows them; before acceptance the second 15 days stand with the latest day they could end. */
export function clocksOf(doc: CaseDoc): Clock[] {
  const running = doc.clocks.map(shown)
  const undecided = ['filed', 'supplementing', 'asking'].includes(doc.state)
  if (!undecided || doc.receivedAt === null) return running
  const latestStart = begin('mediation.accept', doc.receivedAt).dueAt - 1
  return [...running, expected('mediation.from-acceptance', latestStart)]
}

/** Phones stand masked, but for one's own. */
const partiesSeen = (doc: CaseDoc, own: string): Case['parties'] => ({
  applicants: doc.applicants.map(({ phone, mark: _, joinedAt, ...one }) => ({
    ...one,
    phone: phoneShown(phone, one.key === own),
    joined: joinedAt !== null,
  })),
  respondents: doc.respondents.map(({ contact, phone, ...one }) => ({
    ...one,
    phone: phoneShown(phone, one.key === own),
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
      ? {
          text: minutes.text,
          at: minutes.at,
          hash: minutesHash(minutes),
          signed: minutes.signed.map(({ name, at }) => ({ name, at })),
        }
      : null,
})

/** A paper in the list of a case; a party sees whether they still have to sign for it, and nobody else's signature. */
function paperRow(doc: CaseDoc, paper: PaperDoc, reader: { side: Side; key: string }): PaperRow {
  const toSign = isToSign(doc, paper, reader)
  return {
    key: paper.key,
    kind: paper.kind,
    title: titleOf(paper.kind),
    number: paper.number,
    at: paper.at,
    toSign,
    hash: toSign ? textHash(doc, paper) : null,
    received: counting(doc, paper)
      .filter(({ key }) => reader.side === 'mediator' || key === reader.key)
      .map(({ name, at }) => ({ name, at })),
  }
}
