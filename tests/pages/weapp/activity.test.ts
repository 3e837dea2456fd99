import type { Activity, Door } from '../../../cloudfunctions/activities/contract'
import type { CircleCard } from '../../../cloudfunctions/circles/contract'
import { type doorsOf, playing, type Somebody } from '../../flows/people'
import type { Weapp } from './driver'
import { openStory, type Story } from './story'

const union = '宏达机械工会'

let story: Story
let doors: ReturnType<typeof doorsOf>
let officer: Awaited<ReturnType<ReturnType<typeof doorsOf>['as']>>
let member: Somebody
let activity: Activity
let weapp: Weapp

beforeAll(async () => {
  story = await openStory()
  doors = story.doors
  const everybody = await doors.people()
  officer = await doors.as(playing(everybody, '工会干部', union))
  member = playing(everybody, '会员', union)
  const { rows } = (await officer.call('circles', 'kept', {})) as { rows: CircleCard[] }
  const now = await doors.now()
  activity = (await officer.call('activities', 'open', {
    title: '消防演练',
    place: '厂区空地',
    note: '',
    startsAt: now + 3600_000,
    endsAt: now + 2 * 3600_000,
    places: 3,
    circles: [rows[0]?.id],
  })) as Activity
  weapp = await story.phone((await doors.as(member)).token)
}, 300_000)

afterAll(() => story?.end())

test('a member signs up by tap and has the place', async () => {
  await weapp.navigate('/systems/activities/pages/coming/index')
  await weapp.tap('消防演练')
  await weapp.waitFor('还剩 3 个名额')
  await weapp.tap('报名，占一个名额')
  await weapp.waitFor('已报名')
  await weapp.waitFor('取消报名')
})

test('the code on the door’s screen, scanned, lets the member in', async () => {
  const door = (await officer.call('activities', 'door', { activity: activity.id })) as Door
  await weapp.tap('去签到')
  await weapp.answer('scanCode', {
    ok: { path: `pages/code/index?scene=${door.codes[0]?.scene}`, result: '' },
  })
  await weapp.tap('扫现场的签到码')
  await weapp.waitFor('签到好了')
  const after = (await officer.call('activities', 'door', { activity: activity.id })) as Door
  expect(after.arrived).toBe(1)
})

test('whoever keeps the door takes a wrong check-in back', async () => {
  const desk = await story.phone(officer.token)
  await desk.navigate(`/systems/activities/pages/list/index?id=${activity.id}`)
  await desk.waitFor('已到 1')
  await desk.tap(member.name)
  await desk.type('签到错在哪里', '扫成了别人')
  await desk.tap(`撤销 ${member.name} 的签到`)
  await desk.waitFor('已到 0')
  const after = (await officer.call('activities', 'door', { activity: activity.id })) as Door
  expect(after.arrived).toBe(0)
})

test('a dispute is filed by typing and its receipt shows both dates', async () => {
  await weapp.navigate('/pages/happened/index')
  await weapp.tap('拖欠工资')
  await weapp.type('和哪个单位', '宏达机械有限公司')
  await weapp.type('你要求什么', '支付 10 月工资 6200 元')
  await weapp.type('事情经过', '10 月工资到现在没有发，问了两次没有答复。')
  await weapp.tap('工业路街道劳动争议调解中心')
  await weapp.tap('提交申请，拿回执')
  await weapp.waitFor('收到申请起 15 日')
  await weapp.waitFor('受理起 15 日')
  await weapp.waitFor('第十四条')
})

test('on the way nothing failed and no unknown door of WeChat was tried', async () => {
  expect(await weapp.errors()).toEqual([])
  expect(await weapp.unknownApis()).toEqual([])
})
