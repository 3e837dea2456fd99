import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { Home } from '../../../local/home'
import { doorsOf, type Somebody } from '../../flows/people'
import { openHome } from '../../home'
import { launch } from '../chromium'
import { press } from './moves'
import { type Visitor, visit } from './visitor'

const desk = { width: 1280, height: 800 }
const minute = 60_000

let home: Home
let doors: ReturnType<typeof doorsOf>
let browser: Browser
let everybody: Somebody[]
let steward: Visitor
let street: Visitor
let officer: Visitor
let district: Visitor

beforeAll(async () => {
  home = await openHome({ port: 0, data: mkdtempSync(join(tmpdir(), 'niangjia-h5-warnings-')), demo: true })
  doors = doorsOf(home.url)
  everybody = await doors.people()
  browser = await launch()
  steward = await enter(player('联系人', '远东轴承工会'))
  officer = await enter(player('工会干部', '远东轴承工会'))
  street = await enter(player('街道工会 专职工作者', '工业路街道总工会'), desk)
  district = await enter(player('区总工会 领导', '东河区总工会'))
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await home?.stop()
})

function player(title: string, union: string): Somebody {
  const found = everybody.find(({ roles, union: at }) => roles.includes(title) && at === union)
  if (!found) throw new Error(`nobody plays ${title}`)
  return found
}

const enter = async (person: Somebody, size?: { width: number; height: number }): Promise<Visitor> =>
  visit(browser, home.url, (await doors.as(person)).token, size)

const page = (name: string) => `/systems/warnings/pages/${name}/index`

test('the street sees at the desk what three signs raised, takes it on and says what was done', async () => {
  await street.go('/pages/home/index')
  await street.sees('预警')
  await street.picture('warnings-home')
  await street.go(page('warnings'))
  await street.tap(/宏达机械有限公司 · 欠薪/)
  await street.sees(/背后的线索 \d/)
  await street.sees(/满 2 件，或者合计满 5 人/)
  await street.picture('warnings-raised')
  await street.tap('我来处置')
  await street.sees('处置中')
  await street.tap('记一笔')
  await street.type('做了什么', '约了公司人事，下周二补发。')
  await street.picture('warnings-note')
  await street.page.getByRole('dialog').getByRole('button', { name: '记一笔' }).last().click()
  await street.sees('记一笔：约了公司人事，下周二补发。')
  await street.picture('warnings-heeded')
  await street.tap('已经化解')
  await street.type('结果是什么', '五位职工的工资都发到卡上了。')
  await street.page.getByRole('dialog').getByRole('button', { name: '已经化解' }).last().click()
  await street.sees('已化解：五位职工的工资都发到卡上了。')
  await street.tap('全部')
  await street.sees('误报')
  await street.picture('warnings-all')
})

test('a steward reports what was heard on the phone, and what was typed stays on a refusal', async () => {
  await steward.go(page('hear'))
  await steward.type('哪个单位', '远东轴承有限公司')
  await steward.tap('工时和加班')
  await steward.type('听到什么', '慢')
  await steward.type('大概多少人', '3')
  await steward.picture('warnings-hear')
  await steward.tap('报上来')
  await steward.sees('听到什么至少 4 个字')
  await steward.type('听到什么', '夜班补贴少算了两个月。')
  await steward.tap('报上来')
  await steward.sees('报上来了')
  await steward.picture('warnings-heard')
})

test('a steward reports an emergency in six fields and sees to whom it went', async () => {
  await steward.go(page('report'))
  await steward.tap('安全事故')
  await steward.sees('本页不代替单位 1 小时内向应急管理部门报告')
  await steward.type('单位', '远东轴承有限公司')
  await steward.type('时间和地点', '今天 8 点，一车间')
  await steward.type('人数', '2')
  await steward.type('起因和经过', '换模具时夹伤了手，两个人在现场。')
  await steward.type('已经采取的措施', '已经送医院，机器停了。')
  await steward.picture('warnings-report')
  await steward.tap('报给上级和值班室')
  await steward.sees('等上级确认收到')
  await steward.sees('党委值班室（云州市总工会）')
  await steward.sees('谁什么时候知道')
  await steward.picture('warnings-emergency')
})

test('nobody acknowledges in half an hour: the district is rung, and the street comes late', async () => {
  await doors.advance(31 * minute)
  await district.go('/pages/home/index')
  await district.sees('突发事件：远东轴承有限公司')
  await district.picture('warnings-home')
  await district.tap(/^确认收到突发事件/)
  await district.sees(/30 分钟内没有确认，转呼东河区总工会/)
  await district.picture('warnings-rung')
  await street.go(page('emergencies'))
  await street.sees('等你这一级确认')
  await street.tap(/远东轴承有限公司/)
  await street.picture('warnings-emergencies')
  await press(street, '收到')
  await street.sees(/工业路街道总工会收到，晚了 \d+ 分钟/)
  await street.picture('warnings-acknowledged')
})

test('the month’s ledger shows who signed and who is late, and 没有发现 is signed', async () => {
  await street.go(page('ledger'))
  await street.sees('到期没签')
  await street.picture('warnings-ledger')
  await officer.go(page('ledger'))
  await officer.tap('再签一次，前面签的留着')
  await officer.page.getByRole('radio', { name: '没有发现' }).click()
  await officer.picture('warnings-sign')
  await officer.tap('签“没有发现”')
  await officer.sees('补签')
})

test('the rules are sentences, with how many alarms were false', async () => {
  await street.go(page('rules'))
  await street.sees('7 天内听说同一单位有停工苗头，马上按突发事件上报。')
  await street.sees(/其中误报 1 次/)
  await street.picture('warnings-rules')
  await officer.go(page('rules'))
  await officer.picture('warnings-rules')
  await officer.go(page('signs'))
  await officer.sees('夜班补贴少算了两个月。')
  await officer.picture('warnings-signs')
})

test('nothing on the way made a page complain', () => {
  expect([
    ...steward.complaints,
    ...officer.complaints,
    ...street.complaints,
    ...district.complaints,
  ]).toEqual([])
})
