import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { givenNames, hiddenNames } from '../names'
import type { MiniProgram } from './read'

/** Every script as a definition by path, run only when it is required, with the page's own world out of its sight. */
export function wrapModules({ root, files }: MiniProgram): string {
  const names = [...givenNames, ...hiddenNames].join(',')
  return files
    .filter(file => file.endsWith('.js'))
    .map(
      file =>
        `__define(${JSON.stringify(file)},function(${names}){${readFileSync(join(root, file), 'utf8')}\n})`,
    )
    .join(';\n')
}
