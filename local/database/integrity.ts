import type Database from 'libsql'
import type { Integrity } from '../engine/engine-type'
import type { Catalog } from './catalog'
import { keysOf } from './table'

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
    for (let rows = table.rows(0, 1000); rows.length > 0; rows = table.rows(rows.at(-1) ?? 0, 1000)) {
      for (const row of rows) {
        const kept = table.byRow(row)
        documents += 1
        if (!kept) problems.push(`${name}: row ${row} cannot be read`)
        else
          for (const [i, index] of table.indexes.entries()) {
            const keys = keysOf(index, kept.doc)
            expected[i] = (expected[i] ?? 0) + keys.length
            if (keys.some(key => !table.hasEntry(i, key, row)))
              problems.push(`${name}: ${kept.doc._id} is missing in index ${i}`)
          }
      }
    }
    for (const [i, count] of expected.entries()) {
      const held = table.countEntries(i)
      entries += held
      if (held !== count) problems.push(`${name}: index ${i} holds ${held} entries for ${count}`)
    }
  }
  return { ok: problems.length === 0, problems, documents, entries }
}
