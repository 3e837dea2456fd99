import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Fault,
  faultsOf,
  sealOf,
  setAside,
  typedSeal,
  wordsOf,
} from '../../cloudfunctions/journal/chain'
import type { Block } from '../../cloudfunctions/journal/store'
import type { JournalLine } from '../../cloudfunctions/kit/journal-line'
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
  const found = (fault: Pick<Fault, 'kind' | 'lines'>, block?: Pick<Block, 'n' | 'at'>) =>
    faults.push(`${block ? `第 ${block.n} 段（${timeOf(block.at)}）：` : ''}${wordsOf(fault)}`)
  let before: Block | null = null
  let lines = 0
  let sealed = seal === undefined
  for (let next = await blockBehind(engine, 0); next; next = await blockBehind(engine, next.n)) {
    const held = await linesOf(engine, next.n)
    for (const fault of faultsOf(next, before, held)) found(fault, next)
    const known = seals.get(next.n)
    if (known !== undefined && known !== next.hash) found({ kind: 'changed', lines: 0 }, next)
    if (seal !== undefined && typedSeal(sealOf(next.hash)) === typedSeal(seal)) sealed = true
    lines += held.length
    before = next
  }
  const last = before?.n ?? 0
  const lost = [...seals.keys()].filter(n => n > last).length
  if (lost > 0) faults.push(`日志里记着的最后 ${lost} 段不见了`)
  if (!sealed) faults.push('没有找到这个封条：它所在的记录被换过')
  const strange = await engine.count('journal', { block: setAside })
  if (strange > 0) found({ kind: 'inserted', lines: strange })
  const beyond = await engine.count('journal', { block: { $gt: last } })
  if (beyond > 0) found({ kind: 'chain', lines: beyond })
  return {
    blocks: last,
    lines,
    waiting: await engine.count('journal', { block: 0 }),
    faults,
    seal: before ? sealOf(before.hash) : null,
  }
}

async function blockBehind(engine: Engine, n: number): Promise<Block | null> {
  const [found] = await engine.find('journal_blocks', { filter: { n: { $gt: n } }, sort: { n: 1 }, limit: 1 })
  return found === undefined ? null : JSON.parse(JSON.stringify(found))
}

async function linesOf(engine: Engine, n: number): Promise<JournalLine[]> {
  return JSON.parse(JSON.stringify(await engine.find('journal', { filter: { block: n } })))
}

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
