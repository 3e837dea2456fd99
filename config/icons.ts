import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** An icon of the set by its name, as a data URI of a one-colour mask; a name the set lacks stops the build. */
export function iconUri(name: string): string {
  return svgUri(readFileSync(createRequire(__filename).resolve(`lucide-static/icons/${name}.svg`), 'utf8'))
}

/** SVG source as a data URI, in the line width of this design. */
export function svgUri(source: string): string {
  const svg = source
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\sclass="[^"]*"/, '')
    .replace(/stroke-width="2"/, 'stroke-width="1.75"')
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><')
    .trim()
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
