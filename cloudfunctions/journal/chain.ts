import { blindMark, fingerprint, sameText } from '../kit/crypto'
import { isOurs, type JournalLine, leafOf } from '../kit/journal-line'
import type { Block } from './store'

/** Lines of one block. */
export const linesABlock = 500

/** Where a line stands that this home did not write: it is chained in no block. */
export const setAside = -1

export const blockId = (n: number) => `block-${n}`

/** The block behind the last, of these commitments. */
export function nextBlock(
  last: Pick<Block, 'n' | 'hash'> | null,
  leaves: readonly string[],
  at: number,
): Block {
  const n = (last?.n ?? 0) + 1
  const chained = { n, at, prev: last?.hash ?? '', leaves: [...leaves] }
  const hash = hashOf(chained)
  return { _id: blockId(n), ...chained, hash, mark: markOf(hash) }
}

/** What is wrong with a block, and how many of its lines it touches. */
export type Fault = {
  block: number
  at: number
  /**
   * `chain`: it does not follow from the one before. `changed`: its own content is not what its hash says. `forged`:
   * it was not made by this home. `altered`: a line says something else than when it was chained. `missing`: a line
   * is gone. `inserted`: a line was not there.
   */
  kind: 'chain' | 'changed' | 'forged' | 'altered' | 'missing' | 'inserted'
  lines: number
}

/** Holds a block against the one before and against the lines that say they are in it. */
export function faultsOf(
  block: Block,
  before: Pick<Block, 'n' | 'hash'> | null,
  lines: readonly JournalLine[],
): Fault[] {
  const faults: Fault[] = []
  const found = (kind: Fault['kind'], lines = 0) => faults.push({ block: block.n, at: block.at, kind, lines })
  if (block.prev !== (before?.hash ?? '') || block.n !== (before?.n ?? 0) + 1) found('chain')
  if (hashOf(block) !== block.hash) found('changed')
  if (!sameText(block.mark, markOf(block.hash))) found('forged')
  const open = new Map<string, number>()
  for (const leaf of block.leaves) open.set(leaf, (open.get(leaf) ?? 0) + 1)
  let altered = 0
  for (const line of lines) {
    const left = open.get(leafOf(line)) ?? 0
    if (left > 0 && isOurs(line)) open.set(leafOf(line), left - 1)
    else altered += 1
  }
  const missing = [...open.values()].reduce((sum, left) => sum + left, 0)
  // A line that says something else leaves one commitment without a line and one line without a commitment.
  const both = Math.min(altered, missing)
  if (both > 0) found('altered', both)
  if (missing > both) found('missing', missing - both)
  if (altered > both) found('inserted', altered - both)
  return faults
}

/** What is the matter, in words. */
export function wordsOf({ kind, lines }: Pick<Fault, 'kind' | 'lines'>): string {
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

/** A hash as people write it down: sixteen characters in fours. */
export const sealOf = (hash: string) => (hash.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join('-')

/** What somebody wrote down, however they type it. */
export const typedSeal = (text: string) =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-F]/g, '')
    .slice(0, 16)

const hashOf = ({ n, at, prev, leaves }: Pick<Block, 'n' | 'at' | 'prev' | 'leaves'>) =>
  fingerprint(JSON.stringify([n, at, prev, leaves]))

const markOf = (hash: string) => blindMark('journal-block', hash)
