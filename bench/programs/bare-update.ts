import cloud from 'wx-server-sdk'

cloud.init({ env: process.env.TCB_ENV })

type Event = { input: { id: string } }

/** The least a call can do to one document everybody wants: one conditional update, and nothing is read or kept of it. */
export async function main({ input: { id } }: Event) {
  const { command, collection } = cloud.database()
  const answer = await collection('bench_counters')
    .where({ _id: id, left: command.gt(0) })
    .update({ data: { left: command.inc(-1) } })
  const done = typeof answer === 'object' && answer.stats.updated === 1
  return done ? { ok: true, result: {} } : { ok: false, reason: 'sold-out' }
}
