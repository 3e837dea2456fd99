import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './discover'

/**
 * Builds an output of dist/ unless it was built from these same inputs (files or folders of the project): a stamp of
 * them is kept beside it. Answers whether it had to be built.
 */
export async function buildIfStale(
  output: string,
  inputs: string[],
  build: () => Promise<void>,
): Promise<boolean> {
  const stamp = join(root, 'dist', `.${output}.stamp`)
  const wanted = hashOf(inputs.map(input => join(root, input)))
  const built = existsSync(join(root, 'dist', output)) && existsSync(stamp)
  if (built && readFileSync(stamp, 'utf8') === wanted) return false
  await build()
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stamp, wanted)
  return true
}

function hashOf(paths: string[]): string {
  const hash = createHash('sha256')
  for (const file of paths.flatMap(filesUnder).sort()) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path).flatMap(name => filesUnder(join(path, name)))
}
