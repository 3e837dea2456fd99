import type { Person } from '../kit/actor'
import { momentOf } from '../kit/clocks'
import type { Context } from '../kit/context'
import type { Page } from '../kit/contract'
import { derivedId } from '../kit/ids'
import { create } from '../kit/pending'
import { people } from '../kit/people'
import type { Bare } from '../kit/store'
import type { ReceiptRow } from './contract'
import { type Post, type Receipt, receipts } from './store'

export const receiptId = (post: string, person: string) => derivedId('receipt', post, person)

/** How many opened messages a person's own record remembers; older ones count as read. */
const remembered = 200

/** Notes that the caller opened a post, once, and remembers it on the caller so that the inbox knows without asking. */
export async function leaveReceipt(
  ctx: Context,
  post: Post,
  me: Person,
  { counted, vote }: Pick<Receipt, 'counted' | 'vote'>,
): Promise<Receipt> {
  const receipt = {
    _id: receiptId(post._id, me._id),
    post: post._id,
    person: me._id,
    name: me.name,
    at: ctx.now,
    counted,
    vote,
  }
  const kept = (await receipts.get(receipt._id)) ?? (await leave(ctx, receipt, `打开 ${post.title}`))
  const opened = [...me.opened, post._id].slice(-remembered / 2)
  const change = me.opened.length < remembered ? { push: { opened: [post._id] } } : { set: { opened } }
  await people.updateAll({ _id: me._id, opened: { not: post._id } }, change)
  return kept
}

/** Two who open it at once, such as two devices of one person, leave one receipt. */
async function leave(ctx: Context, receipt: Bare<Receipt>, note: string): Promise<Receipt> {
  try {
    return await create(ctx, receipts, receipt, { note })
  } catch (refused) {
    const there = await receipts.get(receipt._id)
    if (there) return there
    throw refused
  }
}

/** A post counts as new for this long at most, ms. */
const newFor = 60 * 24 * 3600_000

export const isRead = (post: Pick<Post, '_id' | 'at'>, me: Person, now: number) =>
  me.opened.includes(post._id) || post.at < now - newFor

/** How the votes of a poll stand, by option. */
export const votesOf = (post: Post): Promise<number[]> =>
  Promise.all((post.poll?.options ?? []).map((_, vote) => receipts.count({ post: post._id, vote })))

/** Somebody of a group and since when they are in it, ms. */
export type Counted = { person: string; name: string; enteredAt: number }

/** The people with or without a receipt, as asked for; who came after the sending is left out. */
export function receiptRows(
  people: readonly Counted[],
  found: readonly Pick<Receipt, 'person' | 'at'>[],
  { sentAt, which }: { sentAt: number; which: 'all' | 'read' | 'unread' },
): ReceiptRow[] {
  const readAt = new Map(found.map(receipt => [receipt.person, receipt.at]))
  return people
    .filter(({ enteredAt }) => enteredAt <= sentAt)
    .map(({ person, name }) => ({ person, name, readAt: readAt.get(person) ?? null }))
    .filter(row => which === 'all' || (row.readAt !== null) === (which === 'read'))
}

/** Everybody of a post's groups with when they read it and what they chose, as lines of a sheet. */
export async function* receiptLines(
  post: Post,
  pageOf: (post: Post, group: string, cursor: string | null) => Promise<Page<Counted>>,
): AsyncGenerator<string[]> {
  for (const { id, name: group } of post.groups) {
    let cursor: string | null = null
    do {
      const page: Page<Counted> = await pageOf(post, id, cursor)
      const ids = page.rows.map(({ person }) => receiptId(post._id, person))
      const found = await receipts.find({ where: { _id: { in: ids } }, limit: Math.max(1, ids.length) })
      const votes = new Map(found.map(({ person, vote }) => [person, post.poll?.options[vote] ?? '']))
      for (const { person, name, readAt } of receiptRows(page.rows, found, {
        sentAt: post.at,
        which: 'all',
      })) {
        yield [group, name, readAt === null ? '没看' : momentOf(readAt), votes.get(person) ?? '']
      }
      cursor = page.next
    } while (cursor)
  }
}
