import { seal } from '../kit/crypto'
import { dropFiles } from '../kit/files'
import { changed } from '../kit/store'
import type { Standing } from './comparing'
import { isBusy, keptFor, leaseMs, mostTries, settingAside } from './domain'
import {
  changeIn,
  countedIn,
  doneBefore,
  faultIn,
  type Good,
  identityOf,
  type Judged,
  type Membership,
  noteFaults,
  standings,
  verdictOn,
} from './judging'
import { dropAll, dropLines, keepLines, linesOf } from './kept-lines'
import { unionsByName } from './named-unions'
import { changesOf } from './present'
import { read } from './reading'
import { type Import, imports } from './store'

/**
 * Does up to `pieces` pieces of what an import has still to do and answers it as it is then. Whoever works on it holds
 * it, and the try is counted, before the work begins; a piece is saved with the place where the next begins. One that was
 * cut off is done again and changes nothing twice; what was cut off time and again is set aside.
 */
export async function work<H extends Standing>(
  now: number,
  first: Import,
  pieces: number,
  membership: Membership<H>,
): Promise<Import> {
  let doc = first
  for (let i = 0; i < pieces && isDue(doc, now); i += 1) {
    const held = await hold(doc, now)
    if (!held) return (await imports.get(doc._id)) ?? doc
    const change = held.tries > mostTries ? setAside(held, now) : await piece(now, held, membership)
    const { state, next, tries } = held
    const saved = { set: { held: 0, tries: 0, ...change }, inc: { rev: 1 } }
    const ours = await imports.update(held._id, { state, next, tries, held: held.held }, saved)
    const after = ours ? changed(held, saved) : await imports.get(held._id)
    if (!after) return held
    doc = after
  }
  return doc
}

const isDue = (doc: Import, now: number) =>
  doc.held <= now && (isBusy(doc) || (doc.dueAt > 0 && doc.dueAt <= now))

/** Takes an import to work on and counts the try, unless somebody else took it first. */
async function hold(doc: Import, now: number): Promise<Import | null> {
  const { state, next, tries, held } = doc
  const until = now + leaseMs
  const taken = { set: { held: until, ...(isBusy(doc) && { dueAt: until }) }, inc: { tries: 1 } }
  return (await imports.update(doc._id, { state, next, tries, held }, taken)) ? changed(doc, taken) : null
}

/** What is over already and cannot be cleared away is left as it is. */
const setAside = (doc: Import, now: number): Piece =>
  isBusy(doc) ? settingAside(doc, now) : { dueAt: 0, file: null }

type Piece = Partial<Import>

function piece<H extends Standing>(now: number, doc: Import, membership: Membership<H>): Promise<Piece> {
  if (doc.state === 'reading') return read(doc, now)
  if (doc.state === 'comparing') return contrast(doc, membership)
  if (doc.state === 'applying') return takeIn(now, doc, membership)
  return clearAway(now, doc)
}

/** Chunks of one piece, and of them so many side by side. */
const chunksAPiece = 10
const chunksAtOnce = 2

/** Does the next chunks of an import, a few side by side, and answers what each came to, in the order of the file. */
async function nextChunks<R>(
  doc: Import,
  work: (n: number) => Promise<R>,
): Promise<{ done: R[]; next: number }> {
  const next = Math.min(doc.next + chunksAPiece, doc.chunks)
  const done: R[] = []
  let n = doc.next
  const worker = async () => {
    while (n < next) {
      const mine = n
      n += 1
      done[mine - doc.next] = await work(mine)
    }
  }
  await Promise.all(Array.from({ length: chunksAtOnce }, worker))
  return { done, next }
}

async function contrast<H extends Standing>(doc: Import, membership: Membership<H>): Promise<Piece> {
  const { done, next } = await nextChunks(doc, async n => {
    const lines = await standings(await linesOf(doc, n), doc.path, membership)
    const judged = lines.map(({ line, held }) => ({ line, verdict: verdictOn(line, held) }))
    await noteFaults(doc, n, judged)
    return judged
  })
  const judged = done.flat()
  const changes = judged.flatMap(changeIn)
  const told = changesOf(doc)
  const unknown = done.flatMap((chunk, i) => (chunk.every(isUnknown) ? [doc.next + i] : []))
  return {
    counts: countedIn(doc, judged),
    faults: [...doc.faults, ...judged.flatMap(faultIn)].slice(0, shown),
    ...(changes.length > 0 &&
      told.length < shown && { changes: seal(JSON.stringify([...told, ...changes].slice(0, shown))) }),
    plain: [...doc.plain, ...unknown],
    next,
    ...(next >= doc.chunks && { state: 'ready' as const, next: 0, dueAt: doc.at + keptFor }),
  }
}

/** Rows that one looks at before deciding. */
const shown = 50

const isUnknown = ({ verdict }: Judged) => verdict.is === 'fresh' || verdict.is === 'faulty'

async function takeIn<H extends Standing>(
  now: number,
  doc: Import,
  membership: Membership<H>,
): Promise<Piece> {
  const named = unionsByName(doc.path)
  const goodOf = ({ line: { cells } }: Pick<Judged, 'line'>): Good[] => {
    const union = named.get(cells.union)
    return union ? [{ ...cells, paper: identityOf(cells).paper, union }] : []
  }
  const { done, next } = await nextChunks(doc, async n => {
    const lines = await linesOf(doc, n)
    await named.know(lines.map(({ cells }) => cells.union))
    if (doc.plain.includes(n)) {
      const judged = lines.map(line => ({ line, verdict: verdictOn(line, undefined) }))
      const fresh = judged.filter(({ verdict }) => verdict.is === 'fresh')
      if (await membership.enlist(doc._id, fresh.flatMap(goodOf), now, doc.by)) return countedIn(none, judged)
    }
    const judged = (await standings(lines, doc.path, membership)).map(({ line, held }) => ({
      line,
      held,
      before: doneBefore(doc, line, held),
      verdict: doneBefore(doc, line, held) ?? verdictOn(line, held),
    }))
    const left = judged.filter(({ before }) => !before)
    const fresh = left.filter(({ verdict }) => verdict.is === 'fresh')
    await membership.enlist(doc._id, fresh.flatMap(goodOf), now, doc.by)
    for (const one of left) {
      const [line] = goodOf(one)
      if (one.verdict.is === 'changed' && one.held && line) await membership.correct(doc._id, line, one.held)
    }
    await noteFaults(doc, n, judged)
    return countedIn(none, judged)
  })
  const counts = done.reduce(added, doc.counts)
  return { counts, next, ...(next >= doc.chunks && { state: 'done' as const, next: 0, dueAt: now }) }
}

const none = { counts: { rows: 0, fresh: 0, changed: 0, same: 0, faulty: 0 } }

const added = (sum: Import['counts'], more: Import['counts']): Import['counts'] => ({
  rows: sum.rows,
  fresh: sum.fresh + more.fresh,
  changed: sum.changed + more.changed,
  same: sum.same + more.same,
  faulty: sum.faulty + more.faulty,
})

/** Good lines go once they are taken in or given up; faulty ones and the files made of them a day later. */
async function clearAway(now: number, doc: Import): Promise<Piece> {
  if (doc.state === 'ready' || doc.state === 'asking')
    return { state: 'cancelled', ask: null, next: 0, dueAt: now }
  if (doc.next < doc.chunks) {
    const { next } = await nextChunks(doc, async n => {
      const faulty = doc.state === 'done' ? (await linesOf(doc, n)).filter(({ fault }) => fault) : []
      await (faulty.length > 0 ? keepLines(doc, n, faulty) : dropLines(doc, n))
    })
    return { next, dueAt: next < doc.chunks ? doc.dueAt : doc.state === 'done' ? now + keptFor : now }
  }
  if (await dropAll(doc)) return { dueAt: doc.dueAt }
  await dropFiles([...doc.made, ...(doc.file ? [doc.file] : [])])
  return { made: [], file: null, changes: null, faults: [], said: [], dueAt: 0 }
}
