import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { identityCheckDigit } from '../../../cloudfunctions/kit/contract'
import type { Home } from '../../../local/home'
import { rosterFile } from '../../../local/seed/roster'
import { doorsOf, type Somebody } from '../../flows/people'
import { openHome } from '../../home'
import { launch } from '../chromium'
import { choose, closed, move, press, stands } from './moves'
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
let code: string
let mediator: Visitor
let number: string
let id: string

beforeAll(async () => {
  home = await openHome({ port: 0, data: mkdtempSync(join(tmpdir(), 'niangjia-h5-')), demo: true })
  doors = doorsOf(home.url)
  everybody = await doors.people()
  await doors.advance(untilTen(await doors.now()))
  browser = await launch()
  worker = await enter('第一次打开的职工')
  officer = await enter('工会干部', desk)
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await home?.stop()
})

const player = (title: string, nth = 0): Somebody => {
  const found = everybody.filter(
    ({ roles, union: at }) => roles.includes(title) && (nth > 0 || at === union),
  )[nth]
  if (!found) throw new Error(`nobody plays ${title}`)
  return found
}

const anybody = (title: string, at?: string): Somebody => {
  const found = everybody.find(({ roles, union: of }) => roles.includes(title) && (!at || of === at))
  if (!found) throw new Error(`nobody plays ${title}`)
  return found
}

/** From now to the next ten in the morning in Shanghai, ms. */
const untilTen = (now: number) => (10 * 3600_000 - ((now + 8 * 3600_000) % day) + day) % day

async function enter(title: string, size?: { width: number; height: number }): Promise<Visitor> {
  const { token } = await doors.as(player(title))
  return visit(browser, home.url, token, size)
}

test('a person chooses who to be and is home', async () => {
  const visitor = await visit(browser, home.url, null)
  await visitor.go('/pages/sign-in/index')
  await visitor.picture('sign-in')
  await visitor.type('按姓名、身份或工会找', player('会员').name)
  await visitor.tap(player('会员').name)
  await visitor.sees('你的联系人')
  await visitor.picture('home-worker')
  expect(visitor.complaints).toEqual([])
})

test('a leader takes a roster in, and gets the faulty rows back', async () => {
  const leader = await visit(browser, home.url, (await doors.as(anybody('市总工会 领导'))).token, desk)
  const path = join(mkdtempSync(join(tmpdir(), 'niangjia-roster-')), '名册.xlsx')
  writeFileSync(path, await rosterFile(300, 10))
  await leader.go('/systems/roster/pages/rosters/index')
  const [chooser] = await Promise.all([
    leader.page.waitForEvent('filechooser'),
    leader.tap('选 Excel 文件导入'),
  ])
  await chooser.setFiles(path)
  await leader.tap('导入这 290 人')
  await leader.sees('下载这 10 行')
  expect(leader.complaints).toEqual([])
}, 300_000)

test('a worker finds the union, proves the phone, applies, and sees who holds it', async () => {
  await worker.go('/systems/members/pages/find/index')
  await worker.type('单位、街道或工会的名称', '宏达')
  await worker.tap(union)
  await worker.type('姓名', '苏晓梅')
  await worker.type('手机号', '13700000021')
  await worker.tap('发验证码')
  await worker.sees('已发到你的手机')
  await worker.type('短信里的 6 位数字', await doors.smsCode('13700000021'))
  await worker.tap('验证手机号')
  await worker.sees('填写申请')
  const first = '33019919920815412'
  await worker.type('身份证号', `${first}${(Number(identityCheckDigit(first)) + 1) % 10 || 3}`)
  await worker.tap('同意')
  await worker.tap(`向${union}申请入会`)
  await worker.sees('对不上')
  await worker.picture('join-refused')
  await worker.type('身份证号', `${first}${identityCheckDigit(first)}`)
  await worker.tap(`向${union}申请入会`)
  await worker.sees('经办')
  await worker.sees('等工会答复')
  await worker.picture('application')
})

test('the officer records the decision at the desk and the card works at once', async () => {
  await officer.go('/pages/home/index')
  await officer.sees('今天要办')
  await officer.picture('home-officer')
  await officer.go('/systems/members/pages/applications/index')
  await officer.tap('苏晓梅')
  await officer.picture('applications')
  await officer.tap('批准入会')
  await officer.tap('批准入会 苏晓梅')
  await officer.sees('已入会')
  await worker.go('/systems/members/pages/card/index')
  await worker.sees('有效')
  await worker.picture('card')
})

test('the officer opens a circle and the worker enters by its code', async () => {
  await officer.go('/systems/circles/pages/open/index')
  await officer.type('圈名', '装配车间')
  await officer.tap('建这个圈')
  await officer.proves()
  await officer.sees(/c\.[0-9A-Z]{10}/)
  await officer.picture('circle-code')
  code = /c\.[0-9A-Z]{10}/.exec(await officer.text())?.[0] ?? ''
  await worker.go(`/q?s=${code}`)
  await worker.tap('进“装配车间”')
  await worker.sees('装配车间')
  for (let i = 2; i < 6; i += 1) await joinByCall(i)
})

async function joinByCall(i: number): Promise<void> {
  const person = await doors.as(player('第一次打开的职工', i))
  const phone = `1370000003${i}`
  await person.call('members', 'sendCode', { phone })
  await person.call('members', 'verifyPhone', { phone, code: await doors.smsCode(phone), name: person.name })
  await person.call('circles', 'enter', { code })
}

test('the officer opens an activity of three places and sends the notice to the circle', async () => {
  await officer.go('/systems/activities/pages/open/index')
  await officer.type('活动名称', '三人篮球')
  await officer.type('地点', '厂区球场')
  const today = new Date((await doors.now()) + 8 * 3600_000).toISOString().slice(0, 10)
  await officer.type('哪一天', today)
  await officer.type('几点开始', '23:00')
  await officer.type('几点结束', '23:59')
  await officer.type('名额', '3')
  await officer.tap('装配车间')
  await officer.picture('activity-open')
  await officer.tap('开放 3 个名额')
  await officer.sees('还剩 3 个名额')
  await officer.tap('发通知叫人报名')
  await officer.type('内容', '名额 3 个，先到先得。')
  await officer.picture('notice-send')
  await officer.tap('发给 5 人')
  await officer.sees('0/5')
})

test('the message is in the worker’s inbox, opening it is seen by the officer, and it leads to the sign-up', async () => {
  await worker.go('/pages/messages/index')
  await worker.sees('三人篮球开始报名')
  await worker.picture('messages')
  await worker.tap('三人篮球开始报名')
  await worker.tap('去看活动')
  await worker.tap('报名，占一个名额')
  await worker.sees('已报名')
  await worker.picture('activity-signed-up')
  await officer.go('/systems/notices/pages/sent/index')
  await officer.tap('三人篮球开始报名')
  await officer.sees('1/5')
  await officer.tap('看过了')
  await officer.sees('苏晓梅')
  await officer.picture('notice-receipts')
})

test('the fourth and fifth are told it is full', async () => {
  for (const i of [2, 3]) {
    const person = await doors.as(player('第一次打开的职工', i))
    const { rows } = (await person.call('activities', 'coming', {})) as { rows: { id: string }[] }
    await person.call('activities', 'signUp', { activity: rows[0]?.id ?? '' })
  }
  const { token } = await doors.as(player('第一次打开的职工', 4))
  const late = await visit(browser, home.url, token)
  await late.go('/systems/activities/pages/coming/index')
  await late.sees('报满了')
  await late.tap('三人篮球')
  await late.sees('名额已经报满了')
  await late.picture('activity-full')
  expect(late.complaints).toEqual([])
})

test('at the door the code on the screen lets the worker in once, and an old one is refused with the reason', async () => {
  await doors.advance(12.5 * 3600_000)
  await officer.go('/systems/activities/pages/kept/index')
  await officer.tap('三人篮球')
  await officer.tap('开始签到')
  const digits = async () =>
    /(\d{3}) (\d{3})/
      .exec((await officer.text()).replace(/\u00a0/g, ' '))
      ?.slice(1)
      .join('') ?? ''
  await officer.sees(/\d{3} \d{3}/)
  await officer.picture('door')
  const old = await digits()
  await doors.advance(60_000)
  await worker.go('/systems/activities/pages/coming/index')
  await worker.tap('三人篮球')
  await worker.tap('去签到')
  await worker.type('签到码', old)
  await worker.page.getByRole('button', { name: '签到', exact: true }).last().click()
  await worker.sees('已经换了')
  await worker.picture('check-in-old')
  await officer.page.reload()
  await officer.sees(/\d{3} \d{3}/)
  await worker.type('签到码', await digits())
  await worker.page.getByRole('button', { name: '签到', exact: true }).last().click()
  await worker.sees('签到好了')
  await worker.picture('check-in')
  await officer.page.reload()
  await officer.sees('1/3')
  await officer.picture('door-arrived')
})

test('a dispute is filed with both dates and articles, and only the right mediator sees it', async () => {
  await worker.go('/pages/happened/index')
  await worker.picture('happened')
  await worker.tap('拖欠工资')
  await worker.type('和哪个单位', '宏达机械有限公司')
  await worker.type('你要求什么', '支付 10 月工资 6200 元')
  await worker.type('事情经过', '10 月工资到现在没有发，问了两次没有答复。')
  await worker.tap('工业路街道劳动争议调解中心')
  await worker.picture('dispute-file')
  await worker.tap('提交申请，拿回执')
  await worker.sees(/劳调〔\d{4}〕\d+号/)
  await worker.sees(/第十四条/)
  await worker.sees(/第二十九条/)
  await worker.sees('随时可以直接申请仲裁，不必等调解')
  await worker.picture('receipt')
  number = /.劳调〔\d{4}〕\d+号/.exec(await worker.text())?.[0] ?? ''
  id = /id=([^&]+)/.exec(worker.page.url())?.[1] ?? ''
  mediator = await visit(
    browser,
    home.url,
    (await doors.as(anybody('街道调解员', '工业路街道总工会'))).token,
    desk,
  )
  await mediator.go('/systems/mediation/pages/worklist/index')
  await mediator.tap(number)
  await mediator.sees('支付 10 月工资 6200 元')
  await mediator.picture('case')
  const wrong = await doors.as(anybody('街道调解员', '河滨街道总工会'))
  const other = await visit(browser, home.url, wrong.token)
  await other.go('/systems/mediation/pages/worklist/index')
  await other.sees(/调解案件/)
  expect(await other.text()).not.toContain(number)
})

test('it is settled, signed, paid and archived', async () => {
  await move(mediator, '受理')
  await stands(mediator, '已受理，等指派调解员')
  await move(mediator, '指派调解员')
  await mediator.page.getByRole('dialog').getByRole('radio').first().click()
  await press(mediator, '交给这位')
  await closed(mediator)
  await stands(mediator, '调解中')
  await move(mediator, '写下协议')
  await mediator.type('谈成了什么', '公司支付 10 月工资 6200 元，双方再无其他争议。')
  await mediator.type('怎么履行', '一次转入本人工资卡。')
  await press(mediator, '加一笔')
  const due = new Date((await doors.now()) + 10 * day + 8 * 3600_000).toISOString().slice(0, 10)
  await mediator.type('第 1 笔哪天付', due)
  await mediator.type('第 1 笔多少元', '6200')
  await press(mediator, '写下这份协议')
  await closed(mediator)
  await stands(mediator, '谈成了，等签字盖章')
  await move(mediator, '放进签好的协议')
  const signers = mediator.page.getByRole('dialog').getByRole('checkbox')
  for (let i = 0; i < 4; i += 1) await signers.nth(i).click()
  await choose(mediator, '加照片', '签好的协议.png')
  await press(mediator, '放进案卷')
  await closed(mediator)
  await stands(mediator, '协议生效，履行中')
  await worker.go(`/systems/mediation/pages/case/index?id=${id}`)
  await move(worker, '收到了')
  await press(worker, '这一笔收到了')
  await closed(worker)
  await stands(worker, '已履行')
  await mediator.page.reload()
  await mediator.go(`/systems/mediation/pages/case/index?id=${id}`)
  await move(mediator, '归档')
  await stands(mediator, '已归档')
  await mediator.sees(/全卷指纹/)
}, 300_000)

test('one nobody touches is passed up by time to the city, and the worker sees each hop', async () => {
  await worker.go('/systems/mediation/pages/file/index?dispute=wages')
  await worker.type('和哪个单位', '宏达机械有限公司')
  await worker.type('你要求什么', '支付 11 月工资 6200 元')
  await worker.type('事情经过', '11 月工资也没有发，问了没有答复。')
  await worker.tap('工业路街道劳动争议调解中心')
  await worker.tap('提交申请，拿回执')
  await worker.sees(/第十四条/)
  const left = /.劳调〔\d{4}〕\d+号/.exec(await worker.text())?.[0] ?? ''
  await doors.advance(12 * day)
  await worker.tap('看办到哪一步')
  await worker.sees('市总工会')
  for (const hop of ['东河区总工会', '云州市总工会']) await worker.sees(hop)
  const leader = await visit(browser, home.url, (await doors.as(anybody('市总工会 领导'))).token, desk)
  await leader.go('/systems/mediation/pages/watched/index')
  await leader.sees(left)
  expect(leader.complaints).toEqual([])
}, 300_000)

test('nothing on the way made a page complain', () => {
  expect([...worker.complaints, ...officer.complaints, ...mediator.complaints]).toEqual([])
})
