import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import icons from '../src/kit/ui/icons.json'

const folder = join(dirname(createRequire(__filename).resolve('lucide-static/package.json')), 'icons')

/** All icons in use as a Sass map of name and data URI, laid before the style sheet; an unknown name stops the build. */
export function iconMap(ofSystems: readonly string[]): string {
  const names = [...new Set([...Object.keys(icons), ...ofSystems])].sort()
  for (const name of names) {
    if (!existsSync(join(folder, `${name}.svg`))) throw new Error(`the icon set has no "${name}"`)
  }
  return `$icons: (${names.map(name => `"${name}": "${uriOf(name)}"`).join(', ')});\n`
}

function uriOf(name: string): string {
  const svg = readFileSync(join(folder, `${name}.svg`), 'utf8')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\sclass="[^"]*"/, '')
    .replace(/\s(width|height)="24"/g, '')
    .replace('stroke-width="2"', 'stroke-width="1.75"')
    .replace('currentColor', 'black')
    .replace(/\s+/g, ' ')
    .replace(/ ?([<>]) ?/g, '$1')
    .replace(/"/g, "'")
    .trim()
  return `data:image/svg+xml,${svg.replace(/[<>#%{}]/g, char => encodeURIComponent(char))}`
}
