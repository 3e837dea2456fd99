import type { Door } from '../../../cloudfunctions/activities/contract'
import { identityCheckDigit } from '../../../cloudfunctions/kit/contract'
import type { contract } from '../../../cloudfunctions/mediation/contract'
import { rosterFile } from '../../../local/seed/roster'
import { type doorsOf, playing, type Somebody } from '../../flows/people'
import type { Weapp } from './driver'
import { closed, inSheet, move, offerFile } from './moves'
import { openStory, type Story } from './story'

const union = '宏达机械工会'
const day = 24 * 3600_000
const phone = '13700000141'
const first17 = '33019919900101052'

let story: Story
let doors: ReturnType<typeof doorsOf>
let people: Record<'worker' | 'officer' | 'mediator' | 'leader', Somebody>
let weapp: Weapp
let code: string
let number: string
let id: string

beforeAll(async () => {
  story = await openStory()
  doors = story.doors
  await doors.advance((10 * 3600_000 - (((await doors.now()) + 8 * 3600_000) % day) + day) % day)
  const everybody = await doors.people()
  people = {
    worker: playing(everybody, '第一次打开的职工'),
    officer: playing(everybody, '工会干部', union),
    mediator: playing(everybody, '街道调解员', '工业路街道总工会'),
    leader: playing(everybody, '市总工会 领导'),
  }
  weapp = await story.phone((await doors.as(people.leader)).token)
}, 300_000)

afterAll(() => story?.end())

const become = async (who: keyof typeof people, page: string) => {
  await weapp.become((await doors.as(people[who])).token)
  await weapp.restart(page)
}

const dayIn = async (days: number) =>
  new Date((await doors.now()) + days * day + 8 * 3600_000).toISOString().slice(0, 10)

test('a roster is taken in from a file on the phone', async () => {
  await weapp.restart('/systems/roster/pages/rosters/index')
  await offerFile(weapp, '名册.xlsx', await rosterFile(120, 10))
  await weapp.tap('选 Excel 文件导入')
  await weapp.waitFor('导入这 110 人', 30_000)
  await weapp.tap('导入这 110 人')
  await weapp.waitFor('下载这 10 行', 30_000)
})

test('a worker joins, and the officer records the decision', async () => {
  await become('worker', '/systems/members/pages/find/index')
  await weapp.type('单位、街道或工会的名称', '宏达')
  await weapp.tap(union)
  await weapp.type('姓名', people.worker.name)
  await weapp.type('手机号', phone)
  await weapp.tap('发验证码')
  await weapp.waitFor('已发到你的手机')
  await weapp.type('短信里的 6 位数字', await doors.smsCode(phone))
  await weapp.tap('验证手机号')
  await weapp.waitFor('填写申请')
  await weapp.type('身份证号', `${first17}${identityCheckDigit(first17)}`)
  await weapp.tap('同意用我的身份证号办理入会')
  await weapp.tap(`向${union}申请入会`)
  await weapp.waitFor('等工会答复')
  await become('officer', '/systems/members/pages/applications/index')
  await weapp.tap(people.worker.name)
  await weapp.tap('批准入会')
  await weapp.tap(`批准入会 ${people.worker.name}`)
  await weapp.waitFor('已入会')
})

test('the officer opens a circle and the worker enters it by scanning its code', async () => {
  await weapp.restart('/systems/circles/pages/open/index')
  await weapp.type('圈名', '装配车间')
  await weapp.tap('建这个圈')
  await weapp.waitFor(/已发到你的手机 1\d\d\*{4}\d{4}/)
  const sentTo = /1\d\d\*{4}\d{4}/.exec(await weapp.text())?.[0] ?? ''
  await weapp.type('短信里的 6 位数字', await doors.smsCode(sentTo))
  await weapp.tap('确认是我')
  await weapp.waitFor(/c\.[0-9A-Z]{10}/)
  code = /c\.[0-9A-Z]{10}/.exec(await weapp.text())?.[0] ?? ''
  await become('worker', `/pages/code/index?scene=${code}`)
  await weapp.tap('进“装配车间”')
  await weapp.waitFor('装配车间')
})

test('an activity is opened, the notice sent, read, and leads to a place and through the door', async () => {
  await become('officer', '/systems/activities/pages/open/index')
  await weapp.type('活动名称', '三人篮球')
  await weapp.type('地点', '厂区球场')
  await weapp.pick('哪一天', await dayIn(0))
  await weapp.pick('几点开始', '11:00')
  await weapp.pick('几点结束', '13:00')
  await weapp.type('名额', '3')
  await weapp.tap('装配车间')
  await weapp.tap('开放 3 个名额')
  await weapp.waitFor('还剩 3 个名额')
  const activity = /id=([^&]+)/.exec(await weapp.path())?.[1] ?? ''
  await weapp.tap('发通知叫人报名')
  await weapp.type('内容', '名额 3 个，先到先得。')
  await weapp.tap(/发给 \d 人/)
  await weapp.waitFor(/0\/\d/)
  await become('worker', '/pages/messages/index')
  await weapp.tap('三人篮球开始报名')
  await weapp.tap('去看活动')
  await weapp.tap('报名，占一个名额')
  await weapp.waitFor('已报名')
  const officer = await doors.as(people.officer)
  const door = (await officer.call('activities', 'door', { activity })) as Door
  await weapp.tap('去签到')
  await weapp.answer('scanCode', {
    ok: { path: `pages/code/index?scene=${door.codes[0]?.scene}`, result: '' },
  })
  await weapp.tap('扫现场的签到码')
  await weapp.waitFor('签到好了')
})

test('a dispute is filed, accepted, settled, signed, paid and archived', async () => {
  await file('支付 10 月工资 6200 元')
  number = /.劳调〔\d{4}〕\d+号/.exec(await weapp.text())?.[0] ?? ''
  id = /id=([^&]+)/.exec(await weapp.path())?.[1] ?? ''
  await become('mediator', '/systems/mediation/pages/worklist/index')
  await weapp.tap(number)
  await move(weapp, '受理')
  await weapp.waitFor('已受理，等指派调解员')
  await move(weapp, '指派调解员')
  await weapp.page.locator('.nj-sheet .nj-choice').first().tap()
  await inSheet(weapp, '交给这位')
  await closed(weapp)
  await weapp.waitFor('调解中')
  await move(weapp, '写下协议')
  await weapp.type('谈成了什么', '公司支付 10 月工资 6200 元，双方再无其他争议。')
  await weapp.type('怎么履行', '一次转入本人工资卡。')
  await inSheet(weapp, '加一笔')
  await weapp.pick('第 1 笔哪天付', await dayIn(10))
  await weapp.type('第 1 笔多少元', '6200')
  await inSheet(weapp, '写下这份协议')
  await closed(weapp)
  await weapp.waitFor('谈成了，等签字盖章')
  const mediation = (await doors.as(people.mediator)).to<typeof contract>('mediation')
  const { agreement } = await mediation.case({ case: id })
  const { token } = await doors.as(people.mediator)
  const signers = (agreement?.signatures ?? []).map(({ key }) => key)
  const photo = await doors.upload(token, Buffer.from('%PDF-1.4 签好的协议'))
  await mediation.recordSignature({ case: id, signers, day: await dayIn(0), photo })
  await become('worker', `/systems/mediation/pages/case/index?id=${id}`)
  await weapp.waitFor('协议生效，履行中')
  await move(weapp, '收到了')
  await inSheet(weapp, '这一笔收到了')
  await closed(weapp)
  await become('mediator', `/systems/mediation/pages/case/index?id=${id}`)
  await move(weapp, '归档')
  await weapp.waitFor(/全卷指纹/)
}, 300_000)

test('one nobody touches goes up to the city by time alone', async () => {
  await become('worker', '/pages/home/index')
  await file('支付 11 月工资 6200 元')
  const left = /.劳调〔\d{4}〕\d+号/.exec(await weapp.text())?.[0] ?? ''
  await doors.advance(12 * day)
  await weapp.tap('看办到哪一步')
  await weapp.waitFor('云州市总工会')
  await become('leader', '/systems/mediation/pages/watched/index')
  await weapp.waitFor(left)
}, 300_000)

test('nothing went wrong on the way', async () => {
  expect(await weapp.errors()).toEqual([])
  expect(await weapp.unknownApis()).toEqual([])
})

/** Files at the street from the question what happened, and stays on the receipt. */
async function file(request: string): Promise<void> {
  await weapp.restart('/pages/happened/index')
  await weapp.tap('拖欠工资')
  await weapp.type('你要求什么', request)
  await weapp.type('事情经过', '到现在没有发，问了两次没有答复。')
  await weapp.type('和哪个单位', '宏达机械有限公司')
  await weapp.tap('工业路街道劳动争议调解中心')
  await weapp.tap('提交申请，拿回执')
  await weapp.waitFor('第十四条')
}
