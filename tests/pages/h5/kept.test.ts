import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { Home } from '../../../local/home'
import { doorsOf, playing } from '../../flows/people'
import { openHome } from '../../home'
import { launch } from '../chromium'
import { type Visitor, visit } from './visitor'

const union = '宏达机械工会'
const data = mkdtempSync(join(tmpdir(), 'niangjia-kept-'))
const page = '/systems/kept/pages/mine/index'

let home: Home
let doors: ReturnType<typeof doorsOf>
let browser: Browser
let worker: Visitor
let officer: Visitor
let name: string

beforeAll(async () => {
  home = await openHome({ port: 0, data, demo: true })
  doors = doorsOf(home.url)
  const everybody = await doors.people()
  const member = playing(everybody, '会员', union)
  name = member.name
  browser = await launch()
  worker = await visit(browser, home.url, (await doors.as(member)).token)
  const desk = { width: 1280, height: 800 }
  officer = await visit(
    browser,
    home.url,
    (await doors.as(playing(everybody, '工会干部', union))).token,
    desk,
  )
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await home?.stop()
  rmSync(data, { recursive: true, force: true })
})

test('somebody sees what is kept of them and takes a file of it along', async () => {
  await worker.go('/pages/me/index')
  await worker.tap(/^我的信息/)
  await worker.tap(/^看留着什么$/)
  await worker.proves()
  await worker.sees('留着的')
  await worker.sees(name)
  await worker.picture('kept-found')
  const [download] = await Promise.all([worker.page.waitForEvent('download'), worker.tap('带走一份')])
  expect(download.suggestedFilename()).toBe('我的信息.zip')
  expect(await download.failure()).toBeNull()
})

test('who holds an office is told to hand it over before leaving', async () => {
  await officer.go(page)
  await officer.tap('注销，抹掉我的信息')
  await officer.sees(/先办好交接/)
  await officer.picture('kept-office')
})

test('whoever leaves sees what goes and what stays by which law, and is gone afterwards', async () => {
  await worker.go(page)
  await worker.tap('注销，抹掉我的信息')
  await worker.sees('会抹掉')
  await worker.picture('kept-plan')
  await worker.type('写“注销”两个字，确认要这样做', '注销')
  await worker.tap(/^注销$/)
  await worker.sees(/已经从工会这里抹掉|能抹掉的已经抹掉/)
  await worker.picture('kept-left')
  await worker.go('/pages/me/index')
  await worker.sees('还不知道你的名字')
  expect([...worker.complaints, ...officer.complaints]).toEqual([])
})
