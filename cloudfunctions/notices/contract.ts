import * as v from 'valibot'
import {
  action,
  cursor,
  day,
  defineContract,
  fields,
  id,
  ids,
  instant,
  oneOf,
  type Page,
  text,
  type World,
  whole,
} from '../kit/contract'
import { uploaded } from '../kit/forms'

/** What a notice or post leads to: the system and the record, opened by the front's route. */
export type Link = { system: string; id: string; title: string }

export type Attachment = { id: string; name: string; kind: 'picture' | 'file' }

/** Which of the people in the groups chosen: all, women, members without an employer, or those of one kind of shift. */
export type Some = (typeof some)[number]

export type InboxRow = {
  /** Opened by this id. */
  post: string
  title: string
  /** Who it is from: the circle's or the union's name. */
  from: string
  at: number
  read: boolean
  recalled: boolean
  link: Link | null
}

export type Notice = InboxRow & {
  body: string
  by: string
  /** Why it was taken back; its words are gone then. */
  recall: string | null
  urgent: string | null
  files: { name: string; kind: 'picture' | 'file'; url: string }[]
  /** `mine` from 0; the counts are there once one has voted. */
  poll: { question: string; options: { words: string; votes: number | null }[]; mine: number | null } | null
}

export type SentRow = {
  id: string
  title: string
  at: number
  state: 'scheduled' | 'sent' | 'recalled'
  to: string[]
  some: Some
  /** People in the groups when it was sent, each counted once. */
  reach: number
  read: number
}

export type Sent = SentRow & {
  body: string
  link: Link | null
  urgent: string | null
  recall: string | null
  groups: { id: string; name: string; kind: 'circle' | 'union' }[]
  poll: { question: string; options: { words: string; votes: number }[] } | null
  /** WeChat messages sent so far; `until` when the next are due, ms, or `null` when none is left. */
  wechat: { sent: number; unsure: number; until: number | null }
  /** From when on the unread may be reminded again, ms; `null` when there is nobody to remind. */
  remindAt: number | null
  moves: ('recall' | 'remind')[]
}

export type ReceiptRow = { person: string; name: string; readAt: number | null }

export type Reach = {
  /** In the inbox of this many. */
  people: number
  /** Of them WeChat lets us remind this many. */
  wechat: number
  /** Of the first hundred who can be reminded: free now, and when the last of the others is, ms. */
  timing: { asked: number; now: number; lastAt: number | null }
  /** The first who cannot be reminded: they see it when they open the program. */
  quiet: string[]
  /** Members on the roster without an account yet, whom nothing reaches; the first of them by name. */
  unreached: { people: number; names: string[] }
}

/** Somebody's own hours; times in minutes after midnight. `null` work is time off. */
export type HoursView = {
  kind: 'day' | 'night' | 'two' | 'three' | 'free'
  shifts: { work: [number, number] | null; days: number }[]
  from: string
  quiet: [number, number]
}

const some = ['all', 'woman', 'platform', 'day', 'night', 'two', 'three'] as const

const audience = {
  circles: v.optional(ids('联系圈', 500)),
  unions: v.optional(ids('工会', 20)),
  some: v.optional(oneOf('其中哪些人', some)),
}

const words = {
  title: text('标题', 40, 2),
  body: text('内容', 2000, 2),
}

const minute = () => whole('时间', 0, 1439)
const span = () => v.tuple([minute(), minute()], '时间要有开始和结束。')

const notice = () => id('通知')

const sent = async (world: World, more: object = {}) =>
  (
    await world.call<Sent>('steward', 'notices', 'send', {
      circles: [world.circle],
      title: `${world.fresh()} 号通知`,
      body: '本周五下班后开会。',
      ...more,
    })
  ).id

const poll = { question: '哪天合适', options: ['周五', '周六'] }

export const contract = defineContract('notices', {
  /** Whom a notice to these people would reach, and how. */
  reach: action<Reach>()(fields(audience), {
    who: ['steward', 'officer', 'upper'],
    where: 'territory',
    example: world => ({ circles: [world.circle] }),
  }),
  /** Sends one notice to the groups chosen, now or at its hour: one post, whatever their size. */
  send: action<Sent>()(
    fields({
      ...audience,
      ...words,
      link: v.optional(v.strictObject({ system: id('链接'), id: id('链接'), title: text('链接', 40) })),
      files: v.optional(
        v.pipe(
          v.array(
            v.strictObject({
              id: uploaded('文件'),
              name: text('文件名', 120),
              kind: oneOf('文件', ['picture', 'file']),
            }),
          ),
          v.maxLength(3, '图片和文件一共最多 3 个。'),
        ),
      ),
      poll: v.optional(
        v.strictObject({
          question: text('投票的问题', 60, 2),
          options: v.pipe(
            v.array(text('选项', 30)),
            v.minLength(2, '至少要有两个选项。'),
            v.maxLength(6, '最多 6 个选项。'),
            v.check(list => new Set(list).size === list.length, '选项里有重复的。'),
          ),
        }),
      ),
      sendAt: v.optional(instant('发出时间')),
      urgent: v.optional(text('马上提醒的原因', 100, 4)),
    }),
    {
      who: ['steward', 'officer', 'upper'],
      where: 'territory',
      example: world => ({ circles: [world.circle], title: '周五开会', body: '本周五下班后开会。' }),
    },
  ),
  /** Takes a notice back; that there was one, and why it was taken back, stays to be seen. */
  recall: action<Sent>()(fields({ notice: notice(), reason: text('撤回原因', 100, 2) }), {
    who: ['steward', 'officer'],
    where: 'territory',
    example: async world => ({ notice: await sent(world), reason: '时间写错了' }),
  }),
  /** Reminds by WeChat only those who have not read it; once a day. */
  remind: action<Sent>()(fields({ notice: notice() }), {
    who: ['steward', 'officer'],
    where: 'territory',
    example: async world => {
      const notice = await sent(world)
      await world.wait(25 * 3600_000)
      return { notice }
    },
  }),
  /** The caller's messages, newest first: of the groups they are in, and personal ones. */
  inbox: action<Page<InboxRow>>()(fields({ cursor: cursor() }), {
    who: ['worker'],
    where: 'anywhere',
    example: () => ({}),
  }),
  /** One message; opening it leaves the receipt. */
  read: action<Notice>()(fields({ post: id('消息') }), {
    who: ['worker'],
    where: 'territory',
    example: async world => ({ post: await sent(world) }),
  }),
  /** Chooses an option of a notice's poll; another choice takes the place of the first. */
  vote: action<Notice>()(fields({ post: id('消息'), option: whole('选项', 0, 5) }), {
    who: ['worker', 'self'],
    where: 'territory',
    example: async world => ({ post: await sent(world, { poll }), option: 1 }),
  }),
  /** What the caller's circles and union sent, newest first. */
  sent: action<Page<SentRow>>()(fields({ cursor: cursor() }), {
    who: ['steward', 'officer'],
    where: 'anywhere',
    example: () => ({}),
  }),
  notice: action<Sent>()(fields({ notice: notice() }), {
    who: ['steward', 'officer', 'upper'],
    where: 'territory',
    example: async world => ({ notice: await sent(world) }),
  }),
  /** Who opened it and who has not, one group at a time. */
  receipts: action<Page<ReceiptRow>>()(
    fields({
      notice: notice(),
      group: id('联系圈'),
      which: oneOf('范围', ['all', 'read', 'unread']),
      cursor: cursor(),
    }),
    {
      who: ['steward', 'officer'],
      where: 'territory',
      example: async world => ({ notice: await sent(world), group: world.circle, which: 'all' as const }),
    },
  ),
  /** Everybody it was for with when they read it and what they chose, as .xlsx. */
  exportReceipts: action<{ url: string; name: string }>()(fields({ notice: notice() }), {
    who: ['steward', 'officer'],
    where: 'territory',
    fresh: true,
    example: async world => ({ notice: await sent(world) }),
  }),
  /** Notes that WeChat was allowed one more message of each kind. */
  allow: action<{ allowed: true }>()(
    fields({
      kinds: v.pipe(
        v.array(oneOf('提醒', ['notice', 'place', 'case'])),
        v.minLength(1, '没有允许哪种提醒。'),
        v.maxLength(3, '没有允许哪种提醒。'),
        v.check(list => new Set(list).size === list.length, '提醒里有重复的。'),
      ),
    }),
    { who: ['worker'], where: 'anywhere', example: () => ({ kinds: ['notice' as const] }) },
  ),
  hours: action<{ hours: HoursView | null; nextFree: number; credits: number }>()(fields({}), {
    who: ['worker'],
    where: 'anywhere',
    example: () => ({}),
  }),
  /** Says when the caller works and wants quiet; `null` forgets it. A pattern that is never free is refused. */
  setHours: action<{ hours: HoursView | null; nextFree: number; credits: number }>()(
    fields({
      hours: v.nullable(
        v.strictObject({
          kind: oneOf('班次', ['day', 'night', 'two', 'three', 'free']),
          shifts: v.pipe(
            v.array(v.strictObject({ work: v.nullable(span()), days: whole('天数', 1, 60) })),
            v.minLength(1, '班次至少要有一段。'),
            v.maxLength(12, '班次最多 12 段。'),
          ),
          from: day('从哪天算起'),
          quiet: span(),
        }),
      ),
    }),
    {
      who: ['worker'],
      where: 'anywhere',
      example: () => ({
        hours: {
          kind: 'day' as const,
          shifts: [{ work: [480, 1020] as [number, number], days: 7 }],
          from: '2026-11-16',
          quiet: [1320, 420] as [number, number],
        },
      }),
    },
  ),
})
