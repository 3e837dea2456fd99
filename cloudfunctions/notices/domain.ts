import type { Person } from '../kit/actor'
import { notFound, Refusal } from '../kit/refusal'
import type { Bare, Decision, Where } from '../kit/store'
import type { Attachment, Link, Some } from './contract'
import type { Job, Post } from './store'

/** A circle or union a notice may go to, and where it stands. */
export type Group = {
  id: string
  name: string
  kind: 'circle' | 'union'
  path: string
  union: string
  unionName: string
}

export type Words = {
  title: string
  body: string
  link?: Link
  files?: Attachment[]
  poll?: { question: string; options: string[] }
  sendAt?: number
  urgent?: string
}

/**
 * Where groups stand together. Those that are not all there are not found; groups of several unions are refused unless
 * `office` is above them all.
 */
export function audienceOf(
  wanted: readonly string[],
  groups: readonly Group[],
  office: { of: string; path: string; name: string } | null,
): { path: string; union: string; name: string } {
  const [first] = groups
  if (wanted.length === 0) throw new Refusal('INVALID', 'no-group', '还没有选发给谁。', 'circles')
  if (!first || groups.length !== wanted.length) throw notFound('选中的联系圈或工会')
  if (groups.every(group => group.path === first.path)) {
    return { path: first.path, union: first.union, name: groups.length === 1 ? first.name : first.unionName }
  }
  if (office && groups.every(group => group.path.startsWith(office.path))) {
    return { path: office.path, union: office.of, name: office.name }
  }
  throw new Refusal('INVALID', 'several-unions', '一次只能发给同一个工会的联系圈。', 'circles')
}

/** A notice to groups as it is kept; refuses an audience of nobody and an hour that has passed. */
export function compose(
  _id: string,
  words: Words,
  { groups, some, place }: { groups: readonly Group[]; some: Some; place: ReturnType<typeof audienceOf> },
  { by, at, reach }: { by: string; at: number; reach: number },
): Bare<Post> {
  if (reach === 0) {
    throw new Refusal('INVALID', 'nobody', '选中的人里还没有人能收到，先请大家扫码进圈。', 'circles')
  }
  const sendAt = words.sendAt ?? at
  if (words.sendAt !== undefined && words.sendAt <= at) {
    throw new Refusal('INVALID', 'past', '定的时间已经过了，请选以后的时间，或者现在就发。', 'sendAt')
  }
  if (sendAt > at + 90 * 24 * 3600_000) {
    throw new Refusal('INVALID', 'too-far', '最多提前 90 天定好。', 'sendAt')
  }
  return {
    _id,
    to: groups.map(({ id }) => tokenOf(id, some)),
    title: words.title,
    body: words.body,
    link: words.link ?? null,
    files: words.files ?? [],
    poll: words.poll ?? null,
    from: place.name,
    at: sendAt,
    by,
    path: place.path,
    state: sendAt > at ? 'scheduled' : 'sent',
    recalled: null,
    some,
    groups: groups.map(({ id, name, kind }) => ({ id, name, kind })),
    reach,
    keepers: [
      ...new Set([place.union, ...groups.flatMap(({ id, kind }) => (kind === 'circle' ? [id] : []))]),
    ],
    urgent: words.urgent ?? null,
    job: newJob('notice', 0, sendAt),
    jobAt: sendAt,
  }
}

/** A message to one person, with its reminder of the kind the thing it is about asks for. */
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
  files: [],
  poll: null,
  at,
  by: post.from,
  path: post.path,
  state: 'sent',
  recalled: null,
  some: 'all',
  groups: [],
  reach: 1,
  keepers: [],
  urgent: null,
  job: newJob(kindOf(post.link), 0, at),
  jobAt: at,
})

export const newJob = (kind: Job['kind'], round: number, startedAt: number): Job => ({
  kind,
  round,
  startedAt,
  group: 0,
  after: null,
  batch: null,
  waitsUntil: 0,
  sent: 0,
  unsure: 0,
})

const kinds: Record<string, Job['kind']> = { activities: 'place', mediation: 'case' }
const kindOf = (link: Link | null): Job['kind'] => (link && kinds[link.system]) || 'notice'

/** How a group, or some of it, stands in a post's `to`. */
const tokenOf = (group: string, some: Some) => (some === 'all' ? group : `${group}.${some}`)

/** Everything a post may be addressed to so that this person has it. */
export function tokensOf(person: Pick<Person, '_id' | 'groups' | 'woman' | 'platform' | 'hours'>): string[] {
  const mine: Some[] = ['all']
  if (person.woman) mine.push('woman')
  if (person.platform) mine.push('platform')
  const kind = person.hours?.kind
  if (kind && kind !== 'free') mine.push(kind)
  return [person._id, ...person.groups.flatMap(group => mine.map(some => tokenOf(group, some)))]
}

/** What is asked of people to find those of a group a post is for. */
export function peopleIn(groups: readonly string[], some: Some): Where {
  const of: Where = { groups: groups.length === 1 ? (groups[0] ?? '') : { in: groups } }
  if (some === 'all') return of
  if (some === 'woman' || some === 'platform') return { ...of, [some]: true }
  return { ...of, 'hours.kind': some }
}

/** Whether it is in this person's inbox by now. */
export const isFor = (post: Pick<Post, 'to' | 'at'>, person: Parameters<typeof tokensOf>[0], now: number) =>
  post.at <= now && post.to.some(to => tokensOf(person).includes(to))

/** Takes a notice back, whether it went out or still waits; its messages stop. */
export function recall(post: Post, reason: string, at: number): Decision<Post> {
  if (post.state === 'recalled') throw new Refusal('CONFLICT', 'recalled', '这条通知已经撤回了。')
  return {
    set: { state: 'recalled', recalled: { at, reason }, jobAt: 0 },
    note: `撤回通知 ${post.title}，原因：${reason}`,
  }
}

const dayMs = 24 * 3600_000

/** From when on the unread may be reminded again, ms; `null` when nobody is left or the notice is not out. */
export function remindAtOf(post: Post, read: number): number | null {
  if (post.state !== 'sent' || post.groups.length === 0 || read >= post.reach) return null
  return post.job.startedAt + dayMs
}

/** Begins another round for those who have not read it; refuses a second one within a day. */
export function remind(post: Post, read: number, now: number): Decision<Post> {
  const from = remindAtOf(post, read)
  if (from === null) throw new Refusal('CONFLICT', 'nobody-unread', '大家都看过了，不用再提醒。')
  if (from > now) {
    throw new Refusal('RATE', 'reminded-today', '24 小时里提醒过一次了，明天这个时候可以再提醒。')
  }
  const { sent, unsure } = post.job
  return {
    set: { job: { ...newJob('notice', post.job.round + 1, now), sent, unsure }, jobAt: now },
    note: `再提醒没看的人 ${post.title}`,
  }
}

/** Refuses a choice the poll does not have. */
export function refuseNoOption(post: Post, option: number): void {
  if (!post.poll) throw new Refusal('CONFLICT', 'no-poll', '这条通知里没有投票。')
  if (option >= post.poll.options.length) {
    throw new Refusal('INVALID', 'no-option', '没有这个选项，请重新选。', 'option')
  }
}
