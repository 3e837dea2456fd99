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
const street = '工业路街道劳动争议调解中心'

let home: Home
let doors: ReturnType<typeof doorsOf>
let browser: Browser
let everybody: Somebody[]
let worker: Visitor
let leader: Visitor
let mediator: Visitor
const phone = '13700000072'

beforeAll(async () => {
  home = await openHome({ port: 0, data: mkdtempSync(join(tmpdir(), 'niangjia-h5-bodies-')), demo: true })
  doors = doorsOf(home.url)
  everybody = await doors.people()
  browser = await launch()
  worker = await enter(player('会员', '宏达机械工会'))
  leader = await enter(player('街道工会 专职工作者', '工业路街道总工会'), desk)
  mediator = await enter(player('街道调解员', '工业路街道总工会'))
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await home?.stop()
})

function player(title: string, union?: string): Somebody {
  const found = everybody.find(({ roles, union: at }) => roles.includes(title) && (!union || at === union))
  if (!found) throw new Error(`nobody plays ${title}`)
  return found
}

const enter = async (person: Somebody, size?: { width: number; height: number }): Promise<Visitor> =>
  visit(browser, home.url, (await doors.as(person)).token, size)

test('a worker sees who mediates near, the committee’s warning, and who is there when', async () => {
  await worker.go('/systems/bodies/pages/list/index')
  await worker.sees(street)
  await worker.sees('有单位方的人')
  await worker.picture('bodies-list')
  await worker.tap(street)
  await worker.sees(/法院特邀/)
  await worker.sees('晚上也开')
  await worker.sees('随时可以直接申请仲裁')
  await worker.picture('bodies-body')
  expect(await worker.text()).not.toContain('更正登记')
  await worker.go('/systems/bodies/pages/list/index')
  await worker.tap('企业')
  await worker.tap('宏达机械劳动争议调解委员会')
  await worker.sees('不放心的话，可以选街道')
  await worker.picture('bodies-committee')
})

test('the leader keeps people and rooms at the desk, and what was typed stays on a refusal', async () => {
  const newcomer = await doors.as(player('第一次打开的职工'))
  await newcomer.call('members', 'sendCode', { phone })
  await newcomer.call('members', 'verifyPhone', {
    phone,
    code: await doors.smsCode(phone),
    name: newcomer.name,
  })
  await leader.go('/systems/bodies/pages/kept/index')
  await leader.sees('登记一个调解组织')
  await leader.tap(street)
  await leader.sees('更正登记')
  await leader.picture('bodies-kept')
  await leader.tap('加调解员')
  await leader.type('手机号', phone)
  await leader.type('姓名', '写错了')
  await leader.tap('加写错了为调解员')
  await leader.proves()
  await leader.sees('没有找到用这个姓名和手机号验证过的人')
  await leader.picture('bodies-add-refused')
  await leader.type('姓名', newcomer.name)
  await leader.tap(`加${newcomer.name}为调解员`)
  await leader.page.getByRole('dialog').waitFor({ state: 'detached' })
  await leader.sees(newcomer.name)
  await leader.tap('加调解室')
  await leader.type('房间名', '第三调解室')
  await leader.type('在哪里', '三楼 301')
  await leader.picture('bodies-add-room')
  await leader.tap('加这间调解室')
  await leader.page.getByRole('dialog').waitFor({ state: 'detached' })
  await leader.tap('第三调解室')
  await leader.sees('起七天')
  await leader.picture('bodies-room-leader')
})

test('a mediator books an evening, is told who has it the second time, and gives it back', async () => {
  await mediator.go('/systems/bodies/pages/rooms/index')
  await mediator.sees('第二调解室')
  await mediator.picture('bodies-rooms')
  await mediator.tap('第二调解室')
  await mediator.sees('夜间接待下班职工')
  await mediator.picture('bodies-room')
  const wednesday = new Date((await doors.now()) + 8 * 3600_000)
  while (wednesday.getUTCDay() !== 4) wednesday.setUTCDate(wednesday.getUTCDate() + 1)
  wednesday.setUTCDate(wednesday.getUTCDate() + 7)
  const fill = async (from: string, to: string) => {
    await mediator.tap('订这间')
    await mediator.type('哪一天', wednesday.toISOString().slice(0, 10))
    await mediator.type('从', from)
    await mediator.type('到', to)
    await mediator.type('做什么用', '法律咨询')
    await mediator.sees(/还空着/)
    await mediator.picture('bodies-book')
    await mediator.tap('订这段时间')
  }
  await fill('18:30', '19:30')
  await mediator.page.getByRole('dialog').waitFor({ state: 'detached' })
  await fill('19:00', '20:00')
  await mediator.sees(/已经由.+订了.*最近能用的是/)
  await mediator.picture('bodies-book-refused')
  await mediator.tap('关闭')
  await mediator.tap('后七天')
  await mediator.sees('18:30–19:30')
  await mediator.tap('换时间')
  await mediator.type('从', '19:30')
  await mediator.type('到', '20:30')
  await mediator.picture('bodies-move')
  await mediator.tap('换到这段时间')
  await mediator.page.getByRole('dialog').waitFor({ state: 'detached' })
  await mediator.sees('19:30–20:30')
  await mediator.picture('bodies-moved')
  await mediator.tap('退还')
  await mediator.tap('退还这段时间')
  await mediator.page.getByRole('dialog').waitFor({ state: 'detached' })
  await mediator.page.getByText('19:30–20:30').waitFor({ state: 'detached' })
})

test('the form of the register asks what papers need and refuses a body that cannot stand there', async () => {
  await leader.go('/systems/bodies/pages/register/index')
  await leader.tap('企业劳动争议调解委员会')
  await leader.page.getByLabel('名称', { exact: true }).fill('东风厂劳动争议调解委员会')
  await leader.type('编号简称', '东风')
  await leader.type('管哪里', '东风厂')
  await leader.page.getByRole('button', { name: '登记', exact: true }).click()
  await leader.sees('企业调解委员会设在基层工会')
  await leader.picture('bodies-register')
  await leader.page.getByRole('radio', { name: '行业性' }).click()
  await leader.page.getByRole('button', { name: '登记', exact: true }).click()
  await leader.sees('更正登记')
})

test('nothing on the way made a page complain', () => {
  expect([...worker.complaints, ...leader.complaints, ...mediator.complaints]).toEqual([])
})
