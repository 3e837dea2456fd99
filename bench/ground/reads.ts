import { join } from 'node:path'
import { withFolder } from '../harness/folder'
import { inTurn } from '../harness/in-turn'
import { startProgram } from '../harness/program'
import type { Report, Topic } from '../harness/report'
import { startGateway, startSdkCallers } from '../harness/sides'
import type { ReadsGiven, ReadsWork } from '../programs/reads'
import type { SdkDone, SdkWork } from '../programs/sdk-callers'
import { idOf, inGroup } from './read-documents'

const sizes = { thousands: 10_000, millions: 1_000_000 }
type Size = keyof typeof sizes
const callers = 50

/**
 * Other side: the same reads, at random, of a collection a hundred times smaller in the same file. Before time is taken
 * every document of both is looked at once.
 */
export const reads: Topic = report =>
  withFolder(async data => {
    const given: ReadsGiven = { file: join(data, 'cloud.db'), sizes }
    const began = performance.now()
    const engine = await startProgram('reads', given)
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    report.beside(
      'loading',
      `${seconds} s for ${sizes.thousands + sizes.millions} documents with their index`,
    )
    await atEngine(report, work => engine.ask<number>(work))
    await engine.stop()
    await throughSdk(report, data)
  })

async function atEngine(report: Report, ask: (work: ReadsWork) => Promise<number>): Promise<void> {
  await ask({ kind: 'walk' })
  await compare(report, 'get-engine', 20_000, (size, n) =>
    ask({ kind: 'get', collection: size, ids: random(sizes[size], n).map(idOf) }),
  )
  await compare(report, 'list-engine', 1500, (size, n) =>
    ask({ kind: 'list', collection: size, groups: random(sizes[size] / inGroup, n) }),
  )
}

async function throughSdk(report: Report, data: string): Promise<void> {
  const gateway = await startGateway({ data, demo: false })
  const sdk = await startSdkCallers(gateway)
  const ask = async (work: SdkWork, calls: number) => {
    const { ms, done } = await sdk.ask<SdkDone>(work)
    if (done !== calls) throw new Error(`${calls - done} reads found something else`)
    return ms
  }
  await compare(report, 'get-sdk', 2000, (size, n) =>
    ask({ kind: 'get', collection: size, callers, ids: random(sizes[size], n).map(idOf) }, n),
  )
  await compare(report, 'list-sdk', 800, (size, n) =>
    ask({ kind: 'list', collection: size, callers, groups: random(sizes[size] / inGroup, n) }, n),
  )
  await sdk.stop()
  await gateway.stop()
}

async function compare(
  report: Report,
  name: string,
  calls: number,
  read: (size: Size, calls: number) => Promise<number>,
): Promise<void> {
  const { ratio, a, b } = await inTurn(
    () => read('millions', calls),
    () => read('thousands', calls),
  )
  const each = (ms: number) => `${((ms / calls) * 1000).toFixed(1)} µs`
  const words = `${each(a)} each among ${sizes.millions} documents, ${each(b)} among ${sizes.thousands}`
  report.figure(name, ratio, { atMost: 1.2 }, words)
}

/** So many numbers below `size`. */
const random = (size: number, n: number) => Array.from({ length: n }, () => Math.floor(Math.random() * size))
