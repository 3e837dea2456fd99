import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { crossedBorders } from './host/package/borders'
import type { MiniProgram } from './host/package/read'

/** What the phone takes of one package, and what we allow a sub-package so that opening a page stays quick; bytes. */
export const most = { package: 2 * 1024 * 1024, subPackage: 500 * 1024 }

/** Scripts, templates, styles and components that one sub-package takes from another, or the main package from any. */
export function borders(program: MiniProgram): string[] {
  const { root, files, subPackages, units } = program
  const home = (path: string) => subPackages.find(sub => path.startsWith(sub)) ?? ''
  const crossing = (from: string, to: string) => home(to) !== '' && home(to) !== home(from)
  const resolved = (from: string, to: string) =>
    to.startsWith('/') ? to.slice(1) : posix.join(posix.dirname(from), to)
  const named = files
    .filter(file => /\.(wxml|wxss)$/.test(file))
    .flatMap(file =>
      [...readFileSync(join(root, file), 'utf8').matchAll(taken)].map(
        ([, src, style]) => [file, resolved(file, src ?? style ?? '')] as const,
      ),
    )
  const components = Object.entries(units).flatMap(([unit, { usingComponents = {} }]) =>
    Object.values(usingComponents).map(at => [`${unit}.json`, at] as const),
  )
  return [
    ...crossedBorders(program),
    ...[...named, ...components]
      .filter(([from, to]) => crossing(from, to))
      .map(([from, to]) => `${from} → ${to}`),
  ]
}

/** Packages over what they may weigh, with their weight. */
export function weights({ root, files, subPackages }: MiniProgram): string[] {
  const packages = new Map<string, number>()
  for (const file of files) {
    const home = subPackages.find(sub => file.startsWith(sub)) ?? 'main'
    packages.set(home, (packages.get(home) ?? 0) + statSync(join(root, file)).size)
  }
  return [...packages]
    .filter(([name, bytes]) => bytes > (name === 'main' ? most.package : most.subPackage))
    .map(([name, bytes]) => `${name} weighs ${bytes}`)
}

/**
 * Uses of a browser's own objects. The build lays Taro's imitation in their place, so a use reads as a variable set
 * from its module; one that is not set to anything is left over from code that was taken out.
 */
export function browserObjects({ root, files }: MiniProgram): string[] {
  return files
    .filter(file => file.endsWith('.js'))
    .flatMap(file =>
      [...readFileSync(join(root, file), 'utf8').matchAll(browser)]
        .map(([, laid, plain]) => `${file}: ${laid ?? plain}`)
        .filter(found => !Object.hasOwn(explained, found)),
    )
}

/** Uses that are in order, and why. */
export const explained: Record<string, string> = {
  'app.js: navigator':
    'React’s scheduler asks whether the browser has scheduling of its own, and goes on without',
}

/** Pages and pictures of tabs that app.json names and that are not there whole. */
export function missing(root: string): string[] {
  const app: {
    pages: string[]
    subPackages: { root: string; pages: string[] }[]
    tabBar: { list: { iconPath: string; selectedIconPath: string }[] }
  } = JSON.parse(readFileSync(join(root, 'app.json'), 'utf8'))
  const pages = [
    ...app.pages,
    ...app.subPackages.flatMap(sub => sub.pages.map(page => `${sub.root}/${page}`)),
  ]
  const files = [
    ...pages.flatMap(page => ['js', 'wxml', 'json'].map(ending => `${page}.${ending}`)),
    ...app.tabBar.list.flatMap(tab => [tab.iconPath, tab.selectedIconPath]),
  ]
  return files.filter(file => !existsSync(join(root, file)))
}

const taken = /<(?:import|include|wxs)\b[^>]*?\bsrc="([^"]+)"|@import\s*["']([^"']+)["']/g

const browser =
  /=\s*[\w$]+\(\d+\)\["(window|document|navigator|location|history)"\]|(?<![\w$.])(window|document|navigator|location|history)\s*[.[]/g
