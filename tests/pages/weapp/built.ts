import { mkdirSync, rmdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../../scripts/build/discover'
import { buildIfStale } from '../../../scripts/build/stale'
import { buildFront } from '../../../scripts/build/taro'

/** Folder of the mini-program built from the sources as they are; one builder at a time, the others wait for it. */
export async function builtWeapp(): Promise<string> {
  const lock = join(root, 'dist', '.weapp.lock')
  mkdirSync(join(root, 'dist'), { recursive: true })
  while (!taken(lock)) await new Promise(resolve => setTimeout(resolve, 500))
  try {
    await buildIfStale('weapp', inputs, () => buildFront('weapp'))
  } finally {
    rmdirSync(lock)
  }
  return join(root, 'dist', 'weapp')
}

const inputs = ['src', 'config', 'cloudfunctions', 'scripts/build', 'babel.config.js', 'package-lock.json']

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
