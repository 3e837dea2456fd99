import { type doorsOf, playing, type Somebody } from '../../flows/people'
import type { Weapp } from './driver'
import { openStory, type Story } from './story'

const union = '宏达机械工会'

let story: Story
let doors: ReturnType<typeof doorsOf>
let worker: Somebody
let steward: Somebody
let weapp: Weapp

beforeAll(async () => {
  story = await openStory()
  doors = story.doors
  const everybody = await doors.people()
  worker = playing(everybody, '会员', union)
  steward = playing(everybody, '联系人', union)
  const { token } = await doors.as(worker)
  weapp = await story.phone(token)
}, 300_000)

afterAll(() => story?.end())

test('a worker asks the steward from home and sees who holds it and until when', async () => {
  await weapp.tap('问一句')
  await weapp.type(`想问${steward.name}什么`, '夜班补贴什么时候发？')
  await weapp.tap(`问${steward.name}`)
  await weapp.waitFor(`经办 ${steward.name}`)
  await weapp.waitFor('3 个工作日')
})

test('the steward answers from what waits on the home page', async () => {
  await weapp.become((await doors.as(steward)).token)
  await weapp.tap('没回答的问题')
  await weapp.tap('夜班补贴什么时候发？')
  await weapp.type(`回答 ${worker.name}`, '这个月 15 日和工资一起发。')
  await weapp.tap(`发给${worker.name}`)
  await weapp.waitFor('已回答')
})

test('the message leads the worker to the answer', async () => {
  await weapp.become((await doors.as(worker)).token)
  await weapp.tap('消息')
  await weapp.tap(`${steward.name}回答了你的问题`)
  await weapp.tap('去看问答')
  await weapp.waitFor('这个月 15 日和工资一起发。')
  await weapp.tap('问清楚了，结束')
  await weapp.waitFor('已结束')
})

test('the steward makes an invitation and the phone offers to send it on', async () => {
  await weapp.become((await doors.as(steward)).token)
  await weapp.restart('/systems/circles/pages/kept/index')
  await weapp.tap('一圈')
  await weapp.tap('发邀请')
  await weapp.tap('做一个邀请')
  await weapp.waitFor(/i\.[0-9A-Z]{12}/)
  await weapp.waitFor('发给微信好友')
})

test('nothing went wrong on the way', async () => {
  expect(await weapp.errors()).toEqual([])
  expect(await weapp.unknownApis()).toEqual([])
})
