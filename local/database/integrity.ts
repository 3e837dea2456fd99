import type Database from 'libsql'
import type { Integrity } from '../engine/engine-type'
import { documentsOf } from './building'
import type { Catalog } from './catalog'
import { keysOf } from './index-keys'

/** Checks the file's own structure and that every index entry belongs to its document and none is missing. */
export function integrityOf(db: Database.Database, catalog: Catalog): Integrity {
  const problems: string[] = []
  const check: unknown = db.prepare('PRAGMA integrity_check').get()
  const verdict = typeof check === 'object' && check !== null ? String(Object.values(check)[0]) : 'no answer'
  if (verdict !== 'ok') problems.push(verdict)
  let documents = 0
  let entries = 0
  for (const name of catalog.names()) {
    const table = catalog.table(name)
    const expected = table.indexes.map(() => 0)
    for (const { row, doc } of documentsOf(table)) {
      documents += 1
      for (const [i, index] of table.indexes.entries()) {
        const keys = keysOf(index, doc)
        expected[i] = (expected[i] ?? 0) + keys.length
        if (keys.some(key => !index.has(key, row)))
          problems.push(`${name}: ${doc._id} is missing in index ${i}`)
      }
    }
    for (const [i, count] of expected.entries()) {
      const held = table.indexes[i]?.size() ?? 0
      entries += held
      if (held !== count) problems.push(`${name}: index ${i} holds ${held} entries for ${count}`)
    }
  }
  return { ok: problems.length === 0, problems, documents, entries }
}
