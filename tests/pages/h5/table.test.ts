import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { Home } from '../../../local/home'
import { doorsOf } from '../../flows/people'
import { openHome } from '../../home'
import { launch } from '../chromium'
import { builtWeapp } from '../weapp/built'
import { type Visitor, visit } from './visitor'

const roster = '/systems/members/pages/roster/index'

let home: Home
let browser: Browser
let desk: Visitor
let phone: Visitor

beforeAll(async () => {
  home = await openHome({ port: 0, data: mkdtempSync(join(tmpdir(), 'niangjia-table-')), demo: true })
  const doors = doorsOf(home.url)
  const everybody = await doors.people()
  const officer = everybody.find(({ roles, union }) => roles.includes('工会干部') && union === '宏达机械工会')
  if (!officer) throw new Error('nobody keeps the union')
  const { token } = await doors.as(officer)
  browser = await launch()
  desk = await visit(browser, home.url, token, { width: 1280, height: 800 })
  phone = await visit(browser, home.url, token)
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await home?.stop()
})

const column = (n: number) => desk.page.locator(`tbody td:nth-child(${n})`).allInnerTexts()
const heads = () => desk.page.locator('thead th').allInnerTexts()

test('a desk shows the columns, rows of 44 px and a head that stays', async () => {
  await desk.go(roster)
  await desk.sees('手机号')
  expect(await heads()).toEqual(['姓名', '手机号', '证件号码', '入会'])
  const row = await desk.page.locator('tbody tr').first().boundingBox()
  expect(Math.round(row?.height ?? 0)).toBe(44)
  await desk.picture('table')
  await desk.page.setViewportSize({ width: 1280, height: 400 })
  const scrolled = await desk.page.locator('.nj-table-frame').evaluate(frame => {
    frame.scrollTo(0, 60)
    return frame.scrollTop
  })
  expect(scrolled).toBe(60)
  const frame = await desk.page.locator('.nj-table-frame').boundingBox()
  const head = await desk.page.locator('thead th').first().boundingBox()
  expect(head?.y).toBe(frame?.y)
  await desk.page.setViewportSize({ width: 1280, height: 800 })
})

test('a column sorts up, down and back as it came, and says which', async () => {
  await desk.go(roster)
  const came = await column(1)
  const sorted = [...came].sort((a, b) => a.localeCompare(b, 'zh-CN'))
  const name = desk.page.locator('thead th').first()
  await desk.tap('姓名')
  expect([await column(1), await name.getAttribute('aria-sort')]).toEqual([sorted, 'ascending'])
  await desk.tap('姓名')
  expect(await name.getAttribute('aria-sort')).toBe('descending')
  expect((await column(1))[0]).toBe(sorted.at(-1))
  await desk.tap('姓名')
  expect([await column(1), await name.getAttribute('aria-sort')]).toEqual([came, 'none'])
})

test('typing leaves the rows that hold the words and counts them', async () => {
  await desk.go(roster)
  const [first = ''] = await column(1)
  await desk.type('行里找', first)
  await desk.sees(/找到 \d+ 行/)
  expect(new Set(await column(1))).toEqual(new Set([first]))
  await desk.type('行里找', '没有这个人')
  await desk.sees('里没有“没有这个人”')
})

test('a column is hidden and shown again by choice, the last one stays', async () => {
  await desk.go(roster)
  await desk.tap('选列')
  for (const title of ['姓名', '手机号', '证件号码', '入会']) {
    await desk.page.getByRole('checkbox', { name: title }).click()
  }
  expect(await heads()).toEqual(['入会'])
  await desk.page.getByRole('checkbox', { name: '姓名' }).click()
  await desk.picture('table-columns')
  await desk.tap('关闭')
  expect(await heads()).toEqual(['姓名', '入会'])
})

test('the arrows walk the rows and Enter opens one', async () => {
  await desk.go(roster)
  const names = await column(1)
  await desk.page.locator('tbody tr').first().focus()
  await desk.page.keyboard.press('ArrowDown')
  await desk.page.keyboard.press('ArrowDown')
  await desk.page.keyboard.press('ArrowUp')
  await desk.page.keyboard.press('Enter')
  await desk.page.getByRole('dialog', { name: names[1] }).waitFor()
  await desk.page.keyboard.press('Escape')
  await desk.page.keyboard.press('End')
})

test('a phone has rows instead', async () => {
  await phone.go(roster)
  await phone.sees('入会')
  expect(await phone.page.locator('table').count()).toBe(0)
  expect(await phone.page.locator('.nj-rows .nj-row').count()).toBeGreaterThan(1)
  expect([...desk.complaints, ...phone.complaints]).toEqual([])
})

test('nothing of the table’s library is carried to the mini-program', async () => {
  const dist = await builtWeapp()
  const scripts = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(file =>
    file.endsWith('.js'),
  )
  const carrying = scripts.filter(file =>
    /getCoreRowModel|columnVisibility/.test(readFileSync(join(dist, file), 'utf8')),
  )
  expect(carrying).toEqual([])
}, 300_000)
