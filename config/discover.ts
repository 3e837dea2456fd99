import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { System } from '../src/kit/systems'

/** Every folder of src/systems that has a system.json, with its pages, in the order they ask for. */
export function discoverSystems(root: string): System[] {
  return stated(root)
    .map(({ name, file, folder }) => readSystem(name, file, folder))
    .sort((a, b) => a.order - b.order || a.name.localeCompare(b.name))
}

/** The files a cached build depends on besides the sources it reads. */
export const statementsOf = (root: string): string[] => stated(root).map(({ file }) => file)

function stated(root: string) {
  const systems = join(root, 'src', 'systems')
  if (!existsSync(systems)) return []
  return readdirSync(systems)
    .map(name => ({ name, folder: join(systems, name), file: join(systems, name, 'system.json') }))
    .filter(({ file }) => existsSync(file))
}

function readSystem(name: string, file: string, folder: string): System {
  const given: Omit<System, 'name' | 'pages'> = JSON.parse(readFileSync(file, 'utf8'))
  const pages = readdirSync(join(folder, 'pages')).filter(page =>
    existsSync(join(folder, 'pages', page, 'index.tsx')),
  )
  if (name === 'common')
    throw new Error('a sub-package may not be called "common": the phone keeps that name')
  const named = [
    ...given.entries.map(({ page }) => page),
    ...Object.values(given.codes ?? {}),
    ...Object.values(given.answers ?? {}).map(({ page }) => page),
    ...(given.happenings ?? []).map(({ page }) => page),
    ...(given.record ? [given.record] : []),
  ]
  for (const page of named) {
    if (!pages.includes(page)) throw new Error(`${file} names no page "${page}"`)
  }
  return { ...given, name, pages }
}

/** The ids of the union's WeChat templates by kind. */
export function templatesOf(root: string): Record<string, string> {
  const file = join(root, 'cloudfunctions/kit/templates.json')
  const stated: Record<string, { id: string }> = JSON.parse(readFileSync(file, 'utf8'))
  return Object.fromEntries(Object.entries(stated).map(([kind, { id }]) => [kind, id]))
}
