import { circlesOf, enteredBy, peopleOf, reachOf, sizeOf } from '../circles/public'
import type { Context } from '../kit/context'
import { derivedId } from '../kit/ids'
import { checkWords } from '../kit/openapi'
import { pageOf } from '../kit/paging'
import { already, create, see } from '../kit/pending'
import { notFound } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import type { contract, InboxRow, Sent, SentRow } from './contract'
import { audienceOf, compose, isFor, receiptRows } from './domain'
import { type Post, posts, receipts } from './store'

export const handlers: Handlers<typeof contract> = {
  async reach(ctx, { circles: ids }) {
    const circles = await addressed(ctx, ids)
    const [people, sizes] = await Promise.all([reachOf(ids), Promise.all(ids.map(sizeOf))])
    return { people, circles: circles.map(({ id, name }, i) => ({ id, name, people: sizes[i] ?? 0 })) }
  },

  async send(ctx, { circles: ids, ...words }) {
    const sent = await already(ctx, posts, ctx.id('post'))
    if (sent) return sentOf(sent)
    const circles = await addressed(ctx, ids)
    await checkWords(ctx.actor.openid ?? '', `${words.title}\n${words.body}`, 'body')
    const sender = { by: ctx.me().name, at: ctx.now, reach: await reachOf(ids) }
    const post = compose(ctx.id('post'), words, circles, sender)
    return sentOf(await create(ctx, posts, post, { note: `发通知 ${words.title}` }))
  },

  async inbox(ctx, { cursor }) {
    const me = ctx.me()
    const where = { to: { in: [me._id, ...me.groups] } }
    const page = await pageOf(posts, { where, by: 'at', direction: 'desc', cursor }, post => post)
    const ids = page.rows.map(post => receiptId(post._id, me._id))
    const read = ids.length > 0 ? await receipts.find({ where: { _id: { in: ids } }, limit: ids.length }) : []
    const opened = new Set(read.map(receipt => receipt.post))
    return { rows: page.rows.map(post => inboxRow(post, opened.has(post._id))), next: page.next }
  },

  async read(ctx, { post: id }) {
    const me = ctx.me()
    const post = await posts.get(id)
    if (!post || !isFor(post, me)) throw notFound('这条消息')
    const _id = receiptId(id, me._id)
    if (!(await receipts.get(_id))) {
      const circles = await enteredBy(
        me._id,
        post.circles.map(circle => circle.id),
        post.at,
      )
      const receipt = {
        _id,
        post: id,
        person: me._id,
        name: me.name,
        at: ctx.now,
        circles,
        counted: circles.length > 0,
      }
      await create(ctx, receipts, receipt, { note: `打开 ${post.title}` })
    }
    return { ...inboxRow(post, true), body: post.body, by: post.by }
  },

  async sent(ctx, { cursor }) {
    const { _id, roles } = ctx.me()
    const offices = roles.filter(role => role.role === 'officer').map(role => role.of)
    const where = { keepers: { in: [_id, ...offices] } }
    const page = await pageOf(posts, { where, by: 'at', direction: 'desc', cursor }, post => post)
    return { rows: await Promise.all(page.rows.map(sentRow)), next: page.next }
  },

  async notice(ctx, { notice }) {
    return sentOf(await see(ctx, posts, notice))
  },

  async receipts(ctx, { notice, circle, which, cursor }) {
    const post = await see(ctx, posts, notice)
    if (!post.circles.some(({ id }) => id === circle)) throw notFound('这个联系圈')
    const people = await peopleOf(circle, cursor)
    const ids = people.rows.map(({ person }) => receiptId(notice, person))
    const found =
      ids.length > 0 ? await receipts.find({ where: { _id: { in: ids } }, limit: ids.length }) : []
    return { rows: receiptRows(people.rows, found, { circle, sentAt: post.at, which }), next: people.next }
  },
}

const receiptId = (post: string, person: string) => derivedId('receipt', post, person)

async function addressed(ctx: Context, ids: readonly string[]) {
  const circles = await circlesOf(ids)
  const { path } = audienceOf(ids, circles)
  if (!ctx.may({ path, circles: [...ids] })) throw notFound('选中的联系圈')
  return circles
}

const inboxRow = ({ _id, title, from, at, link }: Post, read: boolean): InboxRow => ({
  post: _id,
  title,
  from,
  at,
  read,
  link,
})

async function sentRow(post: Post): Promise<SentRow> {
  return {
    id: post._id,
    title: post.title,
    at: post.at,
    circles: post.circles.map(circle => circle.name),
    reach: post.reach,
    read: await receipts.count({ post: post._id, counted: true }),
  }
}

async function sentOf(post: Post): Promise<Sent> {
  return { ...(await sentRow(post)), body: post.body, link: post.link, to: post.circles }
}
