import { journal } from '../kit/journal'
import { type Fault, faultsOf, linesABlock, sealOf, setAside, wordsOf } from './chain'
import type { Checked } from './contract'
import { blocks } from './store'

/** Blocks of one call. */
const blocksACall = 10

/** Holds some blocks against their lines, and at the end what says it is in no block. */
export async function check(from: number): Promise<Checked> {
  const found = await blocks.find({
    where: { n: { gte: from - 1 } },
    order: [['n', 'asc']],
    limit: blocksACall + 1,
  })
  const mine = found.filter(({ n }) => n >= from).slice(0, blocksACall)
  const faults: Fault[] = []
  let lines = 0
  let before = found.find(({ n }) => n === from - 1) ?? null
  for (const block of mine) {
    const held = await journal.find({
      where: { block: block.n },
      order: [['at', 'asc']],
      limit: linesABlock * 2,
    })
    faults.push(...faultsOf(block, before, held))
    lines += held.length
    before = block
  }
  const [last = null] = await blocks.find({ where: {}, order: [['n', 'desc']], limit: 1 })
  const end = mine.at(-1)?.n ?? from - 1
  const more = last !== null && end < last.n
  if (!more) faults.push(...(await outside(last?.n ?? 0, last?.at ?? 0)))
  return {
    blocks: mine.length,
    lines,
    faults: faults.map(fault => ({ block: fault.block, at: fault.at, words: wordsOf(fault) })),
    last: last && { block: last.n, at: last.at, seal: sealOf(last.hash) },
    next: more ? end + 1 : null,
  }
}

/** Lines that this home did not write, and lines of blocks that are not there any more. */
async function outside(last: number, at: number): Promise<Fault[]> {
  const [strange, beyond] = await Promise.all([
    journal.count({ block: setAside }),
    journal.count({ block: { gt: last } }),
  ])
  const faults: Fault[] = []
  if (strange > 0) faults.push({ block: 0, at, kind: 'inserted', lines: strange })
  if (beyond > 0) faults.push({ block: last + 1, at, kind: 'chain', lines: beyond })
  return faults
}
