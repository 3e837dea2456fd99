import { covers, type Union } from '../kit/actor'
import { seal, unseal } from '../kit/crypto'
import { dropFiles, readFile } from '../kit/files'
import { unions } from '../kit/people'
import { Refusal } from '../kit/refusal'
import { noCounts } from './domain'
import {
  type Cell,
  compare,
  headings,
  judge,
  type Key,
  type Line,
  refuseDoubles,
  type Standing,
  type Verdict,
} from './lines'
import { readLines } from './sheet'
import { type Chunk, chunks, type Import, imports } from './store'

/** A good line with the union it names. */
export type Good = Omit<Record<Key, string>, 'union'> & { union: Union }

/** What the steps ask of the members; they know nobody by themselves. */
export type Membership<H extends Standing = Standing> = {
  memberIdOf(idNumber: string): string
  heldBy(ids: readonly string[], path: string): Promise<Map<string, H>>
  enlist(importId: string, lines: readonly Good[], at: number, by: string): Promise<void>
  correct(importId: string, line: Good, held: H): Promise<void>
}

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
  for (let i = 0; i < pieces && doc.dueAt > 0 && doc.dueAt <= now; i += 1) {
    const change = await piece(now, doc, membership)
    if (!change) return doc
    const { state, next } = doc
    await imports.update(doc._id, { state, next }, { set: change, inc: { rev: 1 } })
    const after = await imports.get(doc._id)
    if (!after) return doc
    doc = after
  }
  return doc
}

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

async function read(doc: Import): Promise<Piece> {
  try {
    const counted = await stage(doc)
    await dropFiles(doc.file ? [doc.file] : [])
    return { ...counted, file: null, state: 'comparing', next: 0 }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await dropFiles(doc.file ? [doc.file] : [])
    return { file: null, state: 'refused', refusal: error.message, dueAt: 0 }
  }
}

const chunkSize = 200

async function stage(doc: Import): Promise<Pick<Import, 'chunks' | 'counts' | 'faults'>> {
  const seen = new Map<string, number>()
  const named = unionsByName(doc.path)
  let at: ReadonlyMap<Key, number> | null = null
  let lines: Line[] = []
  let n = 0
  const counts = { ...noCounts }
  const save = async () => {
    refuseDoubles(lines, seen)
    await named.know(lines.map(({ cells }) => cells.union))
    for (const line of lines) line.fault ??= named.fault(line.cells.union)
    await keepChunk(doc._id, n, lines)
    counts.rows += lines.length
    lines = []
    n += 1
  }
  for await (const { line, cells } of readLines(await readFile(doc.file ?? ''))) {
    if (!at) at = headed(cells)
    else {
      lines.push(judge(line, at, cells))
      if (lines.length === chunkSize) await save()
    }
  }
  if (lines.length > 0) await save()
  if (counts.rows === 0) throw new Refusal('INVALID', 'no-lines', '文件里没有一行职工，请填好再传。', 'file')
  return { chunks: n, counts, faults: [] }
}

function headed(cells: readonly Cell[]): ReadonlyMap<Key, number> {
  const { at, missing } = headings(cells.map(({ text }) => text))
  if (missing.length === 0) return at
  const message = `第一行要有这些列名：${missing.join('、')}。可以先下载空表照着填。`
  throw new Refusal('INVALID', 'columns-missing', message, 'file')
}

async function contrast<H extends Standing>(doc: Import, membership: Membership<H>): Promise<Piece> {
  const { counts, faults, changes } = doc
  const lines = await linesOf(doc, doc.next)
  const held = await heldIn(doc, lines, membership)
  const done = { ...counts }
  const marked = lines.map(line => {
    const verdict = verdictOn(line, held.get(membership.memberIdOf(line.cells.idNumber)))
    done[verdict.is] += 1
    return { line, verdict }
  })
  for (const { line, verdict } of marked) if (verdict.is === 'faulty') line.fault = verdict.why
  await keepChunk(doc._id, doc.next, lines)
  const next = doc.next + 1
  return {
    counts: done,
    faults: [...faults, ...faultsIn(lines)].slice(0, 50),
    changes: [
      ...changes,
      ...marked.flatMap(({ line, verdict }) =>
        verdict.is === 'changed' ? [{ line: line.line, name: line.cells.name, what: verdict.what }] : [],
      ),
    ].slice(0, 50),
    next,
    ...(next >= doc.chunks && { state: 'ready' as const, next: 0, dueAt: doc.at + keptFor }),
  }
}

async function takeIn<H extends Standing>(
  now: number,
  doc: Import,
  membership: Membership<H>,
): Promise<Piece> {
  const lines = await linesOf(doc, doc.next)
  const held = await heldIn(doc, lines, membership)
  const named = unionsByName(doc.path)
  await named.know(lines.map(({ cells }) => cells.union))
  const counts = { ...doc.counts }
  const fresh: Good[] = []
  let found = 0
  for (const line of lines) {
    const before = held.get(membership.memberIdOf(line.cells.idNumber))
    const union = named.get(line.cells.union)
    const verdict = doneBefore(doc, line, before) ?? verdictOn(line, before)
    counts[verdict.is] += 1
    if (verdict.is === 'faulty' && !line.fault) {
      line.fault = verdict.why
      found += 1
    }
    if (!union || before?.listed?.import === doc._id) continue
    if (verdict.is === 'fresh') fresh.push({ ...line.cells, union })
    if (verdict.is === 'changed' && before)
      await membership.correct(doc._id, { ...line.cells, union }, before)
  }
  if (fresh.length > 0) await membership.enlist(doc._id, fresh, now, doc.by)
  if (found > 0) await keepChunk(doc._id, doc.next, lines)
  const next = doc.next + 1
  return { counts, next, ...(next >= doc.chunks && { state: 'done' as const, next: 0 }) }
}

/** Good lines go once they are taken in or given up; faulty ones and the files made of them a day later. */
async function clearAway(now: number, doc: Import): Promise<Piece | null> {
  if (doc.state === 'ready') return { state: 'cancelled', next: 0, dueAt: now }
  if (doc.next < doc.chunks) {
    const lines = await linesOf(doc, doc.next)
    const faulty = doc.state === 'done' ? lines.filter(({ fault }) => fault) : []
    if (faulty.length > 0) await keepChunk(doc._id, doc.next, faulty)
    else await chunks.remove(chunkId(doc._id, doc.next))
    const next = doc.next + 1
    const over = next >= doc.chunks && doc.counts.faulty === 0
    return { next, dueAt: next < doc.chunks ? doc.dueAt : over || doc.state !== 'done' ? 0 : now + keptFor }
  }
  for (let n = 0; n < doc.chunks; n += 1) await chunks.remove(chunkId(doc._id, n))
  await dropFiles([...doc.made, ...(doc.file ? [doc.file] : [])])
  return { made: [], file: null, dueAt: 0 }
}

/** The lines of an import that could not be taken, in the order of the file. */
export async function faultyLines(doc: Import): Promise<Line[]> {
  const found = await chunks.find({ where: { import: doc._id }, order: [['n', 'asc']], limit: 1000 })
  return found.flatMap(linesIn).filter(({ fault }) => fault)
}

const verdictOn = (line: Line, held: Standing | undefined): Verdict =>
  line.fault ? { is: 'faulty', why: line.fault } : compare(line.cells, held)

const doneBefore = (doc: Import, line: Line, held: Standing | undefined): Verdict | null => {
  if (line.fault || held?.listed?.import !== doc._id) return null
  return held.listed.how === 'fresh' ? { is: 'fresh' } : { is: 'changed', what: '' }
}

const faultsIn = (lines: readonly Line[]) =>
  lines.flatMap(({ line, cells, fault }) => (fault ? [{ line, name: cells.name, reason: fault }] : []))

function heldIn<H extends Standing>(doc: Import, lines: readonly Line[], membership: Membership<H>) {
  const good = lines.filter(({ fault }) => !fault)
  return membership.heldBy(
    good.map(({ cells }) => membership.memberIdOf(cells.idNumber)),
    doc.path,
  )
}

function unionsByName(path: string) {
  const known = new Map<string, Union | 'several' | null>()
  return {
    async know(names: readonly string[]): Promise<void> {
      const asked = [...new Set(names)].filter(name => name && !known.has(name))
      if (asked.length === 0) return
      for (const name of asked) known.set(name, null)
      const found = await unions.find({ where: { name: { in: asked } }, limit: 1000 })
      for (const union of found) {
        if (!covers(path, union.path) || !union.takesMembers) continue
        known.set(union.name, known.get(union.name) ? 'several' : union)
      }
    },
    get(name: string): Union | null {
      const union = known.get(name)
      return union && union !== 'several' ? union : null
    },
    fault(name: string): string | null {
      const union = known.get(name)
      if (union === 'several') return `有几个工会都叫“${name}”，请到那个工会自己的账号里导入`
      return union ? null : `你管的范围里没有“${name}”`
    },
  }
}

const chunkId = (id: string, n: number) => `${id}-${n}`

async function keepChunk(id: string, n: number, lines: readonly Line[]): Promise<void> {
  const box = seal(JSON.stringify(lines))
  const faulty = lines.some(({ fault }) => fault)
  const chunk: Chunk = { _id: chunkId(id, n), import: id, n, box, faulty }
  if (!(await chunks.update(chunk._id, {}, { set: { box, faulty } }))) await chunks.add(chunk)
}

async function linesOf(doc: Import, n: number): Promise<Line[]> {
  const chunk = await chunks.get(chunkId(doc._id, n))
  return chunk ? linesIn(chunk) : []
}

const linesIn = ({ box }: Chunk): Line[] => JSON.parse(unseal(box))
