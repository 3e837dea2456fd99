import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { builtWeapp } from './built'
import { openWeapp, type Weapp } from './driver'

let dist: string
let weapp: Weapp

beforeAll(async () => {
  dist = await builtWeapp()
  weapp = await openWeapp({ dist })
}, 300_000)

afterAll(() => weapp?.close())

const front = () => weapp.page.locator('.phone-view:not([hidden])')

test('a field says its label, and a picture beside a word is passed over', async () => {
  await weapp.navigate('/systems/members/pages/find/index')
  await weapp.waitFor('看街道工会')
  expect(await front().locator('input[aria-label="单位、街道或工会的名称"]').count()).toBe(1)
  expect(await front().locator('wx-view.nj-icon[aria-hidden="true"]').count()).toBeGreaterThan(0)
  expect(await front().getByRole('button', { name: '看街道工会' }).count()).toBe(1)
})

test('a choice says which is chosen, and says so anew when it changes', async () => {
  await weapp.restart('/pages/me/index')
  const larger = front().getByRole('radio', { name: '更大' })
  await larger.waitFor()
  expect(await larger.getAttribute('aria-checked')).toBe('false')
  await weapp.tap('更大')
  await front().getByRole('radio', { name: '更大', checked: true }).waitFor()
  expect(await front().getByRole('radio', { checked: true }).count()).toBe(2)
})

test('headings and the page itself are told apart', async () => {
  expect(await front().getByRole('main').count()).toBe(1)
  expect(await front().getByRole('heading', { name: '看得清楚' }).count()).toBe(1)
})

test('the attributes are read from names the runtime sends, next to its short ones', () => {
  const templates = readFileSync(join(dist, 'base.wxml'), 'utf8')
  expect(templates).toMatch(
    /<input aria-label="\{\{xs\.b\(i\.ariaLabel,''\)\}\}" [^>]*value="\{\{i\.p\d+\}\}"/,
  )
})
