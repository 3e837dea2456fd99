import { dropFiles } from '../kit/files'
import { changed } from '../kit/store'
import { leaseMs, stepsOf } from './domain'
import {
  changeIn,
  countedIn,
  doneBefore,
  faultIn,
  type Good,
  type Membership,
  noteFaults,
  standings,
  verdictOn,
} from './judging'
import { dropLines, keepLines, linesOf } from './kept-lines'
import type { Standing } from './lines'
import { unionsByName } from './named-unions'
import { read } from './reading'
import { type Import, imports } from './store'

/** Faulty lines are kept this long after the import, ms. */
export const keptFor = 24 * 3600_000

/**
 * Does up to `pieces` pieces of what an import has still to do and answers it as it is then. Each piece is saved with
 * the place where the next begins; one that was cut off is done again and changes nothing twice.
 */
export async function work<H extends Standing>(
  now: number,
  first: Import,
  pieces: number,
  membership: Membership<H>,
): Promise<Import> {
  let doc = first
  for (let i = 0; i < pieces && isDue(doc, now); i += 1) {
    const change = await piece(now, doc, membership)
    if (!change) return doc
    const { state, next } = doc
    const saved = { set: { ...leased(doc, now), ...change }, inc: { rev: 1 } }
    const ours = await imports.update(doc._id, { state, next }, saved)
    const after = ours ? changed(doc, saved) : await imports.get(doc._id)
    if (!after) return doc
    doc = after
  }
  return doc
}

const isDue = ({ state, dueAt }: Import, now: number) => stepsOf[state].busy || (dueAt > 0 && dueAt <= now)

/** Who works on an import keeps time from doing the same at once. */
const leased = ({ state }: Import, now: number): Partial<Import> =>
  stepsOf[state].busy ? { dueAt: now + leaseMs } : {}

type Piece = Partial<Import>

function piece<H extends Standing>(
  now: number,
  doc: Import,
  membership: Membership<H>,
): Promise<Piece | null> {
  if (doc.state === 'reading') return read(doc)
  if (doc.state === 'comparing') return contrast(doc, membership)
  if (doc.state === 'applying') return takeIn(now, doc, membership)
  return clearAway(now, doc)
}

/** Chunks of one piece, worked on side by side. */
const chunksAtOnce = 20

/** Does the next chunks of an import side by side and answers what each came to, in the order of the file. */
async function nextChunks<R>(
  doc: Import,
  work: (n: number) => Promise<R>,
): Promise<{ done: R[]; next: number }> {
  const next = Math.min(doc.next + chunksAtOnce, doc.chunks)
  const numbers = Array.from({ length: next - doc.next }, (_, i) => doc.next + i)
  return { done: await Promise.all(numbers.map(work)), next }
}

async function contrast<H extends Standing>(doc: Import, membership: Membership<H>): Promise<Piece> {
  const { done, next } = await nextChunks(doc, async n => {
    const lines = await standings(doc, n, membership)
    const judged = lines.map(({ line, held }) => ({ line, verdict: verdictOn(line, held) }))
    await noteFaults(doc, n, judged)
    return judged
  })
  const judged = done.flat()
  return {
    counts: countedIn(doc, judged),
    faults: [...doc.faults, ...judged.flatMap(faultIn)].slice(0, 50),
    changes: [...doc.changes, ...judged.flatMap(changeIn)].slice(0, 50),
    next,
    ...(next >= doc.chunks && { state: 'ready' as const, next: 0, dueAt: doc.at + keptFor }),
  }
}

async function takeIn<H extends Standing>(
  now: number,
  doc: Import,
  membership: Membership<H>,
): Promise<Piece> {
  const named = unionsByName(doc.path)
  const { done, next } = await nextChunks(doc, async n => {
    const lines = await standings(doc, n, membership)
    await named.know(lines.map(({ line }) => line.cells.union))
    const judged = lines.map(({ line, held }) => ({
      line,
      held,
      verdict: doneBefore(doc, line, held) ?? verdictOn(line, held),
    }))
    const fresh: Good[] = []
    for (const { line, held, verdict } of judged) {
      const union = named.get(line.cells.union)
      if (!union || held?.listed?.import === doc._id) continue
      if (verdict.is === 'fresh') fresh.push({ ...line.cells, paper: 'resident', union })
      if (verdict.is === 'changed' && held)
        await membership.correct(doc._id, { ...line.cells, paper: 'resident', union }, held)
    }
    if (fresh.length > 0) await membership.enlist(doc._id, fresh, now, doc.by)
    await noteFaults(doc, n, judged)
    return judged
  })
  const counts = countedIn(doc, done.flat())
  return { counts, next, ...(next >= doc.chunks && { state: 'done' as const, next: 0, dueAt: now }) }
}

/** Good lines go once they are taken in or given up; faulty ones and the files made of them a day later. */
async function clearAway(now: number, doc: Import): Promise<Piece | null> {
  if (doc.state === 'ready') return { state: 'cancelled', next: 0, dueAt: now }
  if (doc.next < doc.chunks) {
    const { next } = await nextChunks(doc, async n => {
      const faulty = doc.state === 'done' ? (await linesOf(doc, n)).filter(({ fault }) => fault) : []
      await (faulty.length > 0 ? keepLines(doc, n, faulty) : dropLines(doc, n))
    })
    const over = next >= doc.chunks && doc.counts.faulty === 0
    return { next, dueAt: next < doc.chunks ? doc.dueAt : over || doc.state !== 'done' ? 0 : now + keptFor }
  }
  for (let n = 0; n < doc.chunks; n += 1) await dropLines(doc, n)
  await dropFiles([...doc.made, ...(doc.file ? [doc.file] : [])])
  return { made: [], file: null, dueAt: 0 }
}
