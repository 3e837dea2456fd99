import { join } from 'node:path'
import { withFolder } from '../harness/folder'
import { inTurn } from '../harness/in-turn'
import { startProgram } from '../harness/program'
import type { Topic } from '../harness/report'
import { startGateway } from '../harness/sides'
import type { RawDone, RawWork } from '../programs/raw-callers'

const callers = 200
const calls = 2000

/** Other side: the same gateway and database, committing each write alone. Both sync each commit to disk. */
export const groupCommit: Topic = report =>
  withFolder(async folder => {
    const group = await side(join(folder, 'group'), 'group')
    const each = await side(join(folder, 'each'), 'each')
    const { ratio, a, b } = await inTurn(each.turn, group.turn)
    const rate = (ms: number) => `${((calls / ms) * 1000).toFixed(0)}/s`
    report.figure(
      'group-commit',
      ratio,
      { atLeast: 2.5 },
      `${callers} callers over HTTP, synchronous=FULL: ${rate(b)} sharing commits, ${rate(a)} one commit a write`,
    )
    await Promise.all([group.stop(), each.stop()])
  })

/** Updates of one document through a gateway of its own with callers of its own. */
async function side(data: string, commit: 'group' | 'each') {
  const gateway = await startGateway({
    data,
    demo: false,
    commit,
    collections: [{ name: 'stock', indexes: [] }],
  })
  if (gateway.synchronous !== 2) throw new Error('this side does not sync its commits')
  await gateway.ask({ insert: { collection: 'stock', documents: [{ _id: 'ticket', left: 1_000_000_000 }] } })
  const { url, token } = gateway
  const raw = await startProgram('raw-callers', { url, token, callers })
  let from = 0
  const body = {
    action: 'database.modifyDocument',
    collectionName: 'stock',
    queryType: 'WHERE',
    query: JSON.stringify({ _id: 'ticket', left: { $gt: 0 } }),
    data: JSON.stringify({ $inc: { left: -1 } }),
    multi: true,
    merge: true,
    upsert: false,
  }
  return {
    async turn() {
      const work: RawWork = { from, calls, body }
      from += calls
      const { ms, done } = await raw.ask<RawDone>(work)
      if (done !== calls) throw new Error(`${calls - done} updates were not done`)
      return ms
    },
    async stop() {
      await raw.stop()
      await gateway.stop()
    },
  }
}
