import type { Person } from '../kit/actor'
import { dayOf } from '../kit/clocks'
import type { Context } from '../kit/context'
import type { Who } from '../kit/contract'
import { seal, unseal } from '../kit/crypto'
import { carryOut } from '../kit/drain'
import { limitOf, spend } from '../kit/limits'
import { lookInto } from '../kit/looking'
import { pageOf } from '../kit/paging'
import { change, create, knows, pendingChange, unknown } from '../kit/pending'
import { officeOf, unionOf, unions } from '../kit/people'
import { take } from '../kit/procedure/matter'
import { notFound, Refusal } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import { placeToUpload } from '../kit/uploads'
import { claimListed } from './claim'
import type { contract } from './contract'
import { decideOne, enrolment, type Outcome } from './decide'
import { confirmDesk, endDesk, endDesks, lookDesk, myDesks, openDesk } from './desk'
import { alreadyMember, apply, identityOf, identityTaken, reapply, searchPieces } from './domain'
import { meOf } from './me'
import { application, applicationRow, memberRow, unionCard } from './present'
import { joining } from './procedure'
import { askProof, prove } from './proving'
import { memberIdOf } from './public'
import { releasePhone } from './releasing'
import { type Member, members } from './store'
import { sendCode, verifyPhone, verifyWechatPhone } from './verify'

export const handlers: Handlers<typeof contract> = {
  async findUnions(_ctx, { words, cursor }) {
    const pieces = searchPieces(words)
    if (pieces.length === 0) return { rows: [], next: null }
    const list = { where: { pieces: { all: pieces } }, by: 'name', direction: 'asc', cursor } as const
    return pageOf(unions, list, unionCard)
  },

  async union(_ctx, { union }) {
    return unionCard(await unionOf(union))
  },

  sendCode,

  async verifyPhone(ctx, input) {
    return meOf(await verifyPhone(ctx, input))
  },

  async verifyWechatPhone(ctx, input) {
    return meOf(await verifyWechatPhone(ctx, input))
  },

  askProof,
  prove,

  async placeToUpload(ctx) {
    const { openid, person } = ctx.actor
    await spend(ctx, limitOf(person ? 'upload' : 'upload-unproven'), openid ?? '', '传得太多了')
    return { path: placeToUpload(openid ?? '') }
  },

  async me(ctx) {
    return meOf(ctx.actor.person)
  },

  async apply(ctx, { union: unionId, name, paper: said, idNumber }) {
    const me = ctx.me()
    const identity = identityOf(said, idNumber, dayOf(ctx.now))
    const _id = memberIdOf(identity)
    const before = await members.get(_id)
    if (before && knows(before, ctx.request)) return shown(ctx, before)
    if (me.member) throw alreadyMember()
    await spend(ctx, limitOf('application'), me._id, '申请的次数太多了')
    if (before?.state === 'active') return shown(ctx, await claimed(ctx, before, me))
    const union = await unionOf(unionId)
    const applicant = {
      _id,
      person: me._id,
      name,
      paper: identity.paper,
      idNumber: seal(identity.number),
      phone: me.phone,
    }
    const step = { at: ctx.now, by: name }
    await refuseSecond(me._id, applicant._id)
    const note = `申请加入${union.name}`
    if (!before) {
      const member = apply(union, applicant, step)
      return shown(ctx, await create(ctx, members, member, { note, taken: identityTaken() }))
    }
    const decision = (doc: Member) => ({ set: reapply(doc, union, applicant, step), note })
    return shown(ctx, await change(ctx, members, before._id, decision))
  },

  async application(ctx, { application: id }) {
    return shown(ctx, await lookInto(ctx, members, id))
  },

  async withdraw(ctx, { application: id }) {
    const member = await change(ctx, members, id, doc => ({
      set: take(joining, doc, 'withdraw', { at: ctx.now, by: doc.name }),
      note: '撤回入会申请',
    }))
    return shown(ctx, member)
  },

  async resubmit(ctx, { application: id, name, note }) {
    const member = await change(ctx, members, id, doc => ({
      set: { ...take(joining, doc, 'resubmit', { at: ctx.now, by: name, note }), name },
      note: '补正后再交入会申请',
    }))
    return shown(ctx, member)
  },

  async applications(ctx, { state, cursor }) {
    const where = { over: officeOf(ctx.me()).of, state }
    return pageOf(members, { where, by: 'dueAt', direction: 'asc', cursor }, applicationRow)
  },

  async decide(ctx, { applications, ...decision }) {
    const decided: Outcome[] = []
    for (const id of applications) decided.push(await decideOne(ctx, id, decision))
    if (decided.length === 1 && decided[0]?.done === false && decided[0].refusal) throw decided[0].refusal
    return decided.map(({ id, done, message }) => ({ id, done, message }))
  },

  async card(ctx) {
    const { member } = ctx.me()
    const doc = member && (await members.get(member.id))
    if (!doc?.number) throw notFound('你的会员卡')
    return {
      cardName: '电子会员卡',
      name: doc.name,
      number: doc.number,
      unionName: doc.unionName,
      since: doc.since,
    }
  },

  async members(ctx, { cursor }) {
    const where = { union: officeOf(ctx.me()).of, state: 'active' }
    return pageOf(members, { where, by: 'since', direction: 'asc', cursor }, memberRow)
  },

  async reveal(ctx, { member: id, what, reason }) {
    const named = what === 'phone' ? '手机号' : '证件号码'
    const member = await change(ctx, members, id, () => ({
      note: `查看${named}明文，原因：${reason}`,
      look: { kind: 'revealed' },
    }))
    return { value: unseal(member[what]) }
  },

  releasePhone,

  openDesk,
  lookDesk,
  confirmDesk,
  desks: myDesks,
  endDesk,
  endDesks,
}

const shown = (ctx: Context, member: Member) =>
  application(member, (who: readonly Who[]) => ctx.is(who, members.place(member)))

async function claimed(ctx: Context, before: Member, me: Person): Promise<Member> {
  const set = claimListed(before, unseal(me.phone), me)
  const act = { note: '认领名册上的会籍', effects: [enrolment({ ...before, ...set }, before.since)] }
  const free = { ...unknown(ctx), person: '' }
  await members.update(before._id, free, { set }, pendingChange(ctx, act))
  const after = await members.get(before._id)
  if (!after || !knows(after, ctx.request)) throw identityTaken()
  return carryOut(ctx, members, after)
}

async function refuseSecond(person: string, id: string): Promise<void> {
  const order = [['appliedAt', 'desc']] as const
  const [last] = await members.find({ where: { person }, order, limit: 1 })
  if (last && last._id !== id && (last.state === 'applying' || last.state === 'returned')) {
    throw new Refusal(
      'CONFLICT',
      'already-applying',
      `你已经在申请加入${last.unionName}，办完或撤回后再申请。`,
    )
  }
}
