import type { Hours, Person } from '../kit/actor'
import { linkTo } from '../kit/files'
import type { HoursView, InboxRow, Notice, Sent, SentRow } from './contract'
import { remindAtOf } from './domain'
import { nextFree } from './hours'
import { isRead, votesOf } from './receipts'
import { type Post, receipts } from './store'

export const inboxRow = (post: Post, me: Person, now: number): InboxRow => ({
  post: post._id,
  title: post.title,
  from: post.from,
  at: post.at,
  read: isRead(post, me, now),
  recalled: post.state === 'recalled',
  link: post.state === 'recalled' ? null : post.link,
})

/** One message as its reader sees it; of one taken back only that it was, and why. */
export async function notice(post: Post, me: Person, now: number, vote: number): Promise<Notice> {
  const row = { ...inboxRow(post, me, now), read: true }
  if (post.state === 'recalled') {
    const recall = post.recalled?.reason ?? ''
    return { ...row, body: '', by: post.by, recall, urgent: null, files: [], poll: null }
  }
  const files = await Promise.all(
    post.files.map(async ({ id, name, kind }) => ({ name, kind, url: await linkTo(id) })),
  )
  return {
    ...row,
    body: post.body,
    by: post.by,
    recall: null,
    urgent: post.urgent,
    files,
    poll: await pollOf(post, vote),
  }
}

async function pollOf(post: Post, vote: number): Promise<Notice['poll']> {
  if (!post.poll) return null
  const votes = vote >= 0 ? await votesOf(post) : []
  const options = post.poll.options.map((words, i) => ({ words, votes: votes[i] ?? null }))
  return { question: post.poll.question, options, mine: vote >= 0 ? vote : null }
}

export async function sentRow(post: Post): Promise<SentRow> {
  return {
    id: post._id,
    title: post.title,
    at: post.at,
    state: post.state,
    to: post.groups.map(({ name }) => name),
    some: post.some,
    reach: post.reach,
    read: await receipts.count({ post: post._id, counted: true }),
  }
}

/** One notice as its sender sees it. */
export async function sent(post: Post): Promise<Sent> {
  const row = await sentRow(post)
  const remindAt = remindAtOf(post, row.read)
  const votes = await votesOf(post)
  return {
    ...row,
    body: post.body,
    link: post.link,
    urgent: post.urgent,
    recall: post.recalled?.reason ?? null,
    groups: post.groups,
    poll: post.poll && {
      question: post.poll.question,
      options: post.poll.options.map((words, i) => ({ words, votes: votes[i] ?? 0 })),
    },
    wechat: { sent: post.job.sent, unsure: post.job.unsure, until: post.jobAt > 0 ? post.jobAt : null },
    remindAt,
    moves: [
      ...(post.state === 'recalled' ? [] : ['recall' as const]),
      ...(remindAt === null ? [] : ['remind' as const]),
    ],
  }
}

/** The caller's own hours, when they are next free, and how many reminders WeChat still lets us send them. */
export const hoursOf = ({ hours, credits }: Pick<Person, 'hours' | 'credits'>, now: number) => ({
  hours: hours && viewOf(hours),
  nextFree: nextFree(hours, now) ?? now,
  credits: credits.notice ?? 0,
})

const viewOf = ({ kind, shifts, from, quiet }: Hours): HoursView => ({
  kind,
  shifts: shifts.map(({ work, days }) => ({ work: work && [work[0], work[1]], days })),
  from,
  quiet: [quiet[0], quiet[1]],
})
