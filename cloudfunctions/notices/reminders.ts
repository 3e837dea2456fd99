import type { Person } from '../kit/actor'
import { momentOf } from '../kit/clocks'
import { derivedId } from '../kit/ids'
import { remindByWechat } from '../kit/openapi'
import { people } from '../kit/people'
import type { Where } from '../kit/store'
import { peopleIn } from './domain'
import { nextFree } from './hours'
import { receiptId } from './receipts'
import { type Job, type Post, posts, receipts } from './store'

/** People a batch asks for; each is one claim and one message. */
const batchSize = 100

/** A function lives 60 s at most, so after this long whoever held a job is gone, ms. */
export const leaseMs = 90_000

/** From then on who has read it already is not reminded of it, ms. */
const readFirst = 10 * 60_000

/** Who cannot be reached within this long is left to the inbox, ms. */
const givesUpAfter = 3 * 24 * 3600_000

/**
 * Sends the WeChat messages of one post until they are done, everybody left has to be waited for, or `more` says stop.
 * A person is claimed and a consent spent in one write before the message goes; a batch that was cut off is taken up
 * again, and who has no consent left is sent to again, which WeChat takes once only.
 */
export async function sendReminders(now: number, found: Post, more: () => boolean): Promise<void> {
  const leased = await posts.update(found._id, { jobAt: found.jobAt }, { set: { jobAt: now + leaseMs } })
  if (!leased) return
  let job = found.job
  const lease = { jobAt: now + leaseMs }
  const save = async (next: Job, jobAt: number) => {
    job = next
    return posts.update(found._id, lease, { set: { job: next, jobAt } })
  }
  if (job.batch) {
    if (!(await save(await finish(found, job, job.batch), lease.jobAt))) return
    if (job.batch) job = await sendBatch(now, found, job, job.batch)
  }
  while (more()) {
    const group = found.groups[job.group]
    const asked = found.groups.length === 0 ? job.group === 0 : group !== undefined
    if (!asked) return void (await save(...ended(now, found, job)))
    const { candidates, after } = await candidatesOf(found, job)
    if (candidates.length === 0 && after === null) {
      job = { ...job, group: job.group + 1, after: null }
      continue
    }
    const { free, waitsUntil } = parted(now, found, candidates, job.waitsUntil)
    const late = job.round > 0 || now - job.startedAt > readFirst
    const unread = late ? await withoutReaders(found._id, free) : free
    const batch = {
      id: derivedId('batch', found._id, String(job.round), unread.map(({ _id }) => _id).join()),
      people: unread.map(({ _id }) => _id),
    }
    const planned: Job = { ...job, after, waitsUntil, batch: unread.length > 0 ? batch : null }
    if (!(await save(planned, lease.jobAt))) return
    if (planned.batch) job = await sendBatch(now, found, planned, planned.batch)
  }
  await save(job, now)
}

/** Takes up a batch that was cut off: those claimed are sent to again when that is safe, the others are the next batch. */
async function finish(post: Post, job: Job, batch: { id: string; people: string[] }): Promise<Job> {
  const where = { _id: { in: batch.people }, 'told.batch': batch.id }
  const claimed = await people.find({ where, limit: batchSize })
  const again = claimed.filter(person => (person.credits[job.kind] ?? 0) === 0)
  const resent = await deliver(post, job, again)
  const left = batch.people.filter(id => !claimed.some(({ _id }) => _id === id))
  return {
    ...job,
    batch: left.length > 0 ? { id: `${batch.id}+`, people: left } : null,
    sent: job.sent + resent.sent + resent.empty.length,
    unsure: job.unsure + claimed.length - again.length,
  }
}

async function sendBatch(
  now: number,
  post: Post,
  job: Job,
  batch: { id: string; people: string[] },
): Promise<Job> {
  const told = { post: toldOf(post, job), batch: batch.id, at: now }
  const credit: `credits.${string}` = `credits.${job.kind}`
  await people.updateAll(
    { _id: { in: batch.people }, [credit]: { gt: 0 }, 'told.post': { not: told.post } },
    { inc: { [credit]: -1 }, push: { told: [told] } },
  )
  const where = { _id: { in: batch.people }, 'told.batch': batch.id }
  const claimed = await people.find({ where, limit: batchSize })
  const { sent, empty, failed } = await deliver(post, job, claimed)
  if (empty.length > 0) await people.updateAll({ _id: { in: empty } }, { set: { [credit]: 0 } })
  if (failed.length > 0) await people.updateAll({ _id: { in: failed } }, { inc: { [credit]: 1 } })
  return { ...job, batch: null, sent: job.sent + sent }
}

async function deliver(post: Post, job: Job, claimed: readonly Person[]) {
  const words = { title: post.title, from: post.from, at: momentOf(post.at) }
  const page = `systems/notices/pages/message/index?id=${post._id}`
  const done = await Promise.all(
    claimed.map(async person => ({
      person,
      end: await remindByWechat(person.openid, job.kind, words, page),
    })),
  )
  const ids = (end: string) => done.flatMap(one => (one.end === end ? [one.person._id] : []))
  return { sent: ids('sent').length, empty: ids('no-credit'), failed: ids('failed') }
}

/** The next who have a consent left and were not claimed for this round, from the fewest consents on. */
async function candidatesOf(post: Post, job: Job): Promise<{ candidates: Person[]; after: Job['after'] }> {
  const credit = `credits.${job.kind}`
  const untold: Where = { 'told.post': { not: toldOf(post, job) } }
  if (post.groups.length === 0) {
    const person = await people.get(post.to[0] ?? '')
    const asked =
      person &&
      (person.credits[job.kind] ?? 0) > 0 &&
      !person.told.some(told => told.post === toldOf(post, job))
    return {
      candidates: asked && job.after === null ? [person] : [],
      after: asked && job.after === null ? { credits: 0, id: person._id } : null,
    }
  }
  const group = post.groups[job.group]?.id ?? ''
  const { after } = job
  const candidates = await people.find({
    where: {
      ...peopleIn([group], post.some),
      ...untold,
      [credit]: after ? { gte: after.credits } : { gt: 0 },
    },
    either: after ? [{ [credit]: { gt: after.credits } }, { _id: { gt: after.id } }] : undefined,
    order: [
      [credit, 'asc'],
      ['_id', 'asc'],
    ],
    limit: batchSize,
  })
  const last = candidates.at(-1)
  return { candidates, after: last ? { credits: last.credits[job.kind] ?? 0, id: last._id } : null }
}

/** Who may be disturbed now, and when the first of the others may. */
function parted(now: number, post: Post, candidates: readonly Person[], waited: number) {
  if (post.urgent) return { free: candidates, waitsUntil: waited }
  let waitsUntil = waited
  const free = candidates.filter(({ hours }) => {
    const at = nextFree(hours, now)
    if (at === now) return true
    if (at !== null && (waitsUntil === 0 || at < waitsUntil)) waitsUntil = at
    return false
  })
  return { free, waitsUntil }
}

async function withoutReaders(post: string, asked: readonly Person[]): Promise<readonly Person[]> {
  if (asked.length === 0) return asked
  const ids = asked.map(({ _id }) => receiptId(post, _id))
  const read = await receipts.find({ where: { _id: { in: ids } }, limit: ids.length })
  const readers = new Set(read.map(({ person }) => person))
  return asked.filter(({ _id }) => !readers.has(_id))
}

/** After the last group: once more from the first when somebody has to be waited for, else it is over. */
function ended(now: number, post: Post, job: Job): [Job, number] {
  const again = job.waitsUntil > 0 && job.waitsUntil < job.startedAt + givesUpAfter
  const next = { ...job, group: 0, after: null, batch: null }
  return again && post.state === 'sent'
    ? [{ ...next, waitsUntil: 0 }, Math.max(now, job.waitsUntil)]
    : [next, 0]
}

/** One round of one post reminds a person once. */
const toldOf = (post: Post, job: Job) => (job.round === 0 ? post._id : `${post._id}/${job.round}`)
