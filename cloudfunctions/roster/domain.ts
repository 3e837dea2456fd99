import { Refusal } from '../kit/refusal'
import type { Bare } from '../kit/store'
import type { ImportCounts, ImportState } from './contract'
import type { Import } from './store'

export const stepsOf: Record<ImportState, { busy: boolean; label: string }> = {
  reading: { busy: true, label: '正在读' },
  comparing: { busy: true, label: '正在对照' },
  ready: { busy: false, label: '等你确认' },
  applying: { busy: true, label: '正在导入' },
  done: { busy: false, label: '已导入' },
  refused: { busy: false, label: '文件不能用' },
  cancelled: { busy: false, label: '已放弃' },
}

/** An import as it begins, of what an officer uploaded. */
export const openImport = (
  _id: string,
  { file, name }: { file: string; name: string },
  office: { of: string; name: string; path: string },
  { by, at }: { by: string; at: number },
): Bare<Import> => ({
  _id,
  union: office.of,
  unionName: office.name,
  path: office.path,
  by,
  at,
  name,
  file,
  state: 'reading',
  refusal: null,
  chunks: 0,
  next: 0,
  counts: noCounts,
  faults: [],
  changes: [],
  made: [],
  dueAt: at + leaseMs,
})

/** Time leaves an import this long to whoever works on it, ms. */
export const leaseMs = 45_000

/** What confirming an import changes; refuses one that is not waiting for it. */
export function taking({ state, counts }: Import, now: number): Partial<Import> {
  if (state !== 'ready') throw wrongState(state, '导入')
  return { state: 'applying', next: 0, dueAt: now + leaseMs, counts: { ...noCounts, rows: counts.rows } }
}

/** What giving an import up changes; refuses one that is being taken in or is over. */
export function cancelling({ state }: Import, now: number): Partial<Import> {
  if (state === 'applying' || state === 'done' || state === 'cancelled') throw wrongState(state, '放弃')
  return { state: 'cancelled', next: 0, dueAt: now }
}

const wrongState = (state: ImportState, what: string) =>
  new Refusal('CONFLICT', 'wrong-state', `这次导入现在是“${stepsOf[state].label}”，不能${what}。`)

/** How far an import is, 0 to 1. */
export function progressOf({ state, chunks, next }: Pick<Import, 'state' | 'chunks' | 'next'>): number {
  if (!stepsOf[state].busy) return 1
  return chunks === 0 ? 0 : next / chunks
}

export const noCounts: ImportCounts = { rows: 0, fresh: 0, changed: 0, same: 0, faulty: 0 }
