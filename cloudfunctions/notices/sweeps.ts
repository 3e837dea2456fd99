import { people } from '../kit/people'
import type { Sweep } from '../kit/serve'
import { peopleIn } from './domain'
import { sendReminders } from './reminders'
import { type Post, posts } from './store'

/** How long one tick sends; the function may live 20 s. */
const workingMs = 12_000

/** Notices whose hour has come go out, and the WeChat messages of those that are out, as far as one tick gets. */
export const goOut: Sweep = async now => {
  const startedAt = Date.now()
  const more = () => Date.now() - startedAt < workingMs
  const where = { jobAt: { gt: 0, lte: now } }
  const due = await posts.find({ where, order: [['jobAt', 'asc']], limit: 100 })
  for (const post of due) {
    if (!more()) break
    const out = post.state === 'scheduled' ? await publish(post) : post
    if (out) await sendReminders(now, out, more)
  }
  return due.length
}

/** The audience of a notice that waited for its hour is counted when it goes out. */
async function publish(post: Post): Promise<Post | null> {
  const ids = post.groups.map(({ id }) => id)
  const set = { state: 'sent' as const, reach: await people.count(peopleIn(ids, post.some)) }
  const done = await posts.update(
    post._id,
    { state: 'scheduled', jobAt: post.jobAt },
    { set, inc: { rev: 1 } },
  )
  return done ? { ...post, ...set } : null
}
