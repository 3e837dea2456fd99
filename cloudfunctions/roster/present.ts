import { unseal } from '../kit/crypto'
import type { Changed, ImportRow, Import as ImportView } from './contract'
import { progressOf } from './domain'
import type { Question } from './reading'
import type { Import } from './store'

export const importRow = (doc: Import): ImportRow => ({
  id: doc._id,
  file: doc.name,
  by: doc.by,
  at: doc.at,
  state: doc.state,
  counts: doc.counts,
  progress: progressOf(doc),
})

/** One import with what an officer decides by. */
export const shown = (doc: Import): ImportView => ({
  ...importRow(doc),
  refusal: doc.refusal,
  faults: doc.faults,
  changes: changesOf(doc),
  asked: questionOf(doc)?.asked ?? null,
  said: doc.said,
  recalled: doc.recalled.length > 0,
  moves: doc.state === 'ready' ? ['apply', 'cancel'] : doc.state === 'asking' ? ['answer', 'cancel'] : [],
  faultsUntil: doc.counts.faulty > 0 && doc.state === 'done' && doc.dueAt > 0 ? doc.dueAt : null,
})

/** What somebody is asked about the file. */
export function questionOf({ ask }: Pick<Import, 'ask'>): Question | null {
  return ask ? JSON.parse(unseal(ask)) : null
}

/** The first people an import would change. */
export function changesOf({ changes }: Pick<Import, 'changes'>): Changed[] {
  return changes ? JSON.parse(unseal(changes)) : []
}
