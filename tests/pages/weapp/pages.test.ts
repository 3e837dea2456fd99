import { builtWeapp } from './built'
import { openWeapp, type Weapp } from './driver'
import { codeFromText, crossedBorders } from './host/package/borders'
import { type MiniProgram, readMiniProgram } from './host/package/read'

let program: MiniProgram
let weapp: Weapp

beforeAll(async () => {
  program = readMiniProgram(await builtWeapp())
  weapp = await openWeapp({ dist: program.root })
}, 300_000)

afterAll(() => weapp?.close())

test('home greets', async () => {
  await weapp.waitFor(/(早上|上午|中午|下午|晚上|夜里)好|夜深了/)
  expect(await weapp.path()).toBe('pages/home/index')
})

test('the four tabs are reached by touch', async () => {
  for (const { text, pagePath } of [...(program.tabBar?.list ?? [])].reverse()) {
    await weapp.page.locator('.phone-tabs .phone-button', { hasText: text }).tap()
    expect(await weapp.path()).toBe(pagePath)
  }
})

test('every page opens, even when the network gives nothing', async () => {
  expect(program.pages.length).toBeGreaterThan(6)
  for (const path of program.pages) {
    await weapp.restart(`/${path}`)
    await weapp.page.locator('.phone-view:not([hidden]) wx-page > *').first().waitFor()
    expect([path, await weapp.path(), await weapp.errors()]).toEqual([path, path, []])
  }
})

test('no page asks for an API that this phone lacks', async () => {
  expect(await weapp.unknownApis()).toEqual([])
})

test('what crosses to a page at once stays under WeChat’s 1 MB', async () => {
  const log = await weapp.setDataLog()
  expect(log.length).toBeGreaterThan(program.pages.length)
  expect(Math.max(...log.map(({ bytes }) => bytes))).toBeLessThan(1024 * 1024)
})

test('no sub-package takes from another', () => {
  expect(crossedBorders(program)).toEqual([])
})

test('no code is made from text', () => {
  expect(codeFromText(program)).toEqual([])
})
