import cloud from 'wx-server-sdk'
import { answering } from '../harness/answering'

export type SdkWork =
  | { kind: 'sell'; collection: string; id: string; callers: number; calls: number }
  | { kind: 'get'; collection: string; callers: number; ids: string[] }
  | { kind: 'list'; collection: string; callers: number; groups: number[] }

/** `done` counts the calls that did what they asked for. */
export type SdkDone = { ms: number; done: number }

cloud.init({ env: process.env.TCB_ENV })
const db = cloud.database()

/** So many callers of the real SDK in one process, each making its next call when the last is answered. */
answering(async (work: SdkWork): Promise<SdkDone> => {
  if (work.kind === 'sell') return timed(work.callers, work.calls, () => sell(work.collection, work.id))
  if (work.kind === 'get') {
    return timed(work.callers, work.ids.length, i => get(work.collection, work.ids[i] ?? ''))
  }
  return timed(work.callers, work.groups.length, i => list(work.collection, work.groups[i] ?? 0))
})

async function timed(
  callers: number,
  calls: number,
  call: (i: number) => Promise<boolean>,
): Promise<SdkDone> {
  let next = 0
  let done = 0
  const caller = async () => {
    while (next < calls) {
      next += 1
      if (await call(next - 1)) done += 1
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: callers }, caller))
  return { ms: performance.now() - began, done }
}

async function sell(collection: string, id: string): Promise<boolean> {
  const { command } = db
  const answer = await db
    .collection(collection)
    .where({ _id: id, left: command.gt(0) })
    .update({ data: { left: command.inc(-1) } })
  return typeof answer === 'object' && answer.stats.updated === 1
}

async function get(collection: string, id: string): Promise<boolean> {
  const answer = await db.collection(collection).doc(id).get()
  return typeof answer === 'object' && answer.data._id === id
}

async function list(collection: string, group: number): Promise<boolean> {
  const answer = await db.collection(collection).where({ group }).orderBy('at', 'desc').limit(20).get()
  return typeof answer === 'object' && answer.data.length === 20
}
