import { mkdirSync, rmdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { bringUpToDate } from '../../../scripts/build/current'
import { root } from '../../../scripts/build/discover'

/** Folder of the mini-program built from the sources as they are; one builder at a time, the others wait for it. */
export const builtWeapp = () => built('weapp')

/** The same of the web pages. */
export const builtH5 = () => built('h5')

async function built(face: 'weapp' | 'h5'): Promise<string> {
  const dist = join(root, 'dist')
  const lock = join(dist, `.${face}.lock`)
  mkdirSync(dist, { recursive: true })
  while (!taken(lock)) await new Promise(resolve => setTimeout(resolve, 500))
  try {
    await bringUpToDate([face])
  } finally {
    rmdirSync(lock)
  }
  return join(dist, face)
}

const longestBuild = 300_000

function taken(lock: string): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    const held = statSync(lock, { throwIfNoEntry: false })
    if (held && Date.now() - held.mtimeMs > longestBuild) rmdirSync(lock)
    return false
  }
}
