import { bodyOf, book, headedBy, mediatorOf, mediatorsOf, release } from '../bodies/public'
import { marksOf } from '../kit/actor'
import { unseal } from '../kit/crypto'
import { linkTo } from '../kit/files'
import { lookInto } from '../kit/looking'
import { pageOf } from '../kit/paging'
import { change, see } from '../kit/pending'
import { lineage } from '../kit/people'
import { inClass } from '../kit/procedure/reading'
import { worklist } from '../kit/procedure/worklist'
import { notFound, Refusal } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import type { Decision } from '../kit/store'
import { actsUnder } from './acting'
import type { contract } from './contract'
import { changedEvidence } from './evidence'
import { handIn, readerIn } from './hands'
import { onAcceptance } from './on-acceptance'
import { onAgreement } from './on-agreement'
import { onEnding } from './on-ending'
import { filed, takenDown } from './on-filing'
import { onPayments } from './on-payments'
import { onReceiving } from './on-receiving'
import { onTalks } from './on-talks'
import { caseRow, oversight, receipt, watchedRow } from './present'
import { printed } from './printing'
import { mediating } from './procedure'
import type { CaseBody, CaseDoc } from './store'
import { cases, figures } from './store'

const acts = actsUnder(async body => (await bodyOf(body))?.contact ?? null)

export const handlers: Handlers<typeof contract> = {
  async file(ctx, application) {
    return receipt(await filed(ctx, await namedBody(application.body), application))
  },

  async takeDown(ctx, application) {
    return acts.whole(ctx, await takenDown(ctx, await namedBody(application.body), application))
  },

  async mine(ctx, { cursor }) {
    const where = { marks: { in: marksOf(ctx.me()) } }
    return pageOf(cases, { where, by: 'writtenAt', direction: 'desc', cursor }, caseRow)
  },

  async receipt(ctx, { case: id }) {
    const doc = await see(ctx, cases, id)
    if (doc.receivedAt === null)
      throw new Refusal('CONFLICT', 'not-submitted', '还没有提交，提交以后才有回执。')
    return receipt(doc)
  },

  async case(ctx, { case: id }) {
    return acts.whole(ctx, await lookInto(ctx, cases, id))
  },

  async worklist(ctx, { list = 'level', cursor }) {
    const offices = ctx.me().roles.flatMap(({ role, of }) => (role === 'mediator' ? [of] : []))
    const headed = await headedBy(ctx.me()._id, offices)
    return worklist(ctx, cases, { list, cursor }, ['mediator'], doc => {
      const hand = handIn(ctx, doc, headed.has(doc.body) ? ctx.me()._id : null)
      return readerIn(ctx, doc, hand).side === 'colleague' ? watchedRow(doc) : caseRow(doc)
    })
  },

  async watched(ctx, { list = 'level', cursor }) {
    return worklist(ctx, cases, { list, cursor }, ['officer'], watchedRow)
  },

  async oversee(ctx, { case: id }) {
    return oversight(ctx, await see(ctx, cases, id))
  },

  async figures(ctx, { month }) {
    const office = ctx.me().roles.find(({ role }) => role === 'officer')
    if (!office) throw notFound()
    const below = `${office.path}\uffff`
    const found = await figures.find({
      where: { month, path: { gte: office.path, lt: below } },
      order: [['path', 'asc']],
      limit: 100,
    })
    const unions = await namesOf(found.map(({ path }) => path))
    return found.map(({ _id, rev, pending, pendingAt, done, path, ...counts }) => ({
      ...counts,
      ...(unions.get(counts.union) ?? { name: '', level: '' }),
    }))
  },

  async mediators(ctx, { case: id }) {
    const { body } = (await acts.open(ctx, id)).doc
    return (await mediatorsOf(body)).map(({ person, name, as }) => ({ person, name, as }))
  },

  async openEvidence(ctx, { case: id, evidence }) {
    const { doc } = await acts.open(ctx, id)
    const found = doc.evidence.find(({ key }) => key === evidence)
    if (!found) throw notFound('这份证据')
    return { url: await linkTo(found.file), name: found.name }
  },

  async checkEvidence(ctx, { case: id }) {
    const { doc } = await acts.open(ctx, id)
    return { checked: doc.evidence.length, changed: await changedEvidence(doc.evidence) }
  },

  async paper(ctx, { case: id, paper }) {
    const { doc, reader } = await acts.open(ctx, id)
    const print = await printed(doc, paper, reader.side)
    if (reader.side === 'mediator')
      await change(ctx, cases, id, () => lookAt(doc, `打开文书${print.name}`), doc)
    return print
  },

  async phone(ctx, { case: id, party }) {
    const { doc, reader } = await acts.open(ctx, id)
    if (!inClass(mediating.reading, reader.side, 'phones')) throw notFound()
    const phone = phoneOf(doc, party)
    await change(ctx, cases, id, () => lookAt(doc, '查看电话', party), doc)
    return { phone }
  },

  ...onTalks(acts, mediatorOf, { book, release }),
  ...onReceiving(acts),
  ...onAgreement(acts),
  ...onPayments(acts),
  ...onAcceptance(acts, namedBody),
  ...onEnding(acts),
}

/** The number a party of the case is called on. */
function phoneOf({ applicants, respondents }: CaseDoc, party: string): string {
  const found = [...applicants, ...respondents].find(({ key }) => key === party)
  if (!found) throw notFound('这位当事人')
  if (!found.phone) throw new Refusal('CONFLICT', 'no-number', '没有留下电话。')
  return unseal(found.phone)
}

/** A look at the numbers of one party, or of all where none is named. */
function lookAt({ applicants, respondents }: CaseDoc, note: string, party?: string): Decision<CaseDoc> {
  const people = [
    ...applicants,
    ...respondents.map(({ key, contact }) => ({ key, mark: contact?.mark ?? '' })),
  ]
  const of = people.flatMap(({ key, mark }) => (mark && (!party || key === party) ? [mark] : []))
  return { note, look: { kind: 'revealed', of } }
}

/** The body a case names, or the refusal that there is none. */
async function namedBody(id: string): Promise<CaseBody> {
  const body = await bodyOf(id)
  if (!body) throw notFound('这个调解组织')
  const { name, short, union, level, path, contact } = body
  return { id, name, short, union, level, path, contact }
}

async function namesOf(paths: string[]): Promise<Map<string, { name: string; level: string }>> {
  const unions = (await Promise.all(paths.map(lineage))).flat()
  return new Map(unions.map(({ _id, name, level }) => [_id, { name, level }]))
}
