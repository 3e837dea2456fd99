import type { contract as circlesContract } from '../../../cloudfunctions/circles/contract'
import type { contract as noticesContract } from '../../../cloudfunctions/notices/contract'
import { type doorsOf, playing } from '../../flows/people'
import type { Weapp } from './driver'
import { openStory, type Story } from './story'

const union = '宏达机械工会'

let story: Story
let doors: ReturnType<typeof doorsOf>
let weapp: Weapp

beforeAll(async () => {
  story = await openStory()
  doors = story.doors
  const everybody = await doors.people()
  const officer = await doors.as(playing(everybody, '工会干部', union))
  const { rows } = await officer.to<typeof circlesContract>('circles').kept({})
  const circles = rows.slice(0, 1).map(({ id }) => id)
  const notices = officer.to<typeof noticesContract>('notices')
  for (let i = 0; i < 100; i += 1) {
    // So many in an hour are let through, and no more.
    if (i % 10 === 9) await doors.advance(3600_000)
    await notices.send({ circles, title: `第 ${i + 1} 号通知`, body: '本周五下班后开会，带上工作证。' })
  }
  const { token } = await doors.as(playing(everybody, '会员', union))
  weapp = await story.phone(token)
}, 300_000)

afterAll(() => story?.end())

/** The largest of what crossed to the page since the log was this long, in bytes. */
const largestSince = async (length: number) =>
  Math.max(...(await weapp.setDataLog()).slice(length).map(({ bytes }) => bytes))

test('home of somebody with a hundred messages crosses in pieces of at most 64 KB', async () => {
  await weapp.waitFor(/第 100 号通知|未读/)
  expect(await largestSince(0)).toBeLessThanOrEqual(64 * 1024)
})

test('one row that is read crosses in 2 KB', async () => {
  await weapp.restart('/pages/messages/index')
  await weapp.waitFor('第 100 号通知')
  const before = (await weapp.setDataLog()).length
  await weapp.tap('第 100 号通知')
  await weapp.waitFor('带上工作证')
  await weapp.back()
  await weapp.waitFor('第 99 号通知')
  expect(await largestSince(before)).toBeLessThanOrEqual(2 * 1024)
})

test('a hundred rows of the inbox cross in pieces of at most 64 KB', async () => {
  const first = weapp.page.locator('.phone-view:not([hidden])').getByText('第 1 号通知', { exact: true })
  for (let pages = 0; pages < 10 && (await first.count()) === 0; pages += 1) {
    await weapp.tap('看后面的')
    await weapp.page.waitForTimeout(500)
  }
  expect(await first.count()).toBe(1)
  expect(await largestSince(0)).toBeLessThanOrEqual(64 * 1024)
})
