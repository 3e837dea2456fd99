import { seal, unseal } from '../kit/crypto'
import type { Line } from './fields'
import { type Chunk, chunks, type Import } from './store'

/** Lines of one chunk. */
export const linesAtOnce = 500

/** Keeps the lines of a chunk read from the file; read again, they are kept as they are now. */
export async function stageLines(doc: Import, n: number, lines: readonly Line[]): Promise<void> {
  const chunk = chunkOf(doc, n, lines)
  if (!(await chunks.add(chunk))) await put(chunk)
}

/** Puts these lines in place of those of a chunk that is there. */
export const keepLines = (doc: Import, n: number, lines: readonly Line[]): Promise<void> =>
  put(chunkOf(doc, n, lines))

/** The lines of one chunk; none when it is gone. */
export async function linesOf(doc: Import, n: number): Promise<Line[]> {
  const chunk = await chunks.get(idOf(doc, n))
  return chunk ? linesIn(chunk) : []
}

export const dropLines = (doc: Import, n: number): Promise<void> => chunks.remove(idOf(doc, n))

/** Drops some of what is left of an import and says whether something was left. */
export async function dropAll(doc: Import): Promise<boolean> {
  const left = await chunks.find({ where: { import: doc._id }, order: [['n', 'asc']], limit: 100 })
  await Promise.all(left.map(({ _id }) => chunks.remove(_id)))
  return left.length > 0
}

/** The lines of an import that could not be taken, in the order of the file. */
export async function faultyLines(doc: Import): Promise<Line[]> {
  const found = await chunks.find({ where: { import: doc._id }, order: [['n', 'asc']], limit: 1000 })
  return found.flatMap(linesIn).filter(({ fault }) => fault)
}

const idOf = (doc: Import, n: number) => `${doc._id}-${n}`

const chunkOf = (doc: Import, n: number, lines: readonly Line[]): Chunk => ({
  _id: idOf(doc, n),
  import: doc._id,
  n,
  box: seal(JSON.stringify(lines)),
  faulty: lines.some(({ fault }) => fault),
})

async function put({ _id, box, faulty }: Chunk): Promise<void> {
  await chunks.update(_id, {}, { set: { box, faulty } })
}

const linesIn = ({ box }: Chunk): Line[] => JSON.parse(unseal(box))
