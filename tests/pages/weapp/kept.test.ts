import { playing } from '../../flows/people'
import type { Weapp } from './driver'
import { openStory, type Story } from './story'

let story: Story
let weapp: Weapp

beforeAll(async () => {
  story = await openStory()
  const { doors } = story
  const worker = playing(await doors.people(), '会员', '宏达机械工会')
  const session = await doors.as(worker)
  await session.prove()
  weapp = await story.phone(session.token)
}, 300_000)

afterAll(() => story?.end())

test('on the phone somebody sees what is kept of them, takes it along and leaves', async () => {
  await weapp.restart('/systems/kept/pages/mine/index')
  await weapp.tap('看留着什么')
  await weapp.waitFor('留着的')
  await weapp.waitFor('带走一份')
  await weapp.tap('注销，抹掉我的信息')
  await weapp.waitFor('会抹掉')
  await weapp.type('写“注销”两个字，确认要这样做', '注销')
  await weapp.tap(/^注销$/)
  await weapp.waitFor(/已经从工会这里抹掉|能抹掉的已经抹掉/, 30_000)
  expect(await weapp.errors()).toEqual([])
}, 300_000)
