import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { rosterFile } from '../local/seed/roster'
import { root } from './build/discover'

void write()

/** Writes a roster to try the import with: rows, faulty rows and where, or 10,000 with 37 into dist/demo. */
async function write(): Promise<void> {
  const [rows = '10000', faulty = '37', given] = process.argv.slice(2)
  const path = given ? resolve(given) : join(root, 'dist/demo', `名册-${rows}人.xlsx`)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, await rosterFile(Number(rows), Number(faulty)))
  console.log(path)
}
