import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/build/discover'

/** A fresh folder on the project's own disk (a temporary folder may be memory, where nothing is ever synced), removed afterwards. */
export async function withFolder<R>(work: (folder: string) => Promise<R>): Promise<R> {
  const parent = join(root, '.data')
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
