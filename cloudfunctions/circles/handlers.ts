import type { Context } from '../kit/context'
import type { Page } from '../kit/contract'
import { maskPhone, unseal } from '../kit/crypto'
import { randomToken } from '../kit/ids'
import { codeImage } from '../kit/openapi'
import { pageOf } from '../kit/paging'
import { change, create, knows, see } from '../kit/pending'
import { officeOf, people, unionOf } from '../kit/people'
import { notFound } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import type { CircleCard, contract } from './contract'
import { enter, enterAgain, grouping, leave, oldCode, openCircle, stewardRole, tokenOf } from './domain'
import { entryId, sizeOf } from './public'
import { type Circle, circles, entries } from './store'

export const handlers: Handlers<typeof contract> = {
  async open(ctx, { name, union: unionId, steward: stewardId }) {
    const office = officeOf(ctx.me())
    const union = await unionOf(unionId ?? office.of)
    if (!ctx.may({ path: union.path })) throw notFound('这个工会')
    const steward = stewardId ? await people.get(stewardId) : ctx.me()
    if (!steward || (stewardId && steward.member?.path !== union.path)) throw notFound('这位联系人')
    const circle = openCircle(
      { _id: ctx.id('circle'), token: randomToken(10) },
      { name, union, steward, at: ctx.now },
    )
    const named = { to: 'circles.steward', input: { person: steward._id, role: stewardRole(circle) } }
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
    const rows = await Promise.all(page.rows.map(circle => card(ctx, circle)))
    const cards: Page<CircleCard> = { rows, next: page.next }
    return cards
  },

  async circle(ctx, { circle: id }) {
    const circle = await see(ctx, circles, id)
    const entry = await entries.get(entryId(id, ctx.me()._id))
    return card(ctx, circle, entry?.state === 'in' ? entry.enteredAt : null)
  },

  async code(ctx, { circle: id }) {
    return codeOf(await see(ctx, circles, id))
  },

  async renewCode(ctx, { circle: id }) {
    return codeOf(await change(ctx, circles, id, () => ({ set: { token: randomToken(10) }, note: '换圈码' })))
  },

  async look(ctx, { code }) {
    return card(ctx, await circleOfCode(code))
  },

  async enter(ctx, { code }) {
    const me = ctx.me()
    const circle = await circleOfCode(code)
    const _id = entryId(circle._id, me._id)
    const before = await entries.get(_id)
    if (before && !knows(before, ctx.request)) {
      const entry = await change(ctx, entries, _id, doc => enterAgain(doc, ctx.now))
      return card(ctx, circle, entry.enteredAt)
    }
    const effects = [grouping('circles.group', me._id, circle._id)]
    const entry = await create(ctx, entries, enter(_id, circle, me, ctx.now), {
      note: `进入${circle.name}`,
      effects,
    })
    return card(ctx, circle, entry.enteredAt)
  },

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
}

async function circleOfCode(code: string): Promise<Circle> {
  const [circle] = await circles.find({ where: { token: tokenOf(code) }, limit: 1 })
  if (!circle) throw oldCode()
  return circle
}

async function codeOf({ token }: Circle) {
  const code = `c.${token}`
  return { code, image: await codeImage(code) }
}

async function card(ctx: Context, circle: Circle, enteredAt: number | null = null): Promise<CircleCard> {
  return {
    id: circle._id,
    name: circle.name,
    unionName: circle.unionName,
    steward: { name: circle.steward.name },
    size: await sizeOf(circle._id),
    enteredAt,
    kept: ctx.is(['steward', 'officer'], circles.place(circle)),
  }
}
