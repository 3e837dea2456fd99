import { circlesOf } from '../circles/public'
import type { Context } from '../kit/context'
import { macDigits, maskName, maskPhone, unseal } from '../kit/crypto'
import { checkWords } from '../kit/openapi'
import { pageOf } from '../kit/paging'
import { already, change, claim, create, knows, see } from '../kit/pending'
import { countMiss, refuseGuessing } from '../kit/people'
import { notFound } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import type { Activity as ActivityView, contract } from './contract'
import {
  arrive,
  card,
  doorRefusals,
  doorStep,
  doorStepMs,
  explainDoor,
  givePlaceBack,
  judgeCode,
  open,
  sceneCode,
  takePlace,
} from './domain'
import { type Activity, activities } from './store'

export const handlers: Handlers<typeof contract> = {
  async open(ctx, { circles: ids, ...plan }) {
    const opened = await already(ctx, activities, ctx.id('activity'))
    if (opened) return whole(ctx, opened)
    const circles = await circlesOf(ids)
    const path = circles[0]?.path
    if (circles.length !== ids.length || !ctx.may({ path, circles: ids })) throw notFound('选中的联系圈')
    const activity = open(ctx.id('activity'), plan, circles, { by: ctx.me().name, now: ctx.now })
    await checkWords(ctx.actor.openid ?? '', `${plan.title}\n${plan.place}\n${plan.note}`, 'note')
    return whole(ctx, await create(ctx, activities, activity, { note: `开设活动 ${plan.title}` }))
  },

  async coming(ctx, { cursor }) {
    const { _id, groups } = ctx.me()
    if (groups.length === 0) return { rows: [], next: null }
    const where = { groups: { in: groups }, endsAt: { gt: ctx.now } }
    const list = { where, by: 'endsAt', direction: 'asc', cursor } as const
    return pageOf(activities, list, activity => card(activity, _id, ctx.now))
  },

  async kept(ctx, { cursor }) {
    const { _id, roles } = ctx.me()
    const offices = roles.filter(role => role.role === 'officer').map(role => role.of)
    const where = { keepers: { in: [_id, ...offices] } }
    const list = { where, by: 'startsAt', direction: 'desc', cursor } as const
    return pageOf(activities, list, activity => card(activity, _id, ctx.now))
  },

  async activity(ctx, { activity }) {
    return whole(ctx, await see(ctx, activities, activity))
  },

  async signUp(ctx, { activity }) {
    const me = ctx.me()
    const kept = await change(ctx, activities, activity, doc => takePlace(doc, me, ctx.now))
    return card(kept, me._id, ctx.now)
  },

  async cancel(ctx, { activity }) {
    const { _id } = ctx.me()
    const kept = await change(ctx, activities, activity, doc => givePlaceBack(doc, _id, ctx.now))
    return card(kept, _id, ctx.now)
  },

  async people(ctx, { activity }) {
    const { taken, arrived } = await see(ctx, activities, activity)
    const arrivedAt = new Map(arrived.map(({ person, at }) => [person, at]))
    return taken.map(({ person, name, phone, at }) => ({
      person,
      name,
      phone: maskPhone(unseal(phone)),
      signedUpAt: at,
      arrivedAt: arrivedAt.get(person) ?? null,
    }))
  },

  async door(ctx, { activity: id }) {
    const { title, taken, arrived } = await see(ctx, activities, id)
    const now = doorStep(ctx.now)
    const codes = [0, 1, 2, 3, 4, 5].map(ahead => {
      const digits = digitsAt(id)(now + ahead)
      return { from: (now + ahead) * doorStepMs, digits, scene: `d.${id}${sceneCode(digits)}` }
    })
    const latest = arrived.slice(-3).reverse()
    return {
      title,
      codes,
      signedUp: taken.length,
      arrived: arrived.length,
      latest: latest.map(({ name, at }) => ({ name: maskName(name), at })),
    }
  },

  async checkIn(ctx, { activity: id, code }) {
    const me = ctx.me()
    refuseGuessing(ctx, 'door')
    const verdict = judgeCode(code, ctx.now, digitsAt(id))
    if (verdict !== 'good') {
      const doc = await see(ctx, activities, id)
      if (knows(doc, ctx.request)) return { arrivedAt: arrivalOf(doc, me._id) ?? ctx.now }
      await countMiss(ctx, 'door')
      throw doorRefusals[verdict]()
    }
    const explain = (doc: Activity) => explainDoor(doc, me._id, ctx.now)
    const before = await claim(ctx, activities, id, arrive(me, ctx.now), explain)
    return { arrivedAt: (before && arrivalOf(before, me._id)) ?? ctx.now }
  },
}

const arrivalOf = (activity: Activity, id: string) => activity.arrived.find(({ person }) => person === id)?.at

const digitsAt = (activity: string) => (step: number) => macDigits('door', activity, String(step))

function whole(ctx: Context, activity: Activity): ActivityView {
  return {
    ...card(activity, ctx.me()._id, ctx.now),
    note: activity.note,
    by: activity.by,
    circles: activity.circles,
    kept: ctx.is(['steward', 'officer'], activities.place(activity)),
  }
}
