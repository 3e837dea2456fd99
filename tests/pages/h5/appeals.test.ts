import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Browser } from 'playwright-core'
import type { Home } from '../../../local/home'
import { doorsOf, type Somebody } from '../../flows/people'
import { openHome } from '../../home'
import { launch } from '../chromium'
import { type Visitor, visit } from './visitor'

const desk = { width: 1280, height: 800 }
const union = '宏达机械工会'

let home: Home
let doors: ReturnType<typeof doorsOf>
let browser: Browser
let everybody: Somebody[]
let worker: Visitor
let officer: Visitor
let leader: Visitor
const data = mkdtempSync(join(tmpdir(), 'niangjia-h5-appeals-'))

beforeAll(async () => {
  home = await openHome({ port: 0, data, demo: true })
  doors = doorsOf(home.url)
  everybody = await doors.people()
  browser = await launch()
  worker = await enter(player('会员'))
  officer = await enter(player('工会干部'), desk)
  leader = await enter(player('街道工会 专职工作者', '工业路街道总工会'), desk)
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await home?.stop()
})

function player(title: string, at = union): Somebody {
  const found = everybody.find(one => one.roles.includes(title) && one.union === at)
  if (!found) throw new Error(`nobody plays ${title}`)
  return found
}

const enter = async (person: Somebody, size?: { width: number; height: number }): Promise<Visitor> =>
  visit(browser, home.url, (await doors.as(person)).token, size)

const page = (name: string) => `/systems/appeals/pages/${name}/index`

test('a worker says what is wrong, sees before where it goes, and has its number, holder and dates', async () => {
  await worker.go(page('submit'))
  await worker.tap('求助')
  await worker.type('想说的事', '宿舍三楼的灯坏了一周，下夜班看不见台阶。')
  await worker.type('涉及的单位或部门', '宿舍')
  await worker.sees(`会交给${union}`)
  await worker.picture('appeals-submit')
  await worker.tap('提交诉求')
  await worker.sees(/宏达机械诉〔\d{4}〕\d+号/)
  await worker.sees('首次答复')
  await worker.sees(/信访工作条例/)
  await worker.picture('appeals-submitted')
})

test('the officer takes it on and answers at the desk, by tap and type', async () => {
  await officer.go(page('worklist'))
  await officer.sees('本级')
  await officer.picture('appeals-worklist')
  await officer.tap('宿舍三楼的灯坏了一周')
  await officer.tap(/^接办$/)
  await officer.type('先回一句，职工马上看到', '今天下午就找后勤换灯。')
  await officer.picture('appeals-take-on')
  await officer.page.getByRole('dialog').getByRole('button', { name: '接办' }).click()
  await officer.sees('今天下午就找后勤换灯。')
  await officer.tap(/^答复结果$/)
  await officer.type('办理结果，发给职工', '灯已经换好，楼梯也加了一盏。')
  await officer.page.getByRole('dialog').getByRole('button', { name: '答复结果' }).click()
  await officer.sees('已答复，等评价')
  await officer.picture('appeals-answered')
})

test('the worker finds the answer on the home page and rates it', async () => {
  await worker.go('/pages/home/index')
  await worker.tap('评价办理结果')
  await worker.sees('灯已经换好，楼梯也加了一盏。')
  await worker.tap(/^评价$/)
  await worker.tap(/^满意$/)
  await worker.picture('appeals-rate')
  await worker.page.getByRole('dialog').getByRole('button', { name: '评价' }).click()
  await worker.sees('已办结')
  await worker.go(page('mine'))
  await worker.sees('宿舍三楼的灯坏了一周')
  await worker.picture('appeals-mine')
})

test('an anonymous one shows nobody who it is until two people agreed', async () => {
  const { name } = player('会员')
  await worker.go(page('submit'))
  await worker.tap('投诉')
  await worker.type('想说的事', '班长把加班费记在自己名下，大家不敢说。')
  await worker.tap('匿名提')
  await worker.sees('别在内容里写自己的名字')
  await worker.picture('appeals-anonymous')
  await worker.tap('匿名提交')
  await worker.sees('你是匿名提的')
  await officer.go(page('worklist'))
  await officer.tap('班长把加班费记在自己名下')
  await officer.sees('谁也看不到是谁')
  expect(await officer.text()).not.toContain(name)
  await officer.picture('appeals-anonymous-seen')
  await officer.tap('申请看匿名身份')
  await officer.type('为什么一定要知道是谁', '涉及克扣工资，要核对打卡记录')
  await officer.tap('请上级工会同意')
  await officer.sees('等上级同意')
  await leader.go(page('openings'))
  await leader.sees('涉及克扣工资，要核对打卡记录')
  await leader.picture('appeals-openings')
  await leader.tap('同意看一次')
  await leader.sees('已同意，可以看一次')
  await officer.go(page('openings'))
  await officer.tap('看身份，只能看一次')
  await officer.proves()
  await officer.sees(name)
  await officer.picture('appeals-opened')
  await worker.go('/pages/messages/index')
  await worker.sees('工会看了你的匿名身份')
})

test('tickets come from a file, each bad row with its reason, and one by hand', async () => {
  const book = new ExcelJS.Workbook()
  const heads = ['工单号', '来电时间', '来电人', '电话', '类别', '涉及单位', '内容', '承办工会']
  const at = new Date((await doors.now()) - 3600_000 + 8 * 3600_000)
    .toISOString()
    .slice(0, 16)
    .replace('T', ' ')
  book
    .addWorksheet('工单')
    .addRows([
      heads,
      ['YZ00010001', at, '钱小芳', '13600001234', '投诉', '宏达机械', '加班没有安排休息。', union],
      ['YZ00010002', '昨天', '钱小芳', '13600001234', '投诉', '', '加班没有安排休息。', ''],
    ])
  const file = join(data, '工单.xlsx')
  writeFileSync(file, Buffer.from(await book.xlsx.writeBuffer()))
  await leader.go(page('tickets'))
  await leader.picture('appeals-ticket')
  await leader.tap('导入 Excel')
  const [chooser] = await Promise.all([
    leader.page.waitForEvent('filechooser'),
    leader.tap('选 Excel 文件导入'),
  ])
  await chooser.setFiles(file)
  await leader.sees(/新登记 1 件/)
  await leader.sees('第 3 行 YZ00010002')
  await leader.picture('appeals-import')
  await leader.tap('登记一件')
  await leader.type('工单号', 'YZ00010003')
  await leader.type('来电人', '钱小芳')
  await leader.type('电话', '13600001234')
  await leader.type('内容', '问工会有没有法律援助。')
  await leader.tap('登记工单')
  await leader.sees('12351 来电人钱小芳')
})

test('the leader reads the month and goes down to the list behind a number', async () => {
  await leader.go(page('scores'))
  await leader.sees('满意和基本满意')
  await leader.picture('appeals-scores')
  await leader.tap(union)
  await leader.sees(/^收到 \d+/)
  await leader.sees(/宏达机械诉/)
  await leader.picture('appeals-behind')
  const downloading = leader.page.waitForEvent('download')
  await leader.tap('导出 Excel')
  await leader.proves()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/诉求办理-\d{4}-\d{2}\.xlsx$/)
  const phone = await enter(player('街道工会 专职工作者', '工业路街道总工会'))
  await phone.go(page('scores'))
  await phone.sees('满意和基本满意')
  await phone.picture('appeals-scores')
  expect([worker, officer, leader, phone].flatMap(({ complaints }) => complaints)).toEqual([])
})
