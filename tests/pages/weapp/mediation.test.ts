import type { Client } from '../../../cloudfunctions/kit/contract'
import type { Case, contract } from '../../../cloudfunctions/mediation/contract'
import { type doorsOf, playing } from '../../flows/people'
import type { Weapp } from './driver'
import { closed, inSheet, move, offerFile } from './moves'
import { openStory, type Story } from './story'

const union = '宏达机械工会'
const street = '工业路街道总工会'

let story: Story
let doors: ReturnType<typeof doorsOf>
let weapp: Weapp
let mediating: Client<typeof contract>
let tokens: { worker: string; mediator: string }
let number: string
let id: string

beforeAll(async () => {
  story = await openStory()
  doors = story.doors
  const everybody = await doors.people()
  const worker = await doors.as(playing(everybody, '会员', union))
  const mediator = await doors.as(playing(everybody, '街道调解员', street))
  mediating = mediator.to<typeof contract>('mediation')
  tokens = { worker: worker.token, mediator: mediator.token }
  weapp = await story.phone(worker.token)
}, 300_000)

afterAll(() => story?.end())

let drawn = 0

/** Draws a line with a finger on the place to sign, each time another. */
async function draw(): Promise<void> {
  await weapp.page.locator('wx-canvas canvas').waitFor()
  await weapp.page.waitForTimeout(400)
  drawn += 1
  await weapp.page.locator('wx-canvas canvas').evaluate((canvas, lift) => {
    const { left, top } = canvas.getBoundingClientRect()
    const touch = (type: string, x: number, y: number) => {
      const point = { identifier: 1, target: canvas, clientX: left + x, clientY: top + y }
      const touches = [new Touch(point)]
      const event = { touches, changedTouches: touches, bubbles: true, cancelable: true }
      canvas.dispatchEvent(new TouchEvent(type, event))
    }
    touch('touchstart', 30, 90)
    for (let i = 1; i < 12; i += 1) touch('touchmove', 30 + i * 15, 90 - (i % 3) * lift)
    touch('touchend', 200, 90)
  }, 20 + drawn)
}

const openCase = () => weapp.restart(`/systems/mediation/pages/case/index?id=${id}`)

test('a worker says what happened, types it, adds a file and has a receipt with both dates', async () => {
  await weapp.tap('遇到事情')
  await weapp.type('怎么说都行', '三个月没发工资')
  await weapp.tap('拖欠工资')
  await weapp.type('你要求什么', '支付 10 月工资 6200 元')
  await weapp.type('事情经过', '10 月工资到现在没有发，问了两次没有答复。')
  await weapp.type('和哪个单位', '宏达机械有限公司')
  await weapp.tap('加证据')
  await weapp.type('从哪里来', '本人的工资卡流水')
  await offerFile(weapp, '流水.pdf', Buffer.from('%PDF-1.4 流水'))
  await inSheet(weapp, '加文件')
  await weapp.waitFor('流水.pdf')
  await inSheet(weapp, '放进申请')
  await closed(weapp)
  await weapp.tap('工业路街道劳动争议调解中心')
  await weapp.tap('提交申请，拿回执')
  await weapp.waitFor('收到申请起 15 日')
  await weapp.waitFor('受理起 15 日')
  await weapp.waitFor('第十四条')
  number = /.劳调〔\d{4}〕\d+号/.exec(await weapp.text())?.[0] ?? ''
  id = /id=([^&]+)/.exec(await weapp.path())?.[1] ?? ''
  await weapp.tap('看办到哪一步')
  await weapp.waitFor('流水.pdf')
})

test('the mediator finds it in the list, accepts it and is named', async () => {
  await weapp.become(tokens.mediator)
  await weapp.restart('/systems/mediation/pages/worklist/index')
  await weapp.tap(number)
  await weapp.waitFor('支付 10 月工资 6200 元')
  await move(weapp, '受理')
  await weapp.waitFor('已受理，等指派调解员')
  await move(weapp, '指派调解员')
  await weapp.page.locator('.nj-sheet .nj-choice').first().tap()
  await inSheet(weapp, '交给这位')
  await closed(weapp)
  await weapp.waitFor('调解中')
})

test('what was typed for a move is still there when the sheet is opened again', async () => {
  await move(weapp, '提出延期')
  await weapp.type('延几天', '5')
  await weapp.type('为什么要延', '公司要等财务回来')
  await inSheet(weapp, '关闭')
  await closed(weapp)
  await move(weapp, '提出延期')
  expect(await weapp.page.locator('.nj-sheet textarea').inputValue()).toBe('公司要等财务回来')
  await inSheet(weapp, '提出延期')
  await closed(weapp)
  await weapp.waitFor('延期 5 天')
})

test('the worker reads the minutes and signs them with a finger', async () => {
  const now = await doors.now()
  const plan = { room: null, place: '街道调解室', from: now + 60_000, to: now + 3600_000 }
  const { sessions } = await mediating.bookSession({ case: id, ...plan })
  const session = sessions[0]?.key ?? ''
  await mediating.writeMinutes({ case: id, session, text: '公司愿意分两笔付清。' })
  await weapp.become(tokens.worker)
  await openCase()
  await move(weapp, '在笔录上签名')
  await draw()
  await inSheet(weapp, '签名')
  await closed(weapp)
  await weapp.waitFor(/签了名：/)
  await move(weapp, '签收文书')
  await draw()
  await inSheet(weapp, '签收')
  await closed(weapp)
  await weapp.waitFor(/签收：/)
})

test('the agreement comes into force by photographed signatures, is paid and archived', async () => {
  const now = await doors.now()
  const day = new Date(now + 8 * 3600_000).toISOString().slice(0, 10)
  await mediating.settle({
    case: id,
    result: '公司支付 10 月工资 6200 元。',
    performance: '转入本人工资卡。',
    instalments: [{ day, amount: 620_000, what: '一笔付清' }],
  })
  await openCase()
  await move(weapp, '同意这份协议')
  await draw()
  await inSheet(weapp, '同意并签名')
  await closed(weapp)
  const { agreement } = await mediating.case({ case: id })
  const signers = (agreement?.signatures ?? []).map(({ key }) => key)
  const photo = await doors.upload(tokens.mediator, Buffer.from('%PDF-1.4 签好的协议'))
  await mediating.recordSignature({ case: id, signers, day, photo })
  await mediating.recordPayment({ case: id, instalment: 'pay-0', day })
  await openCase()
  await weapp.waitFor('协议生效，履行中')
  await weapp.waitFor('说付了，等收款人答复')
  await weapp.waitFor(/在纸上签的，由.+放进来/)
  await move(weapp, '没有收到')
  await weapp.type('怎么回事', '卡里没有到账')
  await inSheet(weapp, '这一笔没有收到')
  await closed(weapp)
  await weapp.waitFor('收款人说没有收到')
  await mediating.recordPayment({ case: id, instalment: 'pay-0', day })
  await openCase()
  await move(weapp, '收到了')
  await inSheet(weapp, '这一笔收到了')
  await closed(weapp)
  await weapp.waitFor('已履行')
  await weapp.become(tokens.mediator)
  await openCase()
  await move(weapp, '归档')
  await weapp.waitFor(/全卷指纹/)
  const kept: Case = await mediating.case({ case: id })
  expect(kept.archive?.hash).toHaveLength(64)
})

test('nothing went wrong on the way', async () => {
  expect(await weapp.errors()).toEqual([])
  expect(await weapp.unknownApis()).toEqual([])
})
