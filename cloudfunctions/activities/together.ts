import type { Context } from '../kit/context'
import { knows, pendingChange, pendingOf } from '../kit/pending'
import { notFound, Refusal } from '../kit/refusal'
import { changed } from '../kit/store'
import { aside, inTurn } from '../kit/turns'
import type { Adding } from './domain'
import { type Activity, activities } from './store'

export type Decide = (doc: Activity) => Adding | null

/**
 * Decides and writes as `change` does, together with all others in this process who ask the same of one activity at the
 * time: they are decided one after the other on one reading and written in one update, or all of them again when
 * somebody else wrote in between. What a refusal says held at that reading, which began after the call.
 */
export async function together(ctx: Context, id: string, decide: Decide): Promise<Activity> {
  const mine: Waiting = { ctx, decide, outcome: null }
  const queue = queues.get(id) ?? []
  queues.set(id, queue)
  queue.push(mine)
  try {
    await inTurn(turnOf(id), async () => {
      for (let tries = 0; !mine.outcome; tries += 1) {
        if (tries === mostTries) throw busy()
        if (tries > 0) await aside(ctx.request, tries)
        await round(id, [mine, ...queue.filter(one => one !== mine && !one.outcome)].slice(0, batch))
      }
    })
  } finally {
    queue.splice(queue.indexOf(mine), 1)
    letGo(id, queue)
  }
  if (mine.outcome && 'doc' in mine.outcome) return mine.outcome.doc
  throw mine.outcome?.refused
}

/** Does something alone while nobody else in this process is at it, who then waits; `null` where somebody is. */
export function alone<R>(id: string, work: () => Promise<R>): Promise<R> | null {
  if (queues.has(id)) return null
  const queue: Waiting[] = []
  queues.set(id, queue)
  return inTurn(turnOf(id), work).finally(() => letGo(id, queue))
}

type Outcome = { doc: Activity } | { refused: unknown }

type Waiting = { ctx: Context; decide: Decide; outcome: Outcome | null }

const queues = new Map<string, Waiting[]>()

const turnOf = (id: string) => `${activities.name}/${id} together`

function letGo(id: string, queue: readonly Waiting[]): void {
  if (queue.length === 0 && queues.get(id) === queue) queues.delete(id)
}

/** So many are decided at once. */
const batch = 64

/** So often in a row others may be quicker. */
const mostTries = 60

const busy = () => new Refusal('CONFLICT', 'busy', '同时办理的人多，没有排上，请再点一次。')

async function round(id: string, asking: readonly Waiting[]): Promise<void> {
  const found = await activities.get(id)
  let doc = found
  const acts: { adding: Adding; ctx: Context }[] = []
  const outcomes = new Map<Waiting, Outcome>()
  for (const one of asking) {
    try {
      if (!doc || !one.ctx.may(activities.place(doc))) throw notFound()
      const adding = knows(doc, one.ctx.request) ? null : one.decide(doc)
      if (adding) {
        acts.push({ adding, ctx: one.ctx })
        doc = changed(changed(doc, adding), pendingChange(one.ctx, adding))
      }
      outcomes.set(one, { doc })
    } catch (refused) {
      outcomes.set(one, { refused })
    }
  }
  const written = !found || acts.length === 0 || (await write(found, acts))
  if (written) for (const [one, outcome] of outcomes) one.outcome = outcome
}

/** All of them in one update, if nobody wrote since the reading. */
function write(found: Activity, acts: readonly { adding: Adding; ctx: Context }[]): Promise<boolean> {
  const all = acts.map(({ adding }) => adding)
  const left = all.reduce((sum, { inc }) => sum + (inc?.left ?? 0), 0)
  const taken = all.flatMap(({ push }) => push.taken ?? [])
  const waiting = all.flatMap(({ push }) => push.waiting ?? [])
  const pending = acts.map(({ adding, ctx }) => pendingOf(ctx, adding, activities.place(found).path))
  return activities.update(
    found._id,
    { rev: found.rev },
    { inc: { left }, push: { taken, waiting } },
    { set: { pendingAt: pending[0]?.at ?? 0 }, inc: { rev: 1 }, push: { pending } },
  )
}
