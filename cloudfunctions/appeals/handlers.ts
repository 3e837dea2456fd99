import type { Union } from '../kit/actor'
import { hiddenMark } from '../kit/actor'
import type { Context } from '../kit/context'
import { unseal } from '../kit/crypto'
import { limitOf, spend } from '../kit/limits'
import { lookInto } from '../kit/looking'
import { checkWords } from '../kit/openapi'
import { pageOf } from '../kit/paging'
import { already, change, create, see } from '../kit/pending'
import { lineage, unionOf, unions } from '../kit/people'
import { worklist } from '../kit/procedure/worklist'
import { notFound, Refusal } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import type { AppealKind, contract } from './contract'
import { dispatch, ruleWords } from './dispatch'
import { addAppeal } from './keeping'
import * as moves from './moves'
import { asked, behindIt, decided, opened, sealedIdentity, usableUntil } from './opening'
import { appealRow, importCard, openingCard, wholeAppeal } from './present'
import { behindFigure, scoresOf, sheetOf } from './scores'
import { nobody } from './standing'
import { type AppealDoc, appeals, identities, openings, ticketImports } from './store'
import { targetsOf } from './targets'
import { enterTicket, goOn, importTickets } from './tickets'

export const handlers: Handlers<typeof contract> = {
  async submit(ctx, { kind, unit, words, pictures, anonymous, ...facts }) {
    const me = ctx.me()
    const _id = ctx.id('appeal')
    const before = await already(ctx, appeals, _id)
    if (before) return wholeAppeal(ctx, before)
    await spend(ctx, limitOf('appeal-submitted'), hiddenMark(me._id), '你今天提的诉求够多了，急事请打 12351')
    await checkWords(me.openid, words, 'words')
    const { to, words: rule } = await sentTo(ctx, { kind, ...facts })
    const from = { own: anonymous ? hiddenMark(me._id) : me._id, anonymous, name: me.name, phone: me.phone }
    const one = { _id, kind, unit, words, pictures, ...from, to, rule, ticket: null }
    const identity = anonymous ? sealedIdentity(_id, me) : undefined
    const acting = anonymous ? nobody(ctx) : ctx
    const { doc } = await addAppeal(acting, one, { at: ctx.now, note: '提交诉求', identity })
    return wholeAppeal(ctx, doc)
  },

  async destination(ctx, facts) {
    const { to, words } = await sentTo(ctx, facts)
    return { union: to.name, words }
  },

  async rules() {
    return ruleWords()
  },

  async mine(ctx, { cursor }) {
    const me = ctx.me()._id
    const where = { own: { in: [me, hiddenMark(me)] } }
    return pageOf(appeals, { where, by: 'receivedAt', direction: 'desc', cursor }, appealRow)
  },

  async appeal(ctx, { appeal }) {
    return wholeAppeal(ctx, await lookInto(ctx, appeals, appeal))
  },

  worklist: (ctx, input) => worklist(ctx, appeals, { cursor: null, ...input }, ['officer'], appealRow),

  takeOn: (ctx, input) => after(ctx, moves.takeOn(ctx, input)),
  note: (ctx, input) => after(ctx, moves.note(ctx, input)),
  askMore: (ctx, input) => after(ctx, moves.askMore(ctx, input)),
  supplement: (ctx, input) => after(ctx, moves.supplement(ctx, input)),
  handOn: (ctx, input) => after(ctx, moves.handOn(ctx, input)),
  passUp: (ctx, input) => after(ctx, moves.passItUp(ctx, input)),
  instruct: (ctx, input) => after(ctx, moves.instruct(ctx, input)),
  extend: (ctx, input) => after(ctx, moves.extend(ctx, input)),
  answer: (ctx, input) => after(ctx, moves.answer(ctx, input)),
  callBack: (ctx, input) => after(ctx, moves.callBack(ctx, input)),
  rate: (ctx, input) => after(ctx, moves.rate(ctx, input)),
  withdraw: (ctx, input) => after(ctx, moves.withdraw(ctx, input)),

  async targets(ctx, { appeal }) {
    const doc = await see(ctx, appeals, appeal)
    const held = doc.holder?.union ?? doc.over.at(-1) ?? ''
    const below = await unions.find({ where: { parent: held }, order: [['name', 'asc']], limit: 100 })
    const found = await targetsOf(doc, below)
    return found.map(({ union: { _id: id, name, level }, above }) => ({ id, name, level, above }))
  },

  async phone(ctx, { appeal }) {
    const doc = await change(ctx, appeals, appeal, ({ phone, anonymous }) => {
      if (anonymous) throw new Refusal('CONFLICT', 'anonymous', '匿名的诉求看不到电话。')
      if (!phone) throw new Refusal('CONFLICT', 'no-number', '来电没有显示号码。')
      return { note: '查看电话', look: { kind: 'revealed' } }
    })
    return { phone: doc.phone ? unseal(doc.phone) : '' }
  },

  async askOpening(ctx, { appeal, reason }) {
    const { _id: person, name } = ctx.me()
    const _id = ctx.id('opening')
    const before = await already(ctx, openings, _id)
    if (before) return openingCard(ctx, before)
    const doc = await see(ctx, appeals, appeal)
    const asking = asked(_id, doc, { asker: { person, name }, reason, at: ctx.now })
    const note = `申请打开${doc.number}的匿名身份，理由：${reason}`
    return openingCard(ctx, await create(ctx, openings, asking, { note }))
  },

  async openings(ctx, { cursor }) {
    const offices = ctx.me().roles.filter(({ role }) => role === 'officer')
    const where = { over: { in: offices.map(({ of }) => of) } }
    const list = { where, by: 'askedAt', direction: 'desc', cursor } as const
    return pageOf(openings, list, doc => openingCard(ctx, doc))
  },

  agreeOpening: (ctx, { opening }) => decide(ctx, opening, true),
  refuseOpening: (ctx, { opening }) => decide(ctx, opening, false),

  async openIdentity(ctx, { opening }) {
    const me = { person: ctx.me()._id, name: ctx.me().name }
    // Once it was handed to another union it is no longer theirs to open.
    const { own } = await see(ctx, appeals, (await see(ctx, openings, opening)).appeal)
    const doc = await change(ctx, openings, opening, held => ({
      ...opened(held, me, ctx.now),
      look: { kind: 'revealed', of: own ? [own] : [] },
    }))
    const identity = ctx.now <= usableUntil(doc) ? await identities.get(doc.appeal) : null
    const behind = identity && behindIt(identity)
    return { ...openingCard(ctx, doc), identity: behind && { name: behind.name, phone: behind.phone } }
  },

  async enterTicket(ctx, input) {
    return wholeAppeal(ctx, await enterTicket(ctx, input))
  },

  async importTickets(ctx, input) {
    return importCard(await importTickets(ctx, input))
  },

  async goOnImport(ctx, { import: id }) {
    return importCard(await goOn(ctx.now, await see(ctx, ticketImports, id)))
  },

  scores: scoresOf,
  behind: behindFigure,
  exportScores: sheetOf,
}

const after = async (ctx: Context, done: Promise<AppealDoc>) => wholeAppeal(ctx, await done)

async function decide(ctx: Context, opening: string, agrees: boolean) {
  const { _id: person, name } = ctx.me()
  return openingCard(
    ctx,
    await change(ctx, openings, opening, doc => decided(doc, { person, name }, agrees, ctx.now)),
  )
}

/** The union the rules send it to, from the one named or the member’s own. */
async function sentTo(
  ctx: Context,
  { union: named, ...facts }: { kind: AppealKind; aboutOfficer: boolean; upper: boolean; union?: string },
): Promise<{ to: Union; words: string }> {
  const { member } = ctx.me()
  const path = named ? (await unionOf(named)).path : member?.path
  if (!path) {
    throw new Refusal(
      'INVALID',
      'union-needed',
      '选一下工会：单位的工会，或者住处、干活地方的街道工会。',
      'union',
    )
  }
  const sent = dispatch(facts, await lineage(path))
  if (!sent) throw notFound('这个工会')
  return sent
}
