import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'

export type TabBar = {
  color: string
  selectedColor: string
  backgroundColor: string
  list: { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }[]
}

export type WindowStyle = {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: 'black' | 'white'
  navigationStyle?: 'default' | 'custom'
  backgroundColor?: string
  enablePullDownRefresh?: boolean
}

export type UnitConfig = WindowStyle & {
  component?: boolean
  styleIsolation?: string
  usingComponents?: Record<string, string>
}

export type Themes = Record<'light' | 'dark', Record<string, string>>

/** A built mini-program as its own files state it. Paths have forward slashes, start at its root and carry no ending. */
export type MiniProgram = {
  root: string
  window: WindowStyle
  tabBar: TabBar | undefined
  /** What the colours written `@name` are by day and by night. */
  themes: Themes
  /** Roots of the sub-packages, each ending in a slash. */
  subPackages: string[]
  pages: string[]
  /** Every page, and every component they use, with its JSON. */
  units: Record<string, UnitConfig>
  files: string[]
}

/** Reads what `app.json` names; refuses a page or component that has no script or no template. */
export function readMiniProgram(root: string): MiniProgram {
  const app: AppJson = JSON.parse(readFileSync(join(root, 'app.json'), 'utf8'))
  const subs = app.subPackages ?? app.subpackages ?? []
  const pages = [...app.pages, ...subs.flatMap(sub => sub.pages.map(page => posix.join(sub.root, page)))]
  const units: Record<string, UnitConfig> = {}
  const waiting = [...pages]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (units[path]) continue
    for (const ending of ['js', 'wxml']) {
      if (!existsSync(join(root, `${path}.${ending}`)))
        throw new Error(`${path}.${ending} is missing in ${root}`)
    }
    const config = readUnit(root, path, app.usingComponents ?? {})
    units[path] = config
    waiting.push(...Object.values(config.usingComponents ?? {}))
  }
  return {
    root,
    window: app.window ?? {},
    tabBar: app.tabBar,
    themes: readThemes(root, app),
    subPackages: subs.map(sub => `${sub.root.replace(/\/$/, '')}/`),
    pages,
    units,
    files: readdirSync(root, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort(),
  }
}

function readThemes(root: string, { themeLocation, darkmode }: AppJson): Themes {
  if (!themeLocation) return { light: {}, dark: {} }
  const { light, dark }: Themes = JSON.parse(readFileSync(join(root, themeLocation), 'utf8'))
  return { light, dark: darkmode ? dark : light }
}

type SubPackage = { root: string; pages: string[] }

type AppJson = {
  pages: string[]
  subPackages?: SubPackage[]
  subpackages?: SubPackage[]
  window?: WindowStyle
  tabBar?: TabBar
  darkmode?: boolean
  themeLocation?: string
  usingComponents?: Record<string, string>
}

function readUnit(root: string, path: string, everywhere: Record<string, string>): UnitConfig {
  const file = join(root, `${path}.json`)
  const stated: UnitConfig = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const used = Object.entries({ ...everywhere, ...stated.usingComponents })
  const folder = posix.dirname(path)
  return {
    ...stated,
    usingComponents: Object.fromEntries(
      used.map(([tag, at]) => [tag, at.startsWith('/') ? at.slice(1) : posix.join(folder, at)]),
    ),
  }
}
