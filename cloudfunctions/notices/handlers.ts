import { circlesOf, enteredBy, peopleOf } from '../circles/public'
import type { Person } from '../kit/actor'
import type { Context } from '../kit/context'
import { rememberedFor } from '../kit/drain'
import { keepFile, linkTo } from '../kit/files'
import { derivedId } from '../kit/ids'
import { everyoneOf } from '../kit/journal-line'
import { checkWords } from '../kit/openapi'
import { pageOf } from '../kit/paging'
import { already, change, create, see } from '../kit/pending'
import { changePerson, people, unions } from '../kit/people'
import { notFound } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import { writeSheet } from '../kit/sheet'
import { unclaimedOf } from '../members/public'
import type { contract } from './contract'
import {
  audienceOf,
  compose,
  type Group,
  isFor,
  peopleIn,
  recall,
  refuseNoOption,
  remind,
  tokensOf,
} from './domain'
import { soundHours } from './hours'
import { hoursOf, inboxRow, sent, sentRow, notice as shown } from './present'
import { groupsOf, reached } from './reach'
import { leaveReceipt, receiptId, receiptLines, receiptRows } from './receipts'
import { type Post, posts, receipts } from './store'

export const handlers: Handlers<typeof contract> = {
  async reach(ctx, { circles, unions: unionIds, some = 'all' }) {
    const { groups } = await audience(ctx, circles, unionIds)
    const [reach, unreached] = await Promise.all([
      reached(peopleIn(idsOf(groups), some), ctx.now),
      some === 'all' ? unclaimedOf(unionIds ?? []) : { people: 0, names: [] },
    ])
    return { ...reach, unreached }
  },

  async send(ctx, { circles, unions: unionIds, some = 'all', ...words }) {
    const before = await already(ctx, posts, ctx.id('post'))
    if (before) return sent(before)
    const { groups, place } = await audience(ctx, circles, unionIds)
    const said = [words.title, words.body, words.poll?.question, ...(words.poll?.options ?? [])]
    await checkWords(ctx.actor.openid ?? '', said.filter(Boolean).join('\n'), 'body')
    const reach = await people.count(peopleIn(idsOf(groups), some))
    const post = compose(
      ctx.id('post'),
      words,
      { groups, some, place },
      { by: ctx.me().name, at: ctx.now, reach },
    )
    const urgent = words.urgent ? `，马上提醒，原因：${words.urgent}` : ''
    return sent(await create(ctx, posts, post, { note: `发通知 ${words.title}${urgent}` }))
  },

  async recall(ctx, { notice, reason }) {
    return sent(await change(ctx, posts, notice, post => recall(post, reason, ctx.now)))
  },

  async remind(ctx, { notice }) {
    const read = await receipts.count({ post: notice, counted: true })
    return sent(await change(ctx, posts, notice, post => remind(post, read, ctx.now)))
  },

  async inbox(ctx, { cursor }) {
    const me = ctx.me()
    const where = { to: { in: tokensOf(me) }, at: { lte: ctx.now } }
    return pageOf(posts, { where, by: 'at', direction: 'desc', cursor }, post => inboxRow(post, me, ctx.now))
  },

  async read(ctx, { post: id }) {
    const me = ctx.me()
    const post = await mine(ctx, id, me)
    const receipt = await receiptOf(ctx, post, me)
    return shown(post, me, ctx.now, receipt.vote)
  },

  async vote(ctx, { post: id, option }) {
    const me = ctx.me()
    const post = await mine(ctx, id, me)
    refuseNoOption(post, option)
    const { _id } = await receiptOf(ctx, post, me, option)
    const note = `投票 ${post.title}`
    const receipt = await change(ctx, receipts, _id, held =>
      held.vote === option ? null : { set: { vote: option }, note },
    )
    return shown(post, me, ctx.now, receipt.vote)
  },

  async sent(ctx, { cursor }) {
    const where = { keepers: { in: ctx.me().roles.map(role => role.of) } }
    const page = await pageOf(posts, { where, by: 'at', direction: 'desc', cursor }, post => post)
    return { rows: await Promise.all(page.rows.map(sentRow)), next: page.next }
  },

  async notice(ctx, { notice }) {
    return sent(await see(ctx, posts, notice))
  },

  async receipts(ctx, { notice, group, which, cursor }) {
    const post = await see(ctx, posts, notice)
    const page = await peopleOfGroup(post, group, cursor)
    const ids = page.rows.map(({ person }) => receiptId(notice, person))
    const found =
      ids.length > 0 ? await receipts.find({ where: { _id: { in: ids } }, limit: ids.length }) : []
    return { rows: receiptRows(page.rows, found, { sentAt: post.at, which }), next: page.next }
  },

  async exportReceipts(ctx, { notice }) {
    const post = await see(ctx, posts, notice)
    const header = [
      { title: '在哪里', width: 24 },
      { title: '姓名', width: 14 },
      { title: '看的时间', width: 20 },
      { title: '投票', width: 20 },
    ]
    const content = await writeSheet('谁看了', header, receiptLines(post, peopleOfGroup))
    const file = await keepFile(`made/${derivedId('receipts', ctx.request)}.xlsx`, content)
    const of = post.groups.map(({ id }) => everyoneOf(id))
    await change(ctx, posts, notice, () => ({ note: '导出谁看了', look: { kind: 'exported', of } }))
    return { url: await linkTo(file), name: `谁看了-${post.title}.xlsx` }
  },

  async allow(ctx, { kinds }) {
    const inc = Object.fromEntries(kinds.map(kind => [`credits.${kind}`, 1]))
    const told = { at: { lt: ctx.now - rememberedFor } }
    await changePerson(ctx, ctx.me()._id, '允许微信提醒一次', { inc, pull: { told } })
    return { allowed: true }
  },

  async hours(ctx) {
    return hoursOf(ctx.me(), ctx.now)
  },

  async setHours(ctx, { hours }) {
    const me = ctx.me()
    const set = { hours: hours && soundHours(hours) }
    await changePerson(ctx, me._id, '改作息', { set })
    return hoursOf({ ...me, ...set }, ctx.now)
  },
}

const idsOf = (groups: readonly Group[]) => groups.map(({ id }) => id)

async function audience(ctx: Context, circleIds: readonly string[] = [], unionIds: readonly string[] = []) {
  const circles = circleIds.length > 0 ? await circlesOf(circleIds) : []
  const found =
    unionIds.length > 0 ? await unions.find({ where: { _id: { in: unionIds } }, limit: unionIds.length }) : []
  const groups = groupsOf(circles, found)
  const office = ctx.me().roles.find(role => role.role === 'officer') ?? null
  const place = audienceOf([...circleIds, ...unionIds], groups, office)
  for (const { id, kind, path } of groups) {
    if (!ctx.may(kind === 'circle' ? { path, circles: [id] } : { path })) throw notFound('选中的联系圈或工会')
  }
  return { groups, place }
}

async function mine(ctx: Context, id: string, me: Person): Promise<Post> {
  const post = await posts.get(id)
  if (!post || !isFor(post, me, ctx.now)) throw notFound('这条消息')
  return post
}

async function receiptOf(ctx: Context, post: Post, me: Person, vote = -1) {
  const there = me.opened.includes(post._id) ? await receipts.get(receiptId(post._id, me._id)) : null
  return there ?? leaveReceipt(ctx, post, me, { counted: await wasThere(post, me), vote })
}

/** Whether the person was in one of the post's groups when it was sent. */
async function wasThere(post: Post, me: Person): Promise<boolean> {
  const { member } = me
  if (
    post.groups.some(
      ({ id, kind }) => kind === 'union' && member && member.since <= post.at && me.groups.includes(id),
    )
  ) {
    return true
  }
  const circles = post.groups.flatMap(({ id, kind }) => (kind === 'circle' ? [id] : []))
  return circles.length > 0 && (await enteredBy(me._id, circles, post.at)).length > 0
}

async function peopleOfGroup(post: Post, id: string, cursor: string | null | undefined) {
  const group = post.groups.find(one => one.id === id)
  if (!group) throw notFound('这个联系圈')
  if (group.kind === 'union' || post.some !== 'all') {
    const list = { where: peopleIn([id], post.some), by: 'name', direction: 'asc', cursor, size: 50 } as const
    return pageOf(people, list, ({ _id, name, member }) => ({
      person: _id,
      name,
      enteredAt: member?.since ?? 0,
    }))
  }
  return peopleOf(id, cursor)
}
