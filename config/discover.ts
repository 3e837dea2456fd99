import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { System } from '../src/kit/systems'
import { iconUri } from './icons'

/** Every folder of src/systems that has a system.json, with its pages and its icon drawn, in the order they ask for. */
export function discoverSystems(root: string): System[] {
  const folder = join(root, 'src', 'systems')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter(name => existsSync(join(folder, name, 'system.json')))
    .map(name => readSystem(folder, name))
    .sort((a, b) => a.order - b.order || a.name.localeCompare(b.name))
}

type Stated = Omit<System, 'name' | 'pages'>

function readSystem(folder: string, name: string): System {
  const stated: Stated = JSON.parse(readFileSync(join(folder, name, 'system.json'), 'utf8'))
  const pages = foldersWithPages(join(folder, name, 'pages'))
  if (name === 'common' || pages.length === 0)
    throw new Error(`src/systems/${name} has no pages or a name the phone reserves`)
  const entries = (stated.entries ?? []).map(entry => {
    if (!pages.includes(entry.page))
      throw new Error(`src/systems/${name}/system.json names no page "${entry.page}"`)
    return { ...entry, icon: iconUri(entry.icon) }
  })
  return { ...stated, name, pages, entries, icon: iconUri(stated.icon) }
}

function foldersWithPages(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).filter(page => existsSync(join(folder, page, 'index.tsx')))
}
