import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Fault, sealOf, setAside, typedSeal, wordsOf } from '../../cloudfunctions/journal/chain'
import type { Block } from '../../cloudfunctions/journal/store'
import { type Chained, type Verified, verify } from '../../cloudfunctions/journal/verifying'
import { openEngine } from '../database/engine'
import type { Engine } from '../engine/engine-type'
import { markOf } from '../keys'
import { snapshot } from './make'

export type Verdict = {
  blocks: number
  lines: number
  waiting: number
  faults: string[]
  /** The seal of the last block, to be written down. */
  seal: string | null
}

/**
 * Holds the whole journal of a home against its chain, while the home works or not; and the chain against the seals in
 * the home's log and one that somebody wrote down.
 */
export async function checkJournal({
  data,
  keys,
  seal,
}: {
  data: string
  keys: string
  seal?: string
}): Promise<Verdict> {
  if (!existsSync(join(data, 'cloud.db'))) throw new Error(`这里没有数据：${data}`)
  const text = readFileSync(keys, 'utf8')
  markOf(text)
  process.env.NIANGJIA_KEYS = text
  const staging = mkdtempSync(join(data, '.journal-'))
  try {
    snapshot(join(data, 'cloud.db'), join(staging, 'cloud.db'))
    const engine = openEngine({ file: join(staging, 'cloud.db'), now: Date.now })
    try {
      if (!engine.collections().includes('journal_blocks')) throw new Error('这里的记录还没有封过。')
      return await verdict(engine, logged(data), seal)
    } finally {
      await engine.close()
    }
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

async function verdict(engine: Engine, seals: Map<number, string>, seal?: string): Promise<Verdict> {
  const faults: string[] = []
  const found = (fault: Fault) =>
    faults.push(`${fault.block > 0 ? `第 ${fault.block} 段（${timeOf(fault.at)}）：` : ''}${wordsOf(fault)}`)
  let last: Block | null = null
  let lines = 0
  let sealed = seal === undefined
  for (let over = false; !over; ) {
    const verified: Verified = await verify(copyIn(engine), (last?.n ?? 0) + 1, blocksAtOnce)
    verified.faults.forEach(found)
    for (const block of verified.blocks) {
      const known = seals.get(block.n)
      if (known !== undefined && known !== block.hash)
        found({ block: block.n, at: block.at, kind: 'changed', lines: 0 })
      if (seal !== undefined && typedSeal(sealOf(block.hash)) === typedSeal(seal)) sealed = true
    }
    lines += verified.lines
    last = verified.blocks.at(-1) ?? last
    over = verified.over
  }
  const lost = [...seals.keys()].filter(n => n > (last?.n ?? 0)).length
  if (lost > 0) faults.push(`日志里记着的最后 ${lost} 段不见了`)
  if (!sealed) faults.push('没有找到这个封条：它所在的记录被换过')
  return {
    blocks: last?.n ?? 0,
    lines,
    waiting: await engine.count('journal', { block: 0 }),
    faults,
    seal: last && sealOf(last.hash),
  }
}

const blocksAtOnce = 10

/** The chain in a copy of the database. */
const copyIn = (engine: Engine): Chained => ({
  async blocks(from, limit) {
    const find = { filter: { n: { $gte: from } }, sort: { n: 1 as const }, limit }
    return JSON.parse(JSON.stringify(await engine.find('journal_blocks', find)))
  },
  async lines(block) {
    return JSON.parse(JSON.stringify(await engine.find('journal', { filter: { block } })))
  },
  async outside(last) {
    const strange = await engine.count('journal', { block: setAside })
    return { strange, beyond: await engine.count('journal', { block: { $gt: last } }) }
  },
})

/** The seals that the home printed as it chained, by block. */
function logged(data: string): Map<number, string> {
  const seals = new Map<number, string>()
  for (const name of ['functions.log.1', 'functions.log']) {
    const file = join(data, name)
    if (!existsSync(file)) continue
    for (const [, n, hash = ''] of readFileSync(file, 'utf8').matchAll(
      /"journal\\":(\d+),\\"seal\\":\\"([0-9a-f]{64})/g,
    ))
      seals.set(Number(n), hash)
  }
  return seals
}

const timeOf = (at: number) => new Date(at + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ')
