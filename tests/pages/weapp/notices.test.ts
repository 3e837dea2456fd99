import { type doorsOf, playing, type Somebody } from '../../flows/people'
import type { Weapp } from './driver'
import { openStory, type Story } from './story'

const union = '宏达机械工会'

let story: Story
let doors: ReturnType<typeof doorsOf>
let worker: Somebody
let officer: Somebody
let weapp: Weapp

beforeAll(async () => {
  story = await openStory()
  doors = story.doors
  const everybody = await doors.people()
  worker = playing(everybody, '会员', union)
  officer = playing(everybody, '工会干部', union)
  const passed = ((await doors.now()) + 8 * 3600_000) % (24 * 3600_000)
  await doors.advance(34 * 3600_000 - passed)
  weapp = await story.phone((await doors.as(worker)).token)
}, 300_000)

afterAll(() => story?.end())

test('a worker says when they are on shift and allows WeChat one reminder', async () => {
  await weapp.restart('/systems/notices/pages/hours/index')
  await weapp.tap('两班倒')
  await weapp.tap('记下作息')
  await weapp.waitFor('不记了，按早 8 点到晚 10 点')
  await weapp.answer('requestSubscribeMessage', {
    ok: { 'niangjia-notice': 'accept', 'niangjia-place': 'reject', 'niangjia-case': 'reject' },
  })
  await doors.consent((await doors.as(worker)).token, ['niangjia-notice'])
  await weapp.tap('微信提醒我一次')
  await weapp.waitFor('有变化时微信提醒你一次')
})

test('an officer writes a notice with a poll on the phone and sees how far it reaches', async () => {
  await weapp.become((await doors.as(officer)).token)
  await weapp.restart('/systems/notices/pages/send/index')
  await weapp.tap('宏达机械一圈')
  await weapp.waitFor('微信提醒')
  await weapp.type('标题', '周五聚餐')
  await weapp.type('内容', '下班后在食堂。')
  await weapp.tap('加一个投票')
  await weapp.type('投票的问题', '哪天合适')
  await weapp.type('选项 1', '周五')
  await weapp.type('选项 2', '周六')
  await weapp.tap(/^发给 \d+ 人$/)
  await weapp.waitFor('谁看了')
})

test('the worker opens it, chooses, and sees how the others chose', async () => {
  await weapp.become((await doors.as(worker)).token)
  await weapp.restart('/pages/messages/index')
  await weapp.tap('周五聚餐')
  await weapp.tap('周六')
  await weapp.waitFor('想改就再点一个')
})

test('taken back with a reason, it says so to the worker', async () => {
  await weapp.become((await doors.as(officer)).token)
  await weapp.restart('/systems/notices/pages/sent/index')
  await weapp.tap('周五聚餐')
  await weapp.tap('撤回')
  await weapp.type('为什么撤回', '改到下周')
  await weapp.tap('撤回通知')
  await weapp.waitFor('撤回原因：改到下周')
  await weapp.become((await doors.as(worker)).token)
  await weapp.restart('/pages/messages/index')
  await weapp.tap('周五聚餐（已撤回）')
  await weapp.waitFor('这条通知已撤回：改到下周')
})

test('nothing went wrong on the way', async () => {
  expect(await weapp.errors()).toEqual([])
  expect(await weapp.unknownApis()).toEqual([])
})
