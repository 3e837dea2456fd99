import * as v from 'valibot'
import {
  action,
  cursor,
  defineContract,
  fields,
  id,
  ids,
  oneOf,
  type Page,
  text,
  type World,
} from '../kit/contract'

/** What a notice or post leads to: the system and the record, opened by the front's route. */
export type Link = { system: string; id: string; title: string }

export type InboxRow = {
  /** Opened by this id. */
  post: string
  title: string
  /** Who it is from: the circle's or the union's name. */
  from: string
  at: number
  read: boolean
  link: Link | null
}

export type Notice = InboxRow & { body: string; by: string }

export type SentRow = {
  id: string
  title: string
  at: number
  circles: string[]
  /** People in the circles when it was sent, each counted once a circle. */
  reach: number
  read: number
}

export type Sent = SentRow & {
  body: string
  link: Link | null
  /** The circles it went to, whose receipts can be asked for. */
  to: { id: string; name: string }[]
}

export type ReceiptRow = { person: string; name: string; circle: string; readAt: number | null }

const circles = () => ids('联系圈', 50)

const sent = async (world: World) =>
  (
    await world.call<Sent>('steward', 'notices', 'send', {
      circles: [world.circle],
      title: `${world.fresh()} 号通知`,
      body: '本周五下班后开会。',
    })
  ).id

export const contract = defineContract('notices', {
  /** How many people a notice to these circles reaches. */
  reach: action<{ people: number; circles: { id: string; name: string; people: number }[] }>()(
    fields({ circles: circles() }),
    { who: ['steward', 'officer'], where: 'territory', example: world => ({ circles: [world.circle] }) },
  ),
  /** Sends one notice to the circles chosen: one post a circle, whatever its size. */
  send: action<Sent>()(
    fields({
      circles: circles(),
      title: text('标题', 40, 2),
      body: text('内容', 2000, 2),
      link: v.optional(v.strictObject({ system: id('链接'), id: id('链接'), title: text('链接', 40) })),
    }),
    {
      who: ['steward', 'officer'],
      where: 'territory',
      example: world => ({ circles: [world.circle], title: '周五开会', body: '本周五下班后开会。' }),
    },
  ),
  /** The caller's messages, newest first: of the circles they are in, and personal ones. */
  inbox: action<Page<InboxRow>>()(fields({ cursor: cursor() }), {
    who: ['worker'],
    where: 'anywhere',
    example: () => ({}),
  }),
  /** One message; opening it leaves the receipt. */
  read: action<Notice>()(fields({ post: id('消息') }), {
    who: ['worker'],
    where: 'territory',
    example: async world => {
      const notice = await sent(world)
      const { rows } = await world.call<Page<InboxRow>>('worker', 'notices', 'inbox', {})
      return { post: rows[0]?.post ?? notice }
    },
  }),
  /** What the caller's circles were sent, newest first. */
  sent: action<Page<SentRow>>()(fields({ cursor: cursor() }), {
    who: ['steward', 'officer'],
    where: 'anywhere',
    example: () => ({}),
  }),
  notice: action<Sent>()(fields({ notice: id('通知') }), {
    who: ['steward', 'officer', 'upper'],
    where: 'territory',
    example: async world => ({ notice: await sent(world) }),
  }),
  /** Who opened it and who has not, one circle at a time. */
  receipts: action<Page<ReceiptRow>>()(
    fields({
      notice: id('通知'),
      circle: id('联系圈'),
      which: oneOf('范围', ['all', 'read', 'unread']),
      cursor: cursor(),
    }),
    {
      who: ['steward', 'officer'],
      where: 'territory',
      example: async world => ({ notice: await sent(world), circle: world.circle, which: 'all' as const }),
    },
  ),
})
