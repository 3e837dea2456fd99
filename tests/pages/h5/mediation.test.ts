import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { contract as mediationContract } from '../../../cloudfunctions/mediation/contract'
import type { Home } from '../../../local/home'
import { doorsOf, type Somebody } from '../../flows/people'
import { openHome } from '../../home'
import { launch } from '../chromium'
import { choose, closed, draw, move, press, stands } from './moves'
import { type Visitor, visit } from './visitor'

const desk = { width: 1280, height: 800 }
const union = '宏达机械工会'
const day = 24 * 3600_000
const otherPhone = '13700000071'

let home: Home
let doors: ReturnType<typeof doorsOf>
let browser: Browser
let everybody: Somebody[]
let worker: Visitor
let mediator: Visitor
let other: Visitor
let leader: Visitor
let otherName: string
let number: string
let id: string

beforeAll(async () => {
  home = await openHome({
    port: 0,
    data: mkdtempSync(join(tmpdir(), 'niangjia-h5-mediation-')),
    demo: true,
  })
  doors = doorsOf(home.url)
  everybody = await doors.people()
  await doors.advance((9.5 * 3600_000 - (((await doors.now()) + 8 * 3600_000) % day) + day) % day)
  browser = await launch()
  worker = await enter(player('会员', union))
  mediator = await enter(player('街道调解员', '工业路街道总工会'), desk)
  leader = await enter(player('市总工会 领导'), desk)
  const answering = player('第一次打开的职工')
  otherName = answering.name
  const person = await doors.as(answering)
  await person.call('members', 'sendCode', { phone: otherPhone })
  const code = await doors.smsCode(otherPhone)
  await person.call('members', 'verifyPhone', { phone: otherPhone, code, name: otherName })
  other = await enter(answering)
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await home?.stop()
})

function player(title: string, at?: string): Somebody {
  const found = everybody.find(({ roles, union: of }) => roles.includes(title) && (!at || of === at))
  if (!found) throw new Error(`nobody plays ${title}`)
  return found
}

const enter = async (person: Somebody, size?: { width: number; height: number }) =>
  visit(browser, home.url, (await doors.as(person)).token, size)

const openCase = async (visitor: Visitor) => {
  await visitor.go(`/systems/mediation/pages/case/index?id=${id}`)
  await visitor.sees(number)
}

const atWork = async () => {
  await mediator.go('/systems/mediation/pages/worklist/index')
  await mediator.tap(number)
  await mediator.sees('支付 10 月工资 6200 元')
}

test('what happened is said in everyday words and leads to the right form, begun', async () => {
  await worker.go('/pages/happened/index')
  await worker.picture('happened')
  await worker.type('怎么说都行', '老板三个月没给我发工资')
  expect(await worker.text()).not.toContain('受了伤')
  await worker.tap('拖欠工资')
  await worker.type('你要求什么', '支付 10 月工资 6200 元')
  await worker.type('一共多少钱（可以不填）', '6200')
  await worker.type('事情经过', '10 月工资到现在没有发，问了两次没有答复。')
  await worker.type('和哪个单位', '宏达机械有限公司')
})

test('a worker files on the phone with two pieces of evidence, and what was typed outlives the page', async () => {
  await worker.page.reload()
  await worker.sees('提交申请，拿回执')
  expect(await worker.page.getByLabel('你要求什么').last().inputValue()).toBe('支付 10 月工资 6200 元')
  for (const [source, name] of [
    ['本人的工资卡流水', '流水.pdf'],
    ['和班长的聊天', '聊天截图.pdf'],
  ] as const) {
    await press(worker, '加证据')
    await worker.type('从哪里来', source)
    await choose(worker, '加文件', name)
    await worker.sees(name)
    if (name === '流水.pdf') await worker.picture('file-evidence')
    await press(worker, '放进申请')
  }
  await worker.picture('file')
  await press(worker, '提交申请，拿回执')
  await worker.sees('还没有选请谁来调解')
  await worker.tap('工业路街道劳动争议调解中心')
  await press(worker, '提交申请，拿回执')
  await worker.sees(/劳调〔\d{4}〕\d+号/)
  await worker.sees(/第十四条/)
  await worker.sees(/第二十九条/)
  await worker.picture('receipt')
  number = /.劳调〔\d{4}〕\d+号/.exec(await worker.text())?.[0] ?? ''
  id = /id=([^&]+)/.exec(worker.page.url())?.[1] ?? ''
  await worker.tap('看办到哪一步')
  await worker.sees('撤回申请')
  await worker.picture('case-filed')
  expect(await worker.text()).toContain('聊天截图.pdf')
})

test('what was typed for a move stays on a refusal, a lost network and a closed sheet, until it is sent', async () => {
  await atWork()
  await mediator.picture('worklist')
  await move(mediator, '请补充材料')
  await mediator.type('要补充什么', '工资')
  await press(mediator, '请补充材料')
  await mediator.sees('至少 4 个字')
  await mediator.type('要补充什么', '10 月的工资条')
  await mediator.page.context().setOffline(true)
  await press(mediator, '请补充材料')
  await mediator.sees('连不上网络')
  await mediator.picture('move-offline')
  await mediator.page.context().setOffline(false)
  await mediator.tap('关闭')
  await move(mediator, '请补充材料')
  expect(await mediator.page.getByLabel('要补充什么').last().inputValue()).toBe('10 月的工资条')
  await press(mediator, '请补充材料')
  await closed(mediator)
  await mediator.sees('已停的期限 1')
  await openCase(worker)
  await move(worker, '补充材料')
  await worker.type('把补充的内容写在这里', '10 月的工资条见附件')
  await choose(worker, '加文件', '工资条.pdf')
  await worker.picture('supplement')
  await press(worker, '补充材料')
  await closed(worker)
  await stands(worker, '已收到，等受理')
})

test('the other side is called in by phone, sees the case there and agrees', async () => {
  await atWork()
  await move(mediator, '请对方来办')
  await mediator.type('来办的人的姓名', otherName)
  await mediator.type('职务', '人事经理')
  await mediator.type('手机号', otherPhone)
  await mediator.picture('call-in')
  await press(mediator, '请对方来办')
  await closed(mediator)
  await move(mediator, '征询对方')
  await stands(mediator, '正在征询对方')
  await other.go('/systems/mediation/pages/mine/index')
  await other.tap(number)
  await other.sees('对方同意调解')
  await other.picture('case-other-side')
  await move(other, '对方同意调解')
  await press(other, '对方同意调解')
  await closed(other)
  await stands(other, '已收到，等受理')
})

test('it is accepted, given to a mediator who declares no interest, and a room is booked for the evening', async () => {
  await atWork()
  await move(mediator, '受理')
  await stands(mediator, '已受理，等指派调解员')
  await move(mediator, '指派调解员')
  await mediator.page.getByRole('dialog').getByRole('radio').first().click()
  await mediator.picture('assign')
  await press(mediator, '交给这位')
  await closed(mediator)
  await stands(mediator, '调解中')
  await move(mediator, '申报利害关系')
  await mediator.page.getByRole('radio', { name: '没有' }).first().click()
  await press(mediator, '申报利害关系')
  await closed(mediator)
  await mediator.sees('没有利害关系')
  await move(mediator, '约调解')
  const dialog = mediator.page.getByRole('dialog')
  await dialog.getByRole('radio', { name: '第二调解室' }).click()
  const now = await doors.now()
  const untilThursday = (11 - new Date(now + 8 * 3600_000).getUTCDay()) % 7 || 7
  await mediator.type('哪一天', new Date(now + untilThursday * day + 8 * 3600_000).toISOString().slice(0, 10))
  await dialog.getByRole('radio', { name: '–' }).last().click()
  await mediator.picture('book')
  await press(mediator, '约这个时间')
  await closed(mediator)
  await mediator.sees('调解会')
  await mediator.picture('case-mediating')
})

test('at the session both come by the code at the door, minutes are written and signed by drawing', async () => {
  const { sessions } = await (await doors.as(player('街道调解员', '工业路街道总工会')))
    .to<typeof mediationContract>('mediation')
    .case({ case: id })
  const from = sessions[0]?.from ?? 0
  await doors.advance(from - (await doors.now()) - 10 * 60_000)
  await atWork()
  await press(mediator, '开始签到')
  for (const visitor of [worker, other]) {
    await openCase(visitor)
    await press(visitor, '我到了，签到')
    await mediator.sees(/\d{3} \d{3}/)
    const digits = /(\d{3}) (\d{3})/.exec((await mediator.text()).replace(/\u00a0/g, ' ')) ?? []
    await visitor.type('签到码', `${digits[1]}${digits[2]}`)
    await press(visitor, '签到')
    await closed(visitor)
    await visitor.sees(/到场：/)
  }
  await mediator.sees('到场 2/2')
  await mediator.picture('roll')
  await atWork()
  await press(mediator, '写笔录')
  await mediator.type('谈了什么', '双方到场。公司愿意分两笔付清 10 月工资，职工同意。')
  await press(mediator, '存下笔录')
  await closed(mediator)
  await openCase(worker)
  await move(worker, '在笔录上签名')
  await draw(worker)
  await worker.picture('sign-minutes')
  await press(worker, '签名')
  await closed(worker)
  await worker.sees(/签了名：/)
  await worker.sees('等你签收')
  await move(worker, '签收文书')
  await draw(worker)
  await worker.picture('sign-receipt')
  await press(worker, '签收')
  await closed(worker)
  await worker.sees(/签收：/)
  expect(await worker.text()).not.toContain('等你签收')
})

test('the agreement is written with instalments, agreed to on both phones, and in force once signed and sealed', async () => {
  await atWork()
  await move(mediator, '写下协议')
  await mediator.type('谈成了什么', '公司支付 10 月工资 6200 元，双方再无其他争议。')
  await mediator.type('怎么履行', '分两笔转入本人工资卡。')
  const now = await doors.now()
  const dayIn = (days: number) => new Date(now + days * day + 8 * 3600_000).toISOString().slice(0, 10)
  for (const [i, days] of [10, 40].entries()) {
    await press(mediator, '加一笔')
    await mediator.type(`第 ${i + 1} 笔哪天付`, dayIn(days))
    await mediator.type(`第 ${i + 1} 笔多少元`, '3100')
  }
  await mediator.sees('一共 6,200.00 元')
  await mediator.picture('settle')
  await press(mediator, '写下这份协议')
  await closed(mediator)
  await stands(mediator, '谈成了，等签字盖章')
  await openCase(other)
  await move(other, '同意这份协议')
  await draw(other)
  await press(other, '同意并签名')
  await closed(other)
  await atWork()
  await move(mediator, '放进签好的协议')
  const signers = mediator.page.getByRole('dialog').getByRole('checkbox')
  for (let i = 0; i < 4; i += 1) await signers.nth(i).click()
  await choose(mediator, '加照片', '签好的协议.png')
  await mediator.picture('signature')
  await press(mediator, '放进案卷')
  await closed(mediator)
  await stands(mediator, '协议生效，履行中')
  await mediator.sees(/在纸上签的，由.+放进来/)
  await mediator.picture('performing')
  await openCase(worker)
  await worker.picture('performing')
})

test('the employer says it paid, the worker that it did not come and then that it did, and the file is archived', async () => {
  await openCase(other)
  await move(other, '说已经付了')
  await choose(other, '加文件', '转账回单.pdf')
  await other.picture('payment-told')
  await press(other, '这一笔付了')
  await closed(other)
  await other.sees('说付了，等收款人答复')
  await openCase(worker)
  await worker.sees('凭证 转账回单.pdf')
  await move(worker, '没有收到')
  await worker.type('怎么回事', '卡里没有到账')
  await press(worker, '这一笔没有收到')
  await closed(worker)
  await atWork()
  await mediator.sees('收款人说没有收到')
  await mediator.picture('payment-objected')
  for (const left of [2, 1]) {
    await move(worker, '收到了')
    if (left === 2) await worker.picture('payment')
    await press(worker, '这一笔收到了')
    await closed(worker)
  }
  await stands(worker, '已履行')
  await openCase(mediator)
  await press(mediator, '核对有没有被改过')
  await mediator.sees(/核对了 4 份，和交来时一样/)
  const [paper] = await Promise.all([mediator.page.waitForEvent('download'), mediator.tap(/调解协议书/)])
  expect(paper.suggestedFilename()).toMatch(/\.docx$/)
  await move(mediator, '归档')
  await stands(mediator, '已归档')
  await mediator.sees(/全卷指纹/)
  await mediator.picture('archived')
  await openCase(worker)
  await move(worker, '评价')
  await worker.page.getByRole('radio', { name: '满意' }).first().click()
  await press(worker, '评价')
  await closed(worker)
  await worker.sees(/申请人评价：满意/)
  await worker.picture('archived')
})

test('a leader sees what was passed up by time, without the persons’ words, writes what is wanted, and the figures', async () => {
  await doors.advance(12 * day)
  await leader.go('/systems/mediation/pages/watched/index')
  await leader.tap(/劳调〔\d{4}〕\d+号/)
  await leader.sees(/督办/)
  await leader.picture('watched')
  await move(leader, '写督办意见')
  await leader.type('要求怎么办', '今天就联系双方，明天报结果。')
  await press(leader, '写督办意见')
  await closed(leader)
  await leader.go('/systems/mediation/pages/figures/index')
  await leader.sees(/调解情况/)
  await leader.picture('figures')
})

test('nothing on the way made a page complain', () => {
  expect([...worker.complaints, ...mediator.complaints, ...other.complaints, ...leader.complaints]).toEqual(
    [],
  )
})
