import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { hostLengths } from '../lengths'
import { builtInTags } from '../tags'

/**
 * A WXSS file as CSS for the host: imports in place, `rpx`, `vh` and `page` as the host has them, tags by their
 * names in the DOM. A missing file is no style.
 */
export function compileStyle(root: string, path: string): string {
  return existsSync(join(root, path)) ? toHost(inline(root, path, new Set())) : ''
}

function inline(root: string, path: string, seen: Set<string>): string {
  if (seen.has(path)) return ''
  seen.add(path)
  return readFileSync(join(root, path), 'utf8').replace(
    /@import\s+(?:url\()?["']([^"']+)["']\)?\s*;/g,
    (_, target: string) =>
      inline(root, target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(path), target), seen),
  )
}

const tag = new RegExp(`(^|[\\s,>+~(])(${builtInTags.join('|')})(?![\\w-])`, 'g')

const toHost = (css: string) =>
  hostLengths(css.replace(/\/\*[\s\S]*?\*\//g, '')).replace(/([^{}]+)\{/g, (whole, head: string) =>
    head.trim().startsWith('@') ? whole : `${head.replace(tag, '$1wx-$2')}{`,
  )
