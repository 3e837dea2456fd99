import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { contract } from '../../../cloudfunctions/members/contract'
import type { Home } from '../../../local/home'
import { openidAt, phoneAt } from '../../../local/seed/names'
import { doorsOf, playing } from '../../flows/people'
import { openHome } from '../../home'
import { launch } from '../chromium'
import { type Visitor, visit } from './visitor'

const union = '宏达机械工会'
const data = mkdtempSync(join(tmpdir(), 'niangjia-looks-'))

let home: Home
let browser: Browser
let worker: Visitor
let officer: Visitor
let leader: Visitor
let officerName: string

beforeAll(async () => {
  home = await openHome({ port: 0, data, demo: true })
  const doors = doorsOf(home.url)
  const everybody = await doors.people()
  const member = await doors.as(playing(everybody, '会员', union))
  const keeper = playing(everybody, '工会干部', union)
  officerName = keeper.name
  const { member: held } = await member.to<typeof contract>('members').me({})
  const officers = (await doors.as(keeper)).to<typeof contract>('members')
  await officers.reveal({ member: held?.id ?? '', what: 'phone', reason: '打电话核对地址' })
  await doors.advance(60_000)
  browser = await launch()
  const desk = { width: 1280, height: 800 }
  worker = await visit(browser, home.url, member.token)
  officer = await visit(browser, home.url, (await doors.as(keeper)).token, desk)
  const top = playing(everybody, '街道工会 专职工作者')
  leader = await visit(browser, home.url, (await doors.as(top)).token, desk)
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await home?.stop()
  rmSync(data, { recursive: true, force: true })
})

test('somebody sees who looked at what of theirs and why', async () => {
  await worker.go('/pages/me/index')
  await worker.tap('谁看过我的信息')
  await worker.sees(officerName)
  await worker.sees(/打电话核对地址/)
  await worker.picture('looks-mine')
})

test('their union sees the same, checks that nothing was touched and gets a seal to write down', async () => {
  await officer.go('/systems/journal/pages/looks/index')
  await officer.sees(/打电话核对地址/)
  await officer.picture('looks-union')
  await officer.tap('核对记录')
  await officer.tap('全部核对一遍')
  await officer.sees(/都对得上/)
  const seal = await officer.page.getByText(/^[0-9A-F]{4}(-[0-9A-F]{4}){3}$/).innerText()
  await officer.type('封条', seal.toLowerCase())
  await officer.tap('找这个封条')
  await officer.sees(/找到了/)
  await officer.picture('looks-chain')
  await officer.tap('比平常多')
  await officer.sees('没有人看得比平常多。')
})

test('a union above seats who watches a union below, and lets them go with a reason', async () => {
  const doors = doorsOf(home.url)
  const chosen = playing(await doors.people(), '职工，还没入会')
  const me = await (await doors.as(chosen)).to<typeof contract>('members').me({})
  const phone = phoneAt(Array.from({ length: 300 }, (_, i) => openidAt(i)).indexOf(chosen.id))
  await leader.go('/systems/journal/pages/looks/index')
  await leader.tap(/^审计员$/)
  await leader.tap('请一位')
  await leader.type('手机号', phone)
  await leader.type('姓名', chosen.name)
  await leader.tap(`请${chosen.name}当审计员`)
  await leader.proves()
  await leader.sees('不再担任')
  await leader.picture('looks-auditors')
  await leader.tap('不再担任')
  await leader.type('原因', '任期满了')
  await leader.tap(`让${chosen.name}不再担任`)
  await leader.page.getByText('不再担任').filter({ visible: true }).first().waitFor({ state: 'detached' })
  expect(me.roles).toEqual([])
  expect([...worker.complaints, ...officer.complaints, ...leader.complaints]).toEqual([])
})
