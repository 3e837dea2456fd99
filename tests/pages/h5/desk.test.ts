import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { Home } from '../../../local/home'
import { doorsOf } from '../../flows/people'
import { openHome } from '../../home'
import { launch } from '../chromium'
import { type Visitor, visit } from './visitor'

let home: Home
let browser: Browser
let name: string
let computer: Visitor
let phone: Visitor

beforeAll(async () => {
  home = await openHome({ port: 0, data: mkdtempSync(join(tmpdir(), 'niangjia-scan-')), demo: true })
  const doors = doorsOf(home.url)
  const officer = (await doors.people()).find(({ roles }) => roles.includes('工会干部'))
  if (!officer) throw new Error('nobody keeps a union')
  name = officer.name
  browser = await launch()
  computer = await visit(browser, home.url, null, { width: 1280, height: 800 })
  phone = await visit(browser, home.url, (await doors.as(officer)).token)
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await home?.stop()
})

const codeShown = async () => /l\.[0-9A-Z]{10}/.exec(await computer.text())?.[0] ?? ''

test('the sign-in page of a desk shows a code, and beside it the people of the demo', async () => {
  await computer.page.goto(`${home.url}/#/pages/sign-in/index`)
  await computer.sees(/l\.[0-9A-Z]{10}/)
  await computer.sees('选一个身份')
  await computer.picture('sign-in')
})

test('a new code replaces the old one when asked', async () => {
  const before = await codeShown()
  await computer.tap('现在换')
  await computer.page.waitForFunction(old => !document.body.innerText.includes(old), before)
  await computer.sees(/l\.[0-9A-Z]{10}/)
})

test('the phone sees which computer asks, confirms, and the computer is signed in by itself', async () => {
  await phone.go('/pages/me/index')
  await phone.tap('在电脑上登录')
  await phone.type('二维码下面的字', (await codeShown()).slice(2).toLowerCase())
  await phone.tap('下一步')
  await phone.sees('在电脑上登录？')
  await phone.sees('Linux 电脑 · Chrome')
  await phone.picture('desk-asked')
  await phone.tap('确认登录')
  await phone.sees('上已经是你了')
  await phone.picture('desk-confirmed')
  await computer.sees('今天要办')
  await computer.page.goto(`${home.url}/#/pages/me/index`)
  await computer.sees(name)
  await computer.picture('me-desk')
})

test('the phone lists the computer and signs it out, and the computer is told at its next step', async () => {
  await phone.go('/pages/me/index')
  await phone.sees('刚刚登录')
  await phone.picture('me-desks')
  await phone.tap('退出这台')
  await phone.page.waitForFunction(() => !document.body.innerText.includes('退出这台'))
  await computer.page.goto(`${home.url}/#/systems/members/pages/applications/index`)
  await computer.sees('登录已经过期')
})

test('a code that is used says so to the next who scans it', async () => {
  await phone.go('/q?s=l.0000000000')
  await phone.sees('没有找到这台电脑')
  expect([...phone.complaints, ...computer.complaints]).toEqual([])
})
