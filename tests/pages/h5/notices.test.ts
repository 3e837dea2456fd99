import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { Home } from '../../../local/home'
import { doorsOf, type Somebody } from '../../flows/people'
import { openHome } from '../../home'
import { launch } from '../chromium'
import { type Visitor, visit } from './visitor'

const desk = { width: 1280, height: 900 }
const union = '宏达机械工会'

let home: Home
let doors: ReturnType<typeof doorsOf>
let browser: Browser
let everybody: Somebody[]
let worker: Visitor
let officer: Visitor

beforeAll(async () => {
  home = await openHome({ port: 0, data: mkdtempSync(join(tmpdir(), 'niangjia-h5-notices-')), demo: true })
  doors = doorsOf(home.url)
  everybody = await doors.people()
  const passed = ((await doors.now()) + 8 * 3600_000) % (24 * 3600_000)
  await doors.advance(34 * 3600_000 - passed)
  browser = await launch()
  worker = await enter(player('会员'))
  officer = await enter(player('工会干部'), desk)
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await home?.stop()
})

function player(title: string, nth = 0): Somebody {
  const found = everybody.filter(({ roles, union: at }) => roles.includes(title) && at === union)[nth]
  if (!found) throw new Error(`nobody plays ${title}`)
  return found
}

const enter = async (person: Somebody, size?: { width: number; height: number }): Promise<Visitor> =>
  visit(browser, home.url, (await doors.as(person)).token, size)

test('a worker says when they are on shift, sees when they are next told, and allows one reminder', async () => {
  await worker.go('/systems/notices/pages/hours/index')
  await worker.sees('告诉我们你什么时候上班')
  await worker.tap('三班倒')
  await worker.sees('这一轮从哪天开始')
  await worker.picture('hours')
  await worker.tap('固定白班')
  await worker.tap('记下作息')
  await worker.sees('不记了，按早 8 点到晚 10 点')
  await worker.tap('微信提醒我一次')
  await worker.sees('有变化时微信提醒你一次')
  await worker.sees('还能微信提醒你 1 次通知')
})

test('an officer sees how far a notice reaches before it goes, by inbox, WeChat and names', async () => {
  await officer.go('/systems/notices/pages/send/index')
  await officer.sees('发给谁')
  await officer.tap('宏达机械一圈')
  await officer.tap(`${union}全体会员`)
  await officer.sees('微信提醒')
  await officer.sees(/没有允许微信提醒/)
  await officer.type('标题', '周五聚餐')
  await officer.type('内容', '周五下班后在食堂聚餐，家属可以一起来。')
  await officer.tap('加一个投票')
  await officer.type('投票的问题', '哪天合适')
  await officer.type('选项 1', '周五')
  await officer.type('选项 2', '周六')
  await officer.picture('composer')
  await officer.tap(/^发给 \d+ 人$/)
  await officer.sees('谁看了')
  await officer.picture('sent')
})

test('the worker reads, chooses, and sees how the others chose', async () => {
  await worker.go('/pages/messages/index')
  await worker.tap('周五聚餐')
  await worker.sees('哪天合适')
  await worker.picture('message-poll')
  await worker.tap('周六')
  await worker.sees('1 人')
  await worker.picture('message-voted')
})

test('the officer takes a notice back with a reason, and the worker sees that there was one', async () => {
  await officer.go('/systems/notices/pages/sent/index')
  await officer.tap('周五聚餐')
  await officer.tap('撤回')
  await officer.type('为什么撤回', '改到下周，重新发')
  await officer.picture('recall')
  await officer.tap('撤回通知')
  await officer.sees('撤回原因：改到下周，重新发')
  await worker.go('/pages/messages/index')
  await worker.sees('周五聚餐（已撤回）')
  await worker.tap('周五聚餐（已撤回）')
  await worker.sees('这条通知已撤回：改到下周，重新发')
  await worker.picture('recalled')
  expect(worker.complaints).toEqual([])
  expect(officer.complaints).toEqual([])
})

test('what was typed into the composer is still there when the network was gone', async () => {
  await officer.go('/systems/notices/pages/send/index')
  await officer.tap('宏达机械一圈')
  await officer.type('标题', '停电通知')
  await officer.type('内容', '周六停电检修。')
  await officer.sees(/^发给 \d+ 人$/)
  await officer.page.context().setOffline(true)
  await officer.tap(/^发给 \d+ 人$/)
  await officer.sees(/网络|连不上/)
  await officer.picture('composer-offline')
  expect(await officer.page.getByLabel('标题').last().inputValue()).toBe('停电通知')
  await officer.page.context().setOffline(false)
  await officer.tap(/^发给 \d+ 人$/)
  await officer.sees('谁看了')
})
