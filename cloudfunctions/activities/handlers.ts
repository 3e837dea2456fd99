import { circlesOf } from '../circles/public'
import { checkWords } from '../kit/openapi'
import { pageOf } from '../kit/paging'
import { already, create, see } from '../kit/pending'
import { notFound } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import { atTheDoor } from './at-the-door'
import type { contract } from './contract'
import { list } from './list'
import { open, refuseTimes } from './opening'
import { places } from './places'
import { whole } from './present'
import { activities } from './store'
import { card } from './taking'

export const handlers: Handlers<typeof contract> = {
  ...places,
  ...list,
  ...atTheDoor,

  async open(ctx, { circles: circleIds, unions: unionIds, sessions, ...plan }) {
    const _id = ctx.id('activity')
    const opened = await already(ctx, activities, _id)
    if (opened) return whole(ctx, opened)
    const me = ctx.me()
    const circles = circleIds.length > 0 ? await circlesOf(circleIds) : []
    const unions = me.roles
      .filter(({ role, of }) => role === 'officer' && unionIds.includes(of))
      .map(({ of, name, path }) => ({ id: of, name, path }))
    const mayAll = circles.every(({ path }) => ctx.may({ path, circles: circleIds }))
    if (circles.length !== circleIds.length || !mayAll) throw notFound('选中的联系圈')
    if (unions.length !== unionIds.length) throw notFound('选中的工会')
    const bare = open(_id, plan, { circles, unions }, { by: me.name, now: ctx.now })
    for (const [i, session] of sessions.entries()) refuseTimes(session, ctx.now, `sessions.${i}.`)
    const asked = plan.questions.flatMap(({ label, options }) => [label, ...options])
    const words = [plan.title, plan.place, plan.note, ...asked].join('\n')
    await checkWords(ctx.actor.openid ?? '', words, 'note')
    const doc = { ...bare, series: sessions.length > 0 ? _id : null }
    const effects = sessions.map(session => ({ to: 'activities.session', input: { of: _id, ...session } }))
    return whole(ctx, await create(ctx, activities, doc, { note: `开设活动 ${plan.title}`, effects }))
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
    const where = { keepers: { in: roles.map(role => role.of) } }
    const list = { where, by: 'startsAt', direction: 'desc', cursor } as const
    return pageOf(activities, list, activity => card(activity, _id, ctx.now))
  },

  async activity(ctx, { activity }) {
    return whole(ctx, await see(ctx, activities, activity))
  },
}
