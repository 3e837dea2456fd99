import { bodyOf } from '../bodies/public'
import { dayOf } from '../kit/clocks'
import { together } from '../kit/cloud'
import type { Context } from '../kit/context'
import type { Who } from '../kit/contract'
import { maskName, maskPhone, unseal } from '../kit/crypto'
import { checkWords } from '../kit/openapi'
import { pageOf } from '../kit/paging'
import { change, keep, pendingOf, see } from '../kit/pending'
import { holderOf, movesFor, nextClock } from '../kit/procedure/matter'
import { notFound } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import type { Case, CaseRow, contract, Receipt } from './contract'
import { type CaseMove, clocksOf, file, mediating, moved, receiptRemarks, refuseSameParty } from './domain'
import { type CaseDoc, cases, counts } from './store'

export const handlers: Handlers<typeof contract> = {
  async file(ctx, { body: bodyId, filer, ...words }) {
    refuseSameParty(filer, words.respondent)
    const me = ctx.me()
    await checkWords(me.openid, `${words.request}\n${words.facts}`, 'facts')
    const filing = { _id: ctx.id('case'), filerPerson: me._id, filer, filerPhone: me.phone, ...words }
    const step = { at: ctx.now, by: filer }
    const year = dayOf(ctx.now).slice(0, 4)
    const body = await bodyOf(bodyId)
    if (!body) throw notFound('这个调解组织')
    const kept = await together(async tx => {
      const before = await tx.get(cases, filing._id)
      if (before) return before
      const count = { _id: `${body.id}/${year}`, n: 1 }
      const last = await tx.get(counts, count._id)
      if (last) count.n = last.n + 1
      const doc = keep<CaseDoc>(
        file(body, filing, { year, n: count.n }, step),
        pendingOf(ctx, '提交调解申请'),
      )
      if (last) await tx.update(counts, count._id, { set: { n: count.n } })
      else await tx.add(counts, count)
      await tx.add(cases, doc)
      return doc
    })
    return receipt(kept)
  },

  async mine(ctx, { cursor }) {
    const where = { filerPerson: ctx.me()._id }
    return pageOf(cases, { where, by: 'receivedAt', direction: 'desc', cursor }, row)
  },

  async receipt(ctx, { case: id }) {
    return receipt(await see(ctx, cases, id))
  },

  async case(ctx, { case: id }) {
    return whole(ctx, await see(ctx, cases, id))
  },

  async worklist(ctx, { cursor }) {
    const held = ctx.me().roles.filter(role => role.role === 'mediator')
    const where = { lists: { in: held.map(role => role.of) }, dueAt: { gt: 0 } }
    return pageOf(cases, { where, by: 'dueAt', direction: 'asc', cursor }, row)
  },

  async watched(ctx, { cursor }) {
    const held = ctx.me().roles.filter(role => role.role === 'officer')
    const where = { lists: { in: held.map(role => role.of) }, dueAt: { gt: 0 } }
    return pageOf(cases, { where, by: 'dueAt', direction: 'asc', cursor }, watchedRow)
  },

  accept: (ctx, { case: id }) => move(ctx, id, 'accept'),
  decline: (ctx, { case: id, reason }) => move(ctx, id, 'decline', reason),
  askSupplement: (ctx, { case: id, what }) => move(ctx, id, 'askSupplement', what),
  supplement: (ctx, { case: id, text }) => move(ctx, id, 'supplement', text),
  withdraw: (ctx, { case: id, reason }) => move(ctx, id, 'withdraw', reason),
}

async function move(ctx: Context, id: string, name: CaseMove, note?: string): Promise<Case> {
  const doc = await change(ctx, cases, id, before => ({
    set: moved(before, name, { at: ctx.now, by: ctx.me().name, note }),
    note: mediating.moves[name].label,
    effects: before.filerPerson === ctx.me()._id ? [] : [toldFiler(before, mediating.moves[name].to, note)],
  }))
  return whole(ctx, doc)
}

const toldFiler = (doc: CaseDoc, to: CaseDoc['state'] | 'stay', note = '') => ({
  to: 'notices.post',
  input: {
    person: doc.filerPerson,
    title: `调解申请${doc.number}：${mediating.states[to === 'stay' ? doc.state : to].label}`,
    body: note || '点开看看下一步和期限。',
    from: doc.bodyName,
    path: doc.path,
    link: { system: 'mediation', id: doc._id, title: '调解申请' },
  },
})

const row = (doc: CaseDoc): CaseRow => ({
  id: doc._id,
  number: doc.number,
  state: doc.state,
  dispute: doc.dispute,
  respondent: doc.respondent,
  filer: doc.filer,
  receivedAt: doc.receivedAt,
  holder: holderOf(doc),
  clock: nextClock(doc),
})

const watchedRow = (doc: CaseDoc): CaseRow => ({ ...row(doc), filer: maskName(doc.filer) })

const receipt = (doc: CaseDoc): Receipt => ({
  id: doc._id,
  number: doc.number,
  receivedAt: doc.receivedAt,
  body: doc.bodyName,
  clocks: clocksOf(doc),
  remarks: receiptRemarks,
})

const whole = (ctx: Context, doc: CaseDoc): Case => ({
  ...row(doc),
  body: doc.bodyName,
  request: doc.request,
  facts: doc.facts,
  respondentAddress: doc.respondentAddress,
  filerPhone: maskPhone(unseal(doc.filerPhone)),
  clocks: clocksOf(doc),
  timeline: doc.timeline,
  moves: movesFor(mediating, doc.state, (who: readonly Who[]) => ctx.is(who, cases.place(doc))),
  remark: doc.remark,
})
