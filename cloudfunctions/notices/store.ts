import { collection } from '../kit/cloud'
import type { ReminderKind } from '../kit/openapi'
import type { Kept } from '../kit/store'
import type { Attachment, Link, Some } from './contract'

/** One message: to the groups it names or to one person; it is in the inbox of whoever is in `to`. */
export type Post = Kept & {
  /** Circle or union ids, each with `.<some>` behind it when it is for some of them; or one person's id. */
  to: string[]
  title: string
  body: string
  from: string
  link: Link | null
  files: Attachment[]
  poll: { question: string; options: string[] } | null
  /** When it stands in the inbox: at once, or when it was set for. */
  at: number
  by: string
  path: string
  /** `scheduled` until its time came and its reach was counted. */
  state: 'scheduled' | 'sent' | 'recalled'
  recalled: { at: number; reason: string } | null
  some: Some
  /** The groups as they were called when it was sent; none for a personal post. */
  groups: { id: string; name: string; kind: 'circle' | 'union' }[]
  /** People in the groups when it was sent, each counted once. */
  reach: number
  /** Its circles and their union: in whose keepers' list it stands. */
  keepers: string[]
  /** Why it goes out at any hour; `null` when it waits for each one's free time. */
  urgent: string | null
  job: Job
  /** When time takes this up again, ms: its reminders, or its hour; 0 when nothing is left to do. */
  jobAt: number
}

/** The WeChat messages that go out for a post. Round 0 tells of it, later rounds remind those who did not read. */
export type Job = {
  kind: ReminderKind
  round: number
  startedAt: number
  /** Which of the post's groups is at work, and behind whom the next batch begins. */
  group: number
  after: { credits: number; id: string } | null
  /** The batch that was claimed and not yet known to be sent. */
  batch: { id: string; people: string[] } | null
  /** When somebody met on this pass is free, ms; 0 when nobody has to be waited for. */
  waitsUntil: number
  sent: number
  /** Claimed by a batch that was cut off, and with consents left, so that nobody can say whether it went out. */
  unsure: number
}

export const posts = collection<Post>('notices_posts', {
  indexes: [
    { fields: ['to', ['at', -1]] },
    { fields: ['keepers', ['at', -1]] },
    { fields: ['jobAt'] },
    { fields: ['pendingAt'] },
  ],
  place: post => ({
    path: post.path,
    circles: post.groups.flatMap(({ id, kind }) => (kind === 'circle' ? [id] : [])),
    groups: post.to,
    person: post.groups.length === 0 ? post.to[0] : undefined,
  }),
  personal: {
    title: '收到的消息',
    whose: ['to.*'],
    erased: 'removed',
    shows: { title: '标题', body: '内容', from: '来自', at: '时间' },
  },
})

/** That one person opened one post, the first time; late joiners of a group are not counted. */
export type Receipt = Kept & {
  post: string
  person: string
  name: string
  at: number
  counted: boolean
  /** The option of the poll they chose, from 0; -1 while none. */
  vote: number
}

export const receipts = collection<Receipt>('notices_receipts', {
  indexes: [{ fields: ['post', 'counted'] }, { fields: ['post', 'vote'] }, { fields: ['pendingAt'] }],
  place: receipt => ({ person: receipt.person }),
  personal: {
    title: '看过的通知',
    whose: ['person'],
    erased: 'removed',
    shows: { name: '姓名', at: '时间' },
  },
})
