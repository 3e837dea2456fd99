import type { JournalLine } from '../kit/journal-line'
import { type Fault, faultsOf } from './chain'
import type { Block } from './store'

/** A chain where it is kept: in the cloud's database, or in a copy of it. */
export type Chained = {
  /** Blocks from this number on, in order. */
  blocks(from: number, limit: number): Promise<Block[]>
  lines(block: number): Promise<JournalLine[]>
  /** How many lines this home did not write, and how many are of blocks behind the last. */
  outside(last: number): Promise<{ strange: number; beyond: number }>
}

/** Blocks that were held against their lines; `over` when none is left behind them. */
export type Verified = { blocks: Block[]; lines: number; faults: Fault[]; over: boolean }

/** Holds up to `most` blocks against their lines, and at the end what says it is in no block. */
export async function verify(chain: Chained, from: number, most: number): Promise<Verified> {
  const found = await chain.blocks(from - 1, most + 2)
  const behind = found.filter(({ n }) => n >= from)
  const blocks = behind.slice(0, most)
  const faults: Fault[] = []
  let lines = 0
  let before = found.find(({ n }) => n === from - 1) ?? null
  for (const block of blocks) {
    const held = await chain.lines(block.n)
    faults.push(...faultsOf(block, before, held))
    lines += held.length
    before = block
  }
  const over = behind.length <= most
  if (over) faults.push(...(await outside(chain, before)))
  return { blocks, lines, faults, over }
}

async function outside(chain: Chained, last: Block | null): Promise<Fault[]> {
  const [n, at] = [last?.n ?? 0, last?.at ?? 0]
  const { strange, beyond } = await chain.outside(n)
  const faults: Fault[] = []
  if (strange > 0) faults.push({ block: 0, at, kind: 'inserted', lines: strange })
  if (beyond > 0) faults.push({ block: n + 1, at, kind: 'chain', lines: beyond })
  return faults
}
