import type { Union } from '../kit/actor'
import { type Identity, type Paper, paperNames, papers } from '../kit/identity'
import { compare, type Standing, type Verdict } from './comparing'
import type { Changed, Fault, Key } from './contract'
import type { Line } from './fields'
import { keepLines } from './kept-lines'
import { placeOf } from './lines'
import type { Import } from './store'

/** A good line with the paper and the union it names. */
export type Good = Omit<Record<Key, string>, 'paper' | 'union'> & { paper: Paper; union: Union }

/** What the steps ask of the members; they know nobody by themselves. */
export type Membership<H extends Standing = Standing> = {
  memberIdOf(identity: Identity): string
  heldBy(ids: readonly string[], path: string): Promise<Map<string, H>>
  /** True when every line was nobody's before; otherwise who is there already stays as they are. */
  enlist(importId: string, lines: readonly Good[], at: number, by: string): Promise<boolean>
  correct(importId: string, line: Good, held: H): Promise<void>
}

/** A line with what taking it in would do, or has done. */
export type Judged = { line: Line; verdict: Verdict }

/** Lines, each with who holds its identity. */
export async function standings<H extends Standing>(
  lines: readonly Line[],
  path: string,
  membership: Membership<H>,
): Promise<{ line: Line; held: H | undefined }[]> {
  const ids = lines.map(({ cells, fault }) => (fault ? '' : membership.memberIdOf(identityOf(cells))))
  const held = await membership.heldBy(
    ids.filter(id => id !== ''),
    path,
  )
  return lines.map((line, i) => ({ line, held: held.get(ids[i] ?? '') }))
}

/** The identity a good line names. */
export const identityOf = ({ paper, idNumber }: Record<Key, string>): Identity => ({
  paper: papers.find(one => paperNames[one] === paper) ?? 'resident',
  number: idNumber,
})

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
export function countedIn({ counts }: Pick<Import, 'counts'>, judged: readonly Judged[]): Import['counts'] {
  const sum = { ...counts }
  for (const { verdict } of judged) sum[verdict.is] += 1
  return sum
}

export const verdictOn = (line: Line, held: Standing | undefined): Verdict =>
  line.fault ? { is: 'faulty', why: line.fault } : compare(line.cells, held)

/** What this import already did with a line before it was cut off. */
export const doneBefore = (doc: Import, line: Line, held: Standing | undefined): Verdict | null => {
  if (line.fault || held?.listed?.import !== doc._id) return null
  return held.listed.how === 'fresh' ? { is: 'fresh' } : { is: 'changed', fields: [] }
}

export const faultIn = ({ line, verdict }: Judged): Fault[] =>
  verdict.is === 'faulty'
    ? [{ where: placeOf(line), name: line.cells.name.slice(0, 60), reason: verdict.why }]
    : []

export const changeIn = ({ line, verdict }: Judged): Changed[] =>
  verdict.is === 'changed' ? [{ where: placeOf(line), name: line.cells.name, fields: verdict.fields }] : []
