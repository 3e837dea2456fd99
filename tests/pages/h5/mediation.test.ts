import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { type Home, startHome } from '../../../local/home'
import { doorsOf, type Somebody } from '../../flows/people'
import { launch } from '../chromium'
import { type Visitor, visit } from './visitor'

const desk = { width: 1280, height: 800 }
const union = '宏达机械工会'

let home: Home
let doors: ReturnType<typeof doorsOf>
let browser: Browser
let everybody: Somebody[]
let worker: Visitor
let mediator: Visitor
let number: string

beforeAll(async () => {
  home = await startHome({
    port: 0,
    data: mkdtempSync(join(tmpdir(), 'niangjia-h5-mediation-')),
    demo: true,
  })
  doors = doorsOf(home.url)
  everybody = await doors.people()
  browser = await launch()
  worker = await enter('会员', union)
  mediator = await enter('街道调解员', '工业路街道总工会', desk)
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await home?.stop()
})

const enter = async (title: string, at: string, size?: { width: number; height: number }) => {
  const found = everybody.find(({ roles, union: of }) => roles.includes(title) && of === at)
  if (!found) throw new Error(`nobody plays ${title}`)
  return visit(browser, home.url, (await doors.as(found)).token, size)
}

test('what happened is said in everyday words and leads to the right form, begun', async () => {
  await worker.go('/pages/happened/index')
  await worker.picture('happened')
  await worker.type('怎么说都行', '老板三个月没给我发工资')
  await worker.picture('happened-said')
  expect(await worker.text()).not.toContain('受了伤')
  await worker.tap('拖欠工资')
  await worker.type('和哪个单位', '宏达机械有限公司')
  await worker.type('你要求什么', '支付 10 月工资 6200 元')
  await worker.type('事情经过', '10 月工资到现在没有发，问了两次没有答复。')
  await worker.tap('工业路街道劳动争议调解中心')
  await worker.tap('提交申请，拿回执')
  await worker.sees(/劳调〔\d{4}〕\d+号/)
  number = /.劳调〔\d{4}〕\d+号/.exec(await worker.text())?.[0] ?? ''
  await worker.tap('看办到哪一步')
  await worker.sees('撤回申请')
  await worker.picture('case-filed-worker')
})

test('what was typed for a move stays on a refusal, a lost network and a closed sheet, until it is sent', async () => {
  await mediator.go('/systems/mediation/pages/worklist/index')
  await mediator.tap(number)
  await mediator.sees('支付 10 月工资 6200 元')
  await mediator.picture('worklist-case')
  await mediator.tap('请补充材料')
  await mediator.type('要补充什么', '工资')
  await mediator.tap('请补充材料')
  await mediator.sees('至少 4 个字')
  await mediator.type('要补充什么', '工资条或转账记录')
  await mediator.picture('move-sheet')
  await mediator.page.context().setOffline(true)
  await mediator.tap('请补充材料')
  await mediator.sees('连不上网络')
  await mediator.page.context().setOffline(false)
  await mediator.tap('关闭')
  await mediator.tap('请补充材料')
  expect(await mediator.page.getByLabel('要补充什么').last().inputValue()).toBe('工资条或转账记录')
  await mediator.page.getByRole('dialog').getByRole('button', { name: '请补充材料' }).click()
  await mediator.sees('等申请人补充材料')
  await mediator.sees(/已停的期限 1/)
  await mediator.picture('case-supplementing')
  await worker.page.reload()
  await worker.tap('补充材料')
  await worker.type('把补充的内容写在这里', '工资条见附件')
  await worker.picture('supplement')
})

test('nothing on the way made a page complain', () => {
  expect([...worker.complaints, ...mediator.complaints]).toEqual([])
})
