import type { ImportRow, Import as ImportView } from './contract'
import { progressOf } from './domain'
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
  changes: doc.changes,
  moves: doc.state === 'ready' ? ['apply', 'cancel'] : [],
  faultsUntil: doc.counts.faulty > 0 && doc.state === 'done' && doc.dueAt > 0 ? doc.dueAt : null,
})
