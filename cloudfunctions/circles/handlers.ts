import { maskPhone, unseal } from '../kit/crypto'
import { randomToken } from '../kit/ids'
import { pageOf } from '../kit/paging'
import { change, create, see } from '../kit/pending'
import { officeOf, unionOf } from '../kit/people'
import { notFound } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import { codeOf, enter, invite, look, poster } from './codes'
import type { contract } from './contract'
import { leave, openCircle, stewardRole } from './domain'
import { candidates, giveCircle, removeFrom, stewardOf } from './keeping'
import { card, whole } from './present'
import { entryId } from './public'
import { answer, ask, askOn, close, myQuestions, question, questionsOf } from './questions'
import { circles, entries } from './store'

export const handlers: Handlers<typeof contract> = {
  async open(ctx, { name, union: unionId, steward: stewardId }) {
    const me = ctx.me()
    const union = await unionOf(unionId ?? officeOf(me).of)
    if (!ctx.may({ path: union.path })) throw notFound('这个工会')
    const steward = stewardId ? await stewardOf(stewardId, union.path) : { person: me._id, name: me.name }
    const ids = { _id: ctx.id('circle'), token: randomToken(10) }
    const circle = openCircle(ids, { name, union, steward, at: ctx.now })
    const named = { to: 'circles.steward', input: { person: steward.person, role: stewardRole(circle) } }
    const kept = await create(ctx, circles, circle, { note: `开设联系圈 ${name}`, effects: [named] })
    return card(ctx, kept)
  },

  async mine(ctx) {
    const order = [['enteredAt', 'desc']] as const
    const mine = await entries.find({ where: { person: ctx.me()._id, state: 'in' }, order, limit: 100 })
    const ids = mine.map(entry => entry.circle)
    const found = ids.length > 0 ? await circles.find({ where: { _id: { in: ids } }, limit: ids.length }) : []
    const byId = new Map(found.map(circle => [circle._id, circle]))
    const cards = mine.map(entry => {
      const circle = byId.get(entry.circle)
      return circle ? [card(ctx, circle, entry.enteredAt)] : []
    })
    return Promise.all(cards.flat())
  },

  async kept(ctx, { cursor }) {
    const { _id, roles } = ctx.me()
    const offices = roles.filter(role => role.role === 'officer').map(role => role.of)
    const where = { keepers: { in: [_id, ...offices] } }
    const page = await pageOf(circles, { where, by: 'openedAt', direction: 'desc', cursor }, circle => circle)
    return { rows: await Promise.all(page.rows.map(circle => card(ctx, circle))), next: page.next }
  },

  async circle(ctx, { circle: id }) {
    const circle = await see(ctx, circles, id)
    const entry = await entries.get(entryId(id, ctx.me()._id))
    return whole(ctx, circle, entry?.state === 'in' ? entry.enteredAt : null)
  },

  async code(ctx, { circle: id }) {
    return codeOf(await see(ctx, circles, id))
  },

  async renewCode(ctx, { circle: id }) {
    return codeOf(await change(ctx, circles, id, () => ({ set: { token: randomToken(10) }, note: '换圈码' })))
  },

  poster,
  invite,
  handOver: giveCircle,
  candidates,
  look,
  enter,

  async leave(ctx, { circle }) {
    await change(ctx, entries, entryId(circle, ctx.me()._id), leave)
    return { left: true }
  },

  async entries(ctx, { circle, cursor }) {
    await see(ctx, circles, circle)
    const list = { where: { circle, state: 'in' }, by: 'enteredAt', direction: 'desc', cursor } as const
    return pageOf(entries, list, entry => ({
      person: entry.person,
      name: entry.name,
      phone: maskPhone(unseal(entry.phone)),
      enteredAt: entry.enteredAt,
    }))
  },

  remove: removeFrom,
  ask,
  answer,
  askOn,
  close,
  question,
  myQuestions,
  questions: questionsOf,
}
