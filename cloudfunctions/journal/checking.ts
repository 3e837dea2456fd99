import { journal } from '../kit/journal'
import { linesABlock, sealOf, setAside, wordsOf } from './chain'
import type { Checked } from './contract'
import { blocks } from './store'
import { type Chained, verify } from './verifying'

/** Blocks of one call. */
const blocksACall = 10

/** Holds some blocks of the journal against their lines, from this one on. */
export async function check(from: number): Promise<Checked> {
  const [verified, [last]] = await Promise.all([
    verify(kept, from, blocksACall),
    blocks.find({ where: {}, order: [['n', 'desc']], limit: 1 }),
  ])
  const end = verified.blocks.at(-1)?.n ?? from - 1
  return {
    blocks: verified.blocks.length,
    lines: verified.lines,
    faults: verified.faults.map(fault => ({ block: fault.block, at: fault.at, words: wordsOf(fault) })),
    last: last ? { block: last.n, at: last.at, seal: sealOf(last.hash) } : null,
    next: verified.over ? null : end + 1,
  }
}

const kept: Chained = {
  blocks: (from, limit) => blocks.find({ where: { n: { gte: from } }, order: [['n', 'asc']], limit }),
  lines: block => journal.find({ where: { block }, order: [['at', 'asc']], limit: linesABlock * 2 }),
  async outside(last) {
    const [strange, beyond] = await Promise.all([
      journal.count({ block: setAside }),
      journal.count({ block: { gt: last } }),
    ])
    return { strange, beyond }
  },
}
