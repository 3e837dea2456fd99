import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Every folder of cloudfunctions/ that has a function.ts is a cloud function; nothing lists them. */
export function discoverFunctions(
  sources = join(root, 'cloudfunctions'),
): { name: string; folder: string }[] {
  return readdirSync(sources)
    .filter(name => existsSync(join(sources, name, 'function.ts')))
    .sort()
    .map(name => ({ name, folder: join(sources, name) }))
}
