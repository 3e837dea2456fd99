import type { contract } from '../../../cloudfunctions/members/contract'
import { playing } from '../../flows/people'
import type { Weapp } from './driver'
import { openStory, type Story } from './story'

let story: Story
let worker: Weapp
let officer: Weapp
let officerName: string

beforeAll(async () => {
  story = await openStory()
  const { doors } = story
  const everybody = await doors.people()
  const member = await doors.as(playing(everybody, '会员', '宏达机械工会'))
  const keeper = playing(everybody, '工会干部', '宏达机械工会')
  officerName = keeper.name
  const as = await doors.as(keeper)
  const { member: held } = await member.to<typeof contract>('members').me({})
  await as
    .to<typeof contract>('members')
    .reveal({ member: held?.id ?? '', what: 'phone', reason: '打电话核对地址' })
  await doors.advance(60_000)
  worker = await story.phone(member.token)
  officer = await story.phone(as.token)
}, 300_000)

afterAll(() => story?.end())

test('on the phone somebody sees who looked, and an officer that nothing was touched', async () => {
  await worker.restart('/systems/journal/pages/mine/index')
  await worker.waitFor(officerName)
  await worker.waitFor(/打电话核对地址/)
  await officer.restart('/systems/journal/pages/looks/index')
  await officer.waitFor(/打电话核对地址/)
  await officer.tap('核对记录')
  await officer.tap('全部核对一遍')
  await officer.waitFor(/都对得上/)
  expect([...(await worker.errors()), ...(await officer.errors())]).toEqual([])
}, 300_000)
