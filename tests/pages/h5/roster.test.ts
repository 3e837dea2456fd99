import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Browser } from 'playwright-core'
import { identityCheckDigit } from '../../../cloudfunctions/kit/contract'
import type { Home } from '../../../local/home'
import { rosterFile } from '../../../local/seed/roster'
import { doorsOf } from '../../flows/people'
import { openHome } from '../../home'
import { launch } from '../chromium'
import { type Visitor, visit } from './visitor'

let home: Home
let browser: Browser
let leader: Visitor
let phone: Visitor
let officerAtDesk: Visitor
let officerOnPhone: Visitor
const folder = mkdtempSync(join(tmpdir(), 'niangjia-h5-roster-'))

beforeAll(async () => {
  home = await openHome({ port: 0, data: join(folder, 'data'), demo: true })
  const doors = doorsOf(home.url)
  const person = (await doors.people()).find(({ roles }) => roles.includes('市总工会 领导'))
  if (!person) throw new Error('nobody leads')
  const { token } = await doors.as(person)
  browser = await launch()
  leader = await visit(browser, home.url, token, { width: 1280, height: 900 })
  phone = await visit(browser, home.url, token)
  const officer = (await doors.people()).find(
    ({ roles, union }) => roles.includes('工会干部') && union === '宏达机械工会',
  )
  if (!officer) throw new Error('宏达机械工会 has no officer')
  const session = await doors.as(officer)
  officerAtDesk = await visit(browser, home.url, session.token, { width: 1280, height: 900 })
  officerOnPhone = await visit(browser, home.url, session.token)
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await home?.stop()
})

const choose = async (visitor: Visitor, path: string) => {
  const [chooser] = await Promise.all([
    visitor.page.waitForEvent('filechooser'),
    visitor.tap('选 Excel 文件导入'),
  ])
  await chooser.setFiles(path)
}

test('an officer imports a roster at the desk: looks first, takes it in, fetches the faulty rows', async () => {
  const path = join(folder, '三车间名册.xlsx')
  writeFileSync(path, await rosterFile(1200, 12))
  await leader.go('/systems/roster/pages/rosters/index')
  await leader.sees('还没有导入过')
  await leader.picture('rosters-empty')
  await choose(leader, path)
  await leader.sees('导入这 1188 人')
  await leader.picture('roster-ready')
  await leader.tap('导入这 1188 人')
  await leader.sees('已导入')
  const downloading = leader.page.waitForEvent('download')
  await leader.tap('下载这 12 行')
  await leader.proves()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('要改的12行-三车间名册.xlsx')
  await leader.picture('roster-done')
}, 300_000)

test('the same file again on the phone says that nothing would change', async () => {
  await phone.go('/systems/roster/pages/rosters/index')
  await choose(phone, join(folder, '三车间名册.xlsx'))
  await phone.sees('没有要改的，关掉')
  await phone.picture('roster-same')
  await phone.tap('没有要改的，关掉')
  await phone.sees('已放弃')
  expect(phone.complaints).toEqual([])
}, 300_000)

const rosterOf = (name: string) => join(__dirname, '../../files/rosters', name)

test('tabs with people are asked about, none is taken in silence', async () => {
  await officerAtDesk.go('/systems/roster/pages/rosters/index')
  await choose(officerAtDesk, rosterOf('E2-多张表各车间.xlsx'))
  await officerAtDesk.sees('要读哪几张表')
  await officerAtDesk.page.getByRole('checkbox', { name: '二车间，2 人' }).click()
  await officerAtDesk.sees('读这 1 张表，2 人')
  await officerAtDesk.tap('全选')
  await officerAtDesk.picture('roster-tabs')
  await officerAtDesk.tap('读这 3 张表，6 人')
  await officerAtDesk.sees('导入这 6 人')
}, 300_000)

test('hidden lines are asked about', async () => {
  await officerOnPhone.go('/systems/roster/pages/rosters/index')
  await choose(officerOnPhone, rosterOf('J-筛选隐藏.xlsx'))
  await officerOnPhone.sees('第 4 行、第 5 行是隐藏的，一共 2 人')
  await officerOnPhone.picture('roster-hidden')
  await officerOnPhone.tap('也读进来')
  await officerOnPhone.sees('导入这 4 人')
}, 300_000)

test('a column nobody knows is put right with one tap, on the phone and at the desk', async () => {
  const path = join(folder, '没有列名.xlsx')
  const first17 = '33019919880808451'
  const book = new ExcelJS.Workbook()
  book.addWorksheet('人').addRows([
    ['谁', '号', '怎么找他', '爱好'],
    ['钱多多', `${first17}${identityCheckDigit(first17)}`, '13700000001', '下棋'],
  ])
  writeFileSync(path, Buffer.from(await book.xlsx.writeBuffer()))
  for (const visitor of [officerOnPhone, officerAtDesk]) {
    await visitor.go('/systems/roster/pages/rosters/index')
    await choose(visitor, path)
    await visitor.sees('对一下每一列是什么')
    await visitor.picture('roster-columns')
    await visitor.tap('怎么找他：手机号，点一下换')
    await visitor.picture('roster-column')
    await visitor.page.getByRole('radio', { name: '不用这一列' }).click()
    await visitor.sees('还差手机号')
    await visitor.tap('怎么找他：不用这一列，点一下换')
    await visitor.page.getByRole('radio', { name: '手机号' }).click()
    if (visitor === officerAtDesk) await visitor.tap('就这样读')
  }
  await officerAtDesk.sees('导入这 1 人')
  await officerAtDesk.sees('这些列没有用：爱好')
  await choose(officerAtDesk, path)
  await officerAtDesk.tap('列对错了，重新对')
  await officerAtDesk.sees('已放弃')
  expect([...officerAtDesk.complaints, ...officerOnPhone.complaints]).toEqual([])
}, 300_000)

test('what would change is shown before and after', async () => {
  await officerAtDesk.go('/systems/roster/pages/rosters/index')
  await choose(officerAtDesk, rosterOf('N1-差异前.xlsx'))
  await officerAtDesk.tap('导入这 4 人')
  await officerAtDesk.sees('已导入')
  await officerAtDesk.go('/systems/roster/pages/rosters/index')
  await choose(officerAtDesk, rosterOf('N2-差异后.xlsx'))
  await officerAtDesk.sees('手机号：139****0089 → 139****0000')
  await officerAtDesk.sees('部门：一车间 → 二车间')
  await officerAtDesk.picture('roster-changes')
}, 300_000)

test('a file that is no roster says why and what to do', async () => {
  const path = join(folder, '名册.xlsx')
  writeFileSync(path, '这不是表格')
  await phone.go('/systems/roster/pages/rosters/index')
  await choose(phone, path)
  await phone.sees(/只能上传/)
  await phone.picture('roster-refused')
  await choose(phone, rosterOf('O-老格式.xls'))
  await phone.sees(/另存为 .xlsx/)
})

test('the roster is exported with the reason', async () => {
  await leader.go('/systems/roster/pages/export/index')
  await leader.tap('上级系统的模板')
  await leader.type('为什么导出', '报年度会员统计')
  const [download] = await Promise.all([leader.page.waitForEvent('download'), leader.tap('导出 Excel')])
  expect(download.suggestedFilename()).toMatch(/会员名册（上报）.*\.xlsx$/)
  await leader.picture('roster-export')
  expect(leader.complaints).toEqual([])
}, 300_000)
