import type { Union } from '../kit/actor'
import type { Identity, Paper } from '../kit/identity'
import { keepLines, linesOf } from './kept-lines'
import { compare, type Key, type Line, type Standing, type Verdict } from './lines'
import type { Import } from './store'

/** A good line with the union it names. */
export type Good = Omit<Record<Key, string>, 'union'> & { paper: Paper; union: Union }

/** What the steps ask of the members; they know nobody by themselves. */
export type Membership<H extends Standing = Standing> = {
  memberIdOf(identity: Identity): string
  heldBy(ids: readonly string[], path: string): Promise<Map<string, H>>
  enlist(importId: string, lines: readonly Good[], at: number, by: string): Promise<void>
  correct(importId: string, line: Good, held: H): Promise<void>
}

/** A line with what taking it in would do, or has done. */
export type Judged = { line: Line; verdict: Verdict }

/** The lines of a chunk, each with who holds its identity number. */
export async function standings<H extends Standing>(
  doc: Import,
  n: number,
  membership: Membership<H>,
): Promise<{ line: Line; held: H | undefined }[]> {
  const lines = await linesOf(doc, n)
  const ids = lines.map(({ cells, fault }) =>
    fault ? '' : membership.memberIdOf({ paper: 'resident', number: cells.idNumber }),
  )
  const held = await membership.heldBy(
    ids.filter(id => id !== ''),
    doc.path,
  )
  return lines.map((line, i) => ({ line, held: held.get(ids[i] ?? '') }))
}

/** Writes down why lines cannot be taken that were thought good until now. */
export async function noteFaults(doc: Import, n: number, judged: readonly Judged[]): Promise<void> {
  let found = 0
  for (const { line, verdict } of judged) {
    if (verdict.is !== 'faulty' || line.fault) continue
    line.fault = verdict.why
    found += 1
  }
  const lines = judged.map(({ line }) => line)
  if (found > 0) await keepLines(doc, n, lines)
}

/** The counts of an import with these lines counted too. */
export function countedIn({ counts }: Import, judged: readonly Judged[]): Import['counts'] {
  const sum = { ...counts }
  for (const { verdict } of judged) sum[verdict.is] += 1
  return sum
}

export const verdictOn = (line: Line, held: Standing | undefined): Verdict =>
  line.fault ? { is: 'faulty', why: line.fault } : compare(line.cells, held)

/** What this import already did with a line before it was cut off. */
export const doneBefore = (doc: Import, line: Line, held: Standing | undefined): Verdict | null => {
  if (line.fault || held?.listed?.import !== doc._id) return null
  return held.listed.how === 'fresh' ? { is: 'fresh' } : { is: 'changed', what: '' }
}

export const faultIn = ({ line: { line, cells, fault } }: Judged) =>
  fault ? [{ line, name: cells.name, reason: fault }] : []

export const changeIn = ({ line: { line, cells }, verdict }: Judged) =>
  verdict.is === 'changed' ? [{ line, name: cells.name, what: verdict.what }] : []
