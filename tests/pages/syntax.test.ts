import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'acorn'
import { discoverFunctions, root } from '../../scripts/build/discover'
import { builtH5, builtWeapp } from './weapp/built'

/** The latest language that the oldest phones of package.json's browserslist read. */
const oldest = 2019

const scriptsIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => /\.(js|wxs)$/.test(file))

/** Files written in a later language, with what the parser stumbled over. */
const tooLate = (folder: string) =>
  scriptsIn(folder).flatMap(file => {
    try {
      parse(readFileSync(join(folder, file), 'utf8'), { ecmaVersion: oldest, sourceType: 'script' })
      return []
    } catch (error) {
      return [`${file}: ${error instanceof Error ? error.message : error}`]
    }
  })

test('the parser sees a later language', () => {
  expect(() => parse('class A { size = 1 }', { ecmaVersion: oldest })).toThrow()
})

test('every file of the mini-program is read by the oldest phones', async () => {
  const folder = await builtWeapp()
  expect(scriptsIn(folder).length).toBeGreaterThan(50)
  expect(tooLate(folder)).toEqual([])
}, 600_000)

test('every file of the web pages is read by the oldest phones', async () => {
  const folder = await builtH5()
  expect(scriptsIn(folder).length).toBeGreaterThan(50)
  expect(tooLate(folder)).toEqual([])
}, 600_000)

test('what the mini-program’s project files name is there', async () => {
  const folder = await builtWeapp()
  const read = (file: string): Record<string, string> => JSON.parse(readFileSync(file, 'utf8'))
  const whole = read(join(root, 'project.config.json'))
  expect(join(root, whole.miniprogramRoot ?? '')).toBe(`${folder}/`)
  const functions = readdirSync(join(root, whole.cloudfunctionRoot ?? ''))
  expect(functions).toEqual(expect.arrayContaining(discoverFunctions().map(({ name }) => name)))
  const own = read(join(folder, 'project.config.json'))
  expect([own.miniprogramRoot, own.cloudfunctionRoot]).toEqual(['./', undefined])
  const { sitemapLocation = '' } = read(join(folder, 'app.json'))
  const { rules }: { rules: { action: string; page: string }[] } = JSON.parse(
    readFileSync(join(folder, sitemapLocation), 'utf8'),
  )
  expect(rules.at(-1)).toEqual({ action: 'disallow', page: '*' })
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  for (const { page } of rules.slice(0, -1)) expect(pages).toContain(`${page}.js`)
}, 600_000)
