import { journal } from '../kit/journal'
import { isOurs, leafOf } from '../kit/journal-line'
import type { Sweep } from '../kit/serve'
import { alertOf } from './alerts'
import { linesABlock, nextBlock, setAside } from './chain'
import { blocks } from './store'

/** Blocks of one turn of the timer. */
const blocksATurn = 10

/**
 * Chains the lines that wait. Two at once add one block: its number is taken by the first. What was cut off between
 * the block and its lines is finished first.
 */
export const chain: Sweep = async now => {
  let done = 0
  for (let i = 0; i < blocksATurn; i += 1) {
    const chained = await chainOne(now)
    done += chained
    if (chained < linesABlock) break
  }
  return done
}

async function chainOne(now: number): Promise<number> {
  const [last = null] = await blocks.find({ where: {}, order: [['n', 'desc']], limit: 1 })
  const waiting = await journal.find({ where: { block: 0 }, order: [['at', 'asc']], limit: linesABlock })
  if (waiting.length === 0) return 0
  const before = new Set(last?.leaves)
  const inLast = waiting.filter(line => before.has(leafOf(line)))
  await alertOf(now, inLast)
  if (last) await put(inLast, last.n)
  const fresh = waiting.filter(line => !inLast.includes(line))
  const ours = fresh.filter(isOurs)
  await put(
    fresh.filter(line => !isOurs(line)),
    setAside,
  )
  if (ours.length === 0) return waiting.length
  const block = nextBlock(last, ours.map(leafOf), now)
  if (!(await blocks.add(block))) return 0
  await alertOf(now, ours)
  await put(ours, block.n)
  console.log(JSON.stringify({ level: 'info', journal: block.n, seal: block.hash }))
  return waiting.length
}

async function put(lines: readonly { _id: string }[], block: number): Promise<void> {
  for (let i = 0; i < lines.length; i += idsAWrite) {
    const ids = lines.slice(i, i + idsAWrite).map(({ _id }) => _id)
    await journal.updateAll({ _id: { in: ids }, block: 0 }, { set: { block } })
  }
}

const idsAWrite = 500
