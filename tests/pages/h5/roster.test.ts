import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
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
}, 180_000)

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
  const [download] = await Promise.all([leader.page.waitForEvent('download'), leader.tap('下载这 12 行')])
  expect(download.suggestedFilename()).toBe('要改的12行-三车间名册.xlsx')
  await leader.picture('roster-done')
}, 60_000)

test('the same file again on the phone says that nothing would change', async () => {
  await phone.go('/systems/roster/pages/rosters/index')
  await choose(phone, join(folder, '三车间名册.xlsx'))
  await phone.sees('没有要改的，关掉')
  await phone.picture('roster-same')
  await phone.tap('没有要改的，关掉')
  await phone.sees('已放弃')
  expect(phone.complaints).toEqual([])
}, 60_000)

test('a file that is no roster says why and what to do', async () => {
  const path = join(folder, '名册.xlsx')
  writeFileSync(path, '姓名,手机号')
  await phone.go('/systems/roster/pages/rosters/index')
  await choose(phone, path)
  await phone.sees(/只能上传/)
  await phone.picture('roster-refused')
})

test('the roster is exported with the reason', async () => {
  await leader.go('/systems/roster/pages/export/index')
  await leader.tap('上级系统的模板')
  await leader.type('为什么导出', '报年度会员统计')
  const [download] = await Promise.all([leader.page.waitForEvent('download'), leader.tap('导出 Excel')])
  expect(download.suggestedFilename()).toMatch(/会员名册（上报）.*\.xlsx$/)
  await leader.picture('roster-export')
  expect(leader.complaints).toEqual([])
}, 60_000)
