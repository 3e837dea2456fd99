import { join } from 'node:path'
import { withFolder } from '../harness/folder'
import { inTurn, turnsInAll } from '../harness/in-turn'
import { type Program, startProgram } from '../harness/program'
import type { Report, Topic } from '../harness/report'
import { startGateway, startSdkCallers } from '../harness/sides'
import type { ReadsGiven, ReadsWork } from '../programs/reads'
import type { SdkDone, SdkWork } from '../programs/sdk-callers'
import { idOf, inGroup, shuffled } from './read-documents'

const sizes = { thousands: 10_000, millions: 1_000_000 }
type Size = keyof typeof sizes
const callers = 50

/**
 * Other side: the same reads of a collection a hundred times smaller in the same file. No document is read twice, so
 * that none comes from the memory that keeps the last ones, which all of the smaller collection would fit in.
 */
export const reads: Topic = report =>
  withFolder(async data => {
    const given: ReadsGiven = { file: join(data, 'cloud.db'), sizes }
    const began = performance.now()
    const engine = await startProgram('reads', given)
    report.beside(
      'loading',
      `${seconds(began)} s for ${sizes.thousands + sizes.millions} documents with their index`,
    )
    await atEngine(report, engine)
    await engine.stop()
    await endToEnd(report, data)
  })

async function atEngine(report: Report, engine: Program): Promise<void> {
  const ask = (work: ReadsWork) => engine.ask<number>(work)
  const get = (collection: Size) => {
    const next = portions(sizes[collection], 250)
    return () => ask({ kind: 'get', collection, ids: next() })
  }
  const list = (collection: Size) => {
    const next = portions(sizes[collection] / inGroup, 12)
    return () => ask({ kind: 'list', collection, groups: next() })
  }
  await compare(report, 'get-engine', get('millions'), get('thousands'), 250)
  await compare(report, 'list-engine', list('millions'), list('thousands'), 12)
}

async function endToEnd(report: Report, data: string): Promise<void> {
  const gateway = await startGateway({ data, demo: false })
  const sdk = await startSdkCallers(gateway)
  const ask = async (work: SdkWork, calls: number) => {
    const { ms, done } = await sdk.ask<SdkDone>(work)
    if (done !== calls) throw new Error(`${calls - done} reads found something else`)
    return ms
  }
  const get = (collection: Size) => {
    const next = portions(sizes[collection], 500)
    return () => ask({ kind: 'get', collection, callers, ids: next().map(idOf) }, 500)
  }
  const list = (collection: Size) => {
    const next = portions(sizes[collection] / inGroup, 20)
    return () => ask({ kind: 'list', collection, callers, groups: next() }, 20)
  }
  await compare(report, 'get-sdk', get('millions'), get('thousands'), 500)
  await compare(report, 'list-sdk', list('millions'), list('thousands'), 20)
  await Promise.all([sdk.stop(), gateway.stop()])
}

async function compare(
  report: Report,
  name: string,
  large: () => Promise<number>,
  small: () => Promise<number>,
  calls: number,
): Promise<void> {
  const { ratio, a, b } = await inTurn(large, small)
  const each = (ms: number) => `${((ms / calls) * 1000).toFixed(1)} µs`
  const words = `${each(a)} each among ${sizes.millions} documents, ${each(b)} among ${sizes.thousands}`
  report.figure(name, ratio, { atMost: 1.2 }, words)
}

/** Some new numbers below `size` at each call. */
function portions(size: number, each: number): () => number[] {
  const numbers = shuffled(size, turnsInAll * each)
  return () => numbers.splice(0, each)
}

const seconds = (began: number) => ((performance.now() - began) / 1000).toFixed(1)
