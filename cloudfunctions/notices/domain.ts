import { notFound, Refusal } from '../kit/refusal'
import type { Bare } from '../kit/store'
import type { Link, ReceiptRow } from './contract'
import type { Post, Receipt } from './store'

export type Addressed = {
  id: string
  name: string
  path: string
  union: string
  unionName: string
  steward: string
}

/** Where circles stand together; circles that are not all there, or of several unions, are refused. */
export function audienceOf(wanted: readonly string[], circles: readonly Addressed[]) {
  const [first] = circles
  if (!first || circles.length !== wanted.length) throw notFound('选中的联系圈')
  if (circles.some(circle => circle.path !== first.path)) {
    throw new Refusal('INVALID', 'several-unions', '一次只能发给同一个工会的联系圈。', 'circles')
  }
  return { path: first.path, union: first.union, unionName: first.unionName }
}

/** A notice to circles as it is kept; refuses an audience of nobody. */
export function compose(
  _id: string,
  words: { title: string; body: string; link?: Link },
  circles: readonly Addressed[],
  { by, at, reach }: { by: string; at: number; reach: number },
): Bare<Post> {
  const { path, union, unionName } = audienceOf(
    circles.map(circle => circle.id),
    circles,
  )
  if (reach === 0) {
    throw new Refusal('INVALID', 'nobody', '选中的联系圈里还没有人，先请大家扫码进圈。', 'circles')
  }
  return {
    _id,
    to: circles.map(circle => circle.id),
    title: words.title,
    body: words.body,
    link: words.link ?? null,
    from: circles.length === 1 ? (circles[0]?.name ?? unionName) : unionName,
    at,
    by,
    path,
    circles: circles.map(({ id, name }) => ({ id, name })),
    reach,
    keepers: [...new Set([union, ...circles.map(circle => circle.steward)])],
  }
}

/** A message to one person. */
export const personal = (
  _id: string,
  post: { person: string; title: string; body: string; from: string; path: string; link: Link | null },
  at: number,
): Bare<Post> => ({
  _id,
  to: [post.person],
  title: post.title,
  body: post.body,
  from: post.from,
  link: post.link,
  at,
  by: post.from,
  path: post.path,
  circles: [],
  reach: 1,
  keepers: [],
})

/** Whether it is in this person's inbox. */
export const isFor = (post: Pick<Post, 'to'>, person: { _id: string; groups: readonly string[] }) =>
  post.to.some(to => to === person._id || person.groups.includes(to))

/** The circle's people with or without a receipt, as asked for; who came after the sending is left out. */
export function receiptRows(
  people: readonly { person: string; name: string; enteredAt: number }[],
  found: readonly Pick<Receipt, 'person' | 'at'>[],
  { circle, sentAt, which }: { circle: string; sentAt: number; which: 'all' | 'read' | 'unread' },
): ReceiptRow[] {
  const readAt = new Map(found.map(receipt => [receipt.person, receipt.at]))
  return people
    .filter(({ enteredAt }) => enteredAt <= sentAt)
    .map(({ person, name }) => ({ person, name, circle, readAt: readAt.get(person) ?? null }))
    .filter(row => which === 'all' || (row.readAt !== null) === (which === 'read'))
}
