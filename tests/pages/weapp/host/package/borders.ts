import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { MiniProgram } from './read'

/** Scripts that a sub-package takes from another sub-package, or the main package from a sub-package: WeChat refuses them. */
export function crossedBorders({ root, files, subPackages }: MiniProgram): string[] {
  const home = (path: string) => subPackages.find(sub => path.startsWith(sub)) ?? ''
  return files
    .filter(file => file.endsWith('.js'))
    .flatMap(file =>
      required(readFileSync(join(root, file), 'utf8'))
        .map(target => posix.join(posix.dirname(file), target))
        .filter(target => home(target) !== '' && home(target) !== home(file))
        .map(target => `${file} → ${target}`),
    )
}

/**
 * Code made from text, which a phone refuses. The one form let through is webpack's own look for the global object,
 * never reached where globalThis exists.
 */
export function codeFromText({ root, files }: MiniProgram): string[] {
  return files
    .filter(file => file.endsWith('.js'))
    .flatMap(file => {
      const source = readFileSync(join(root, file), 'utf8').replace(webpackGlobal, '')
      return [...source.matchAll(/(?<![\w$.])eval\s*\(|(?<![\w$.])Function\s*\(/g)].map(
        ({ 0: found, index }) => `${file}: ${source.slice(Math.max(0, index - 30), index)}${found}`,
      )
    })
}

const webpackGlobal =
  /if\s*\("object"\s*={2,3}\s*typeof globalThis\)\s*return globalThis;\s*try\s*\{\s*return this\s*\|\|\s*(?:new\s+)?Function\("return this"\)\(\)/g

const required = (source: string) =>
  [...source.matchAll(/(?<![\w$.])require\(["'](\.[^"']+)["']\)/g)].flatMap(([, target]) => target ?? [])
