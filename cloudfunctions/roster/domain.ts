import type { Role } from '../kit/actor'
import { Refusal } from '../kit/refusal'
import type { Bare } from '../kit/store'
import type { ImportCounts, ImportState } from './contract'
import type { Import } from './store'

/**
 * The states of an import. `busy` ones go on by themselves, `waits` ones for a person, the others are over.
 *
 * | from      | to                                                                        |
 * | --------- | ------------------------------------------------------------------------- |
 * | reading   | asking, comparing, refused; aside                                         |
 * | asking    | reading with the answer; cancelled by a person or after a day             |
 * | comparing | ready; aside                                                              |
 * | ready     | applying; cancelled by a person or after a day                            |
 * | applying  | done; aside                                                               |
 */
export const stepsOf: Record<ImportState, { is: 'busy' | 'waits' | 'over'; label: string }> = {
  reading: { is: 'busy', label: '正在读' },
  asking: { is: 'waits', label: '要你选一下' },
  comparing: { is: 'busy', label: '正在对照' },
  ready: { is: 'waits', label: '等你确认' },
  applying: { is: 'busy', label: '正在导入' },
  done: { is: 'over', label: '已导入' },
  refused: { is: 'over', label: '文件不能用' },
  cancelled: { is: 'over', label: '已放弃' },
  aside: { is: 'over', label: '先放在一边' },
}

export const isBusy = ({ state }: Pick<Import, 'state'>) => stepsOf[state].is === 'busy'

/** An import as it begins, of what an officer uploaded; `union` is whose members they are where a list does not say. */
export const openImport = (
  _id: string,
  { file, name }: { file: string; name: string },
  office: Pick<Role, 'of' | 'name' | 'path'>,
  union: string | null,
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
  given: union,
  state: 'reading',
  refusal: null,
  answers: { tabs: null, hidden: null },
  ask: null,
  recalled: [],
  said: [],
  chunks: 0,
  next: 0,
  plain: [],
  counts: noCounts,
  faults: [],
  changes: null,
  made: [],
  tries: 0,
  held: 0,
  dueAt: at + leaseMs,
})

/** Who works on an import has it for this long, ms: longer than any call lives. */
export const leaseMs = 30_000

/** An import waits this long for a person, and faulty lines are kept this long after it, ms. */
export const keptFor = 24 * 3600_000

/** What confirming an import changes; refuses one that is not waiting for it. */
export function taking({ state, counts }: Pick<Import, 'state' | 'counts'>, now: number): Partial<Import> {
  if (state !== 'ready') throw wrongState(state, '导入')
  const again = { next: 0, tries: 0, held: 0 }
  return { state: 'applying', ...again, dueAt: now + leaseMs, counts: { ...noCounts, rows: counts.rows } }
}

/** What giving an import up changes; refuses one that is being taken in or is over. */
export function cancelling({ state }: Pick<Import, 'state'>, now: number): Partial<Import> {
  if (state === 'applying' || stepsOf[state].is === 'over') throw wrongState(state, '放弃')
  return { state: 'cancelled', next: 0, tries: 0, held: 0, ask: null, dueAt: now }
}

/** Work on an import begins only so often without coming to its end. */
export const mostTries = 2

/** What becomes of an import whose work broke off time and again: nobody tries it any more, and it says so. */
export function settingAside({ state }: Pick<Import, 'state'>, now: number): Partial<Import> {
  const refusal =
    state === 'reading'
      ? '这个文件读了两次都没有读完，可能太大，或者里面有读不了的内容，先放在一边。请另存一份 .xlsx，或者分成几个小文件再传。'
      : '办了两次都在同一处断了，先放在一边。已经导入的人都在；可以把文件再传一次，不会重复。要是还不行，请告诉管系统的人。'
  return { state: 'aside', refusal, ask: null, next: 0, tries: 0, held: 0, dueAt: now }
}

/** That an import is not where this can be done. */
export const wrongState = (state: ImportState, what: string) =>
  new Refusal('CONFLICT', 'wrong-state', `这次导入现在是“${stepsOf[state].label}”，不能${what}。`)

/** How far an import is, 0 to 1. */
export function progressOf({ state, chunks, next }: Pick<Import, 'state' | 'chunks' | 'next'>): number {
  if (!isBusy({ state })) return 1
  return chunks === 0 ? 0 : next / chunks
}

export const noCounts: ImportCounts = { rows: 0, fresh: 0, changed: 0, same: 0, faulty: 0 }
