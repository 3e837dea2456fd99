import { journal } from '../kit/journal'
import { type Fault, faultsOf, linesABlock, sealOf } from './chain'
import { setAside } from './chaining'
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

/** What is the matter, in words. */
export function wordsOf({ kind, lines }: Fault): string {
  switch (kind) {
    case 'chain':
      return lines > 0 ? `有 ${lines} 条记录所在的一段不见了` : '和前一段接不上，中间少了或换了'
    case 'changed':
      return '这一段自己的内容被改过'
    case 'forged':
      return '这一段不是这里写的'
    case 'altered':
      return `有 ${lines} 条记录被改过`
    case 'missing':
      return `少了 ${lines} 条记录`
    case 'inserted':
      return `多出 ${lines} 条不是这里写的记录`
  }
}
