import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './discover'

/** What an output is made of: files or folders of the project, and what is chosen by name when it is built. */
export type Inputs = { files: string[]; settings?: Record<string, string> }

/**
 * Builds an output of dist/ unless it was built from these same inputs: a stamp of them is kept beside it, and only
 * once it is built whole. Answers whether it had to be built.
 */
export async function buildIfStale(
  output: string,
  inputs: Inputs,
  build: () => Promise<void>,
  project = root,
): Promise<boolean> {
  const stamp = join(project, 'dist', `.${output}.stamp`)
  const wanted = hashOf(inputs, project)
  const built = existsSync(join(project, 'dist', output)) && existsSync(stamp)
  if (built && readFileSync(stamp, 'utf8') === wanted) return false
  rmSync(stamp, { force: true })
  await build()
  mkdirSync(join(project, 'dist'), { recursive: true })
  writeFileSync(stamp, wanted)
  return true
}

function hashOf({ files, settings = {} }: Inputs, project: string): string {
  const hash = createHash('sha256')
  for (const file of files.flatMap(input => filesUnder(join(project, input))).sort()) {
    hash.update(relative(project, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  for (const [name, value] of Object.entries(settings).sort()) hash.update(`${name}\0${value}\0`)
  return hash.digest('hex')
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path).flatMap(name => filesUnder(join(path, name)))
}
