import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { Home } from '../../../local/home'
import { doorsOf, type Somebody } from '../../flows/people'
import { openHome } from '../../home'
import { launch } from '../chromium'
import { type Visitor, visit } from './visitor'

const desk = { width: 1280, height: 800 }
const union = '宏达机械工会'
const day = 24 * 3600_000

let home: Home
let doors: ReturnType<typeof doorsOf>
let browser: Browser
let everybody: Somebody[]
let worker: Visitor
let officer: Visitor
let steward: Visitor
let next: Somebody
let invitation: string

beforeAll(async () => {
  home = await openHome({ port: 0, data: mkdtempSync(join(tmpdir(), 'niangjia-h5-circles-')), demo: true })
  doors = doorsOf(home.url)
  everybody = await doors.people()
  next = player('会员', 1)
  browser = await launch()
  worker = await enter(player('会员'))
  officer = await enter(player('工会干部'), desk)
  steward = await enter(player('联系人'))
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

test('a worker asks the steward by name from home and sees who holds it and until when', async () => {
  await worker.go('/pages/home/index')
  await worker.sees('你的联系人')
  await worker.picture('circles-home-worker')
  await worker.tap('问一句')
  await worker.type(`想问${player('联系人').name}什么`, '夜班补贴什么时候发？')
  await worker.picture('circles-ask')
  await worker.tap(`问${player('联系人').name}`)
  await worker.sees(`经办 ${player('联系人').name}`)
  await worker.sees(/3 个工作日/)
  await worker.picture('circles-question')
})

test('what nobody answered is late in the steward’s list and passed up before the worker’s eyes', async () => {
  await doors.advance(7 * day)
  await steward.go('/pages/home/index')
  await steward.sees('没回答的问题')
  await steward.sees(/1 个已过/)
  await steward.picture('circles-home-steward')
  await steward.go('/systems/circles/pages/questions/index')
  await steward.sees('夜班补贴什么时候发？')
  await steward.picture('circles-questions')
  await worker.go('/systems/circles/pages/asked/index')
  await worker.sees(/已报给/)
  await worker.tap('夜班补贴什么时候发？')
  await worker.sees(/已报给/)
  await worker.picture('circles-question-late')
})

test('the officer hands the circle over at the desk, and its history shows it', async () => {
  await officer.go('/pages/home/index')
  await officer.sees('没回答的问题')
  await officer.picture('circles-home-officer')
  await officer.go('/systems/circles/pages/kept/index')
  await officer.tap('一圈')
  await officer.sees('换联系人')
  await officer.picture('circles-kept')
  await officer.tap('换联系人')
  await officer.type('找人', next.name)
  await officer.page.getByRole('radio', { name: next.name }).first().click()
  await officer.type('为什么换', '原联系人调到总装车间')
  await officer.picture('circles-hand-over')
  await officer.tap(`交给${next.name}`)
  await officer.proves()
  await officer.sees('现在')
  await officer.sees(next.name)
  await officer.picture('circles-handed-over')
})

test('the new steward answers at the desk and the worker’s message leads to the answer', async () => {
  const taking = await enter(next, desk)
  await taking.go('/systems/circles/pages/questions/index')
  await taking.tap('夜班补贴什么时候发？')
  await taking.type(`回答 ${player('会员').name}`, '这个月 15 日和工资一起发。')
  await taking.picture('circles-answer')
  await taking.tap(`发给${player('会员').name}`)
  await taking.sees('没有等回答的问题')
  await worker.go('/pages/messages/index')
  await worker.tap('回答了你的问题')
  await worker.tap('去看问答')
  await worker.sees('这个月 15 日和工资一起发。')
  await worker.type('还想问', '没有到账找谁？')
  await worker.picture('circles-answered')
  await worker.tap('接着问')
  await worker.sees(`经办 ${next.name}`)
  expect(taking.complaints).toEqual([])
})

test('the poster is saved as a Word file, the invitation is shown as a link and lets in', async () => {
  await officer.go('/systems/circles/pages/kept/index')
  await officer.tap('一圈')
  await officer.sees('下载海报')
  const [download] = await Promise.all([officer.page.waitForEvent('download'), officer.tap('下载海报')])
  expect(download.suggestedFilename()).toMatch(/圈码\.docx$/)
  await officer.tap('发邀请')
  await officer.tap('做一个邀请')
  await officer.sees(/i\.[0-9A-Z]{12}/)
  await officer.picture('circles-invite')
  invitation = /i\.[0-9A-Z]{12}/.exec(await officer.text())?.[0] ?? ''
  const guest = await enter(
    everybody.find(({ roles, union: at }) => roles.includes('会员') && at !== union) ?? next,
  )
  await guest.go(`/q?s=${invitation}`)
  await guest.tap('进“')
  await guest.sees('我的联系人')
  await guest.picture('circles-mine')
})

test('who is taken out is told why, and what was typed stays on a refusal', async () => {
  await officer.go('/systems/circles/pages/kept/index')
  await officer.tap('一圈')
  await officer.page.getByRole('button', { name: '移出' }).first().click()
  await officer.type('为什么移出', '错')
  await officer.picture('circles-remove')
  await officer.tap('移出')
  await officer.sees('原因至少 2 个字')
  await officer.type('为什么移出', '不在这个车间')
  await officer.page.getByRole('dialog').getByRole('button', { name: '移出' }).last().click()
  await officer.page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('an officer names the steward when the circle is opened', async () => {
  await officer.go('/systems/circles/pages/open/index')
  await officer.type('圈名', '三车间')
  await officer.tap('现在就选联系人')
  await officer.page.getByRole('radio').first().click()
  await officer.picture('circles-open')
  await officer.tap('建这个圈')
  await officer.sees(/c\.[0-9A-Z]{10}/)
})

test('nothing on the way made a page complain', () => {
  expect([...worker.complaints, ...officer.complaints, ...steward.complaints]).toEqual([])
})
