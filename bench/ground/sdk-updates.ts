import { withFolder } from '../harness/folder'
import { inTurn } from '../harness/in-turn'
import { startProgram } from '../harness/program'
import type { Topic } from '../harness/report'
import { type Address, startGateway, startSdkCallers } from '../harness/sides'
import type { SdkDone, SdkWork } from '../programs/sdk-callers'

const callers = 200
const calls = 2000
const stock = 1800

/**
 * Other side: the same SDK calls to a bare server that answers at once and keeps nothing. Of each turn's calls exactly
 * the stock must succeed.
 */
export const sdkUpdates: Topic = report =>
  withFolder(async data => {
    const gateway = await startGateway({ data, demo: false, collections: [{ name: 'stock', indexes: [] }] })
    const instant = await startProgram('instant', {})
    const ours = await startSdkCallers(gateway)
    const theirs = await startSdkCallers(await instant.ask<Address>({}))
    let sales = 0
    let wrong = 0
    const sell = (id: string): SdkWork => ({ kind: 'sell', collection: 'stock', id, callers, calls })
    const kept = async () => {
      const id = `ticket-${sales++}`
      await gateway.ask({ insert: { collection: 'stock', documents: [{ _id: id, left: stock }] } })
      const { ms, done } = await ours.ask<SdkDone>(sell(id))
      const { left } = await gateway.ask<{ left: number }>({ get: { collection: 'stock', id } })
      wrong += Math.abs(done - stock) + Math.abs(left)
      return ms
    }
    const answered = async () => {
      const { ms, done } = await theirs.ask<SdkDone>(sell('ticket'))
      if (done !== calls) throw new Error('the instant server was not understood')
      return ms
    }
    const { ratio, a, b } = await inTurn(answered, kept)
    const rate = (ms: number) => `${((calls / ms) * 1000).toFixed(0)}/s`
    report.figure(
      'sdk-updates',
      ratio,
      { atLeast: 0.75 },
      `${callers} callers of the real SDK on one document: ${rate(b)} on disk, ${rate(a)} answered at once`,
    )
    report.figure('sold-wrong', wrong, { atMost: 0 }, `${stock} places for ${calls} calls, ${sales} times`)
    await Promise.all([ours, theirs, instant, gateway].map(program => program.stop()))
  })
