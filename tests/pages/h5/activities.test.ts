import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { renderSVG } from 'uqr'
import type { contract as activitiesContract } from '../../../cloudfunctions/activities/contract'
import type { contract as circlesContract } from '../../../cloudfunctions/circles/contract'
import type { Home } from '../../../local/home'
import { doorsOf, type Somebody } from '../../flows/people'
import { openHome } from '../../home'
import { launch } from '../chromium'
import { type Visitor, visit } from './visitor'

type Person = Awaited<ReturnType<ReturnType<typeof doorsOf>['as']>>

const desk = { width: 1280, height: 800 }
const union = '宏达机械工会'
const hour = 3600_000
const day = 24 * hour

let home: Home
let doors: ReturnType<typeof doorsOf>
let browser: Browser
let boss: Person
let officer: Visitor
let phoneOfficer: Visitor
let worker: Visitor
let people: Person[]
let activity: string
const activities = (person: Person) => person.to<typeof activitiesContract>('activities')

beforeAll(async () => {
  home = await openHome({
    port: 0,
    data: mkdtempSync(join(tmpdir(), 'niangjia-activities-h5-')),
    demo: true,
  })
  doors = doorsOf(home.url)
  const everybody = await doors.people()
  const now = await doors.now()
  await doors.advance((10 * hour - ((now + 8 * hour) % day) + day) % day)
  browser = await launch()
  const playing = (title: string) => {
    const found = everybody.filter(({ roles, union: at }) => roles.includes(title) && at === union)
    return Promise.all(found.map((one: Somebody) => doors.as(one)))
  }
  const [found] = await playing('工会干部')
  if (!found) throw new Error('no officer')
  boss = found
  const { code } = await boss
    .to<typeof circlesContract>('circles')
    .code({ circle: (await boss.to<typeof circlesContract>('circles').open({ name: '夜班' })).id })
  people = (await playing('会员')).slice(0, 4)
  for (const person of people) await person.to<typeof circlesContract>('circles').enter({ code })
  officer = await visit(browser, home.url, boss.token, desk)
  phoneOfficer = await visit(browser, home.url, boss.token)
  worker = await visit(browser, home.url, nth(1).token)
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await home?.stop()
})

const nth = (i: number): Person => {
  const found = people[i]
  if (!found) throw new Error(`nobody is ${i}th`)
  return found
}

const dayAfter = async (days: number) =>
  new Date((await doors.now()) + 8 * hour + days * day).toISOString().slice(0, 10)

test('an officer opens two sessions past midnight with a question for one circle', async () => {
  await phoneOfficer.go('/systems/activities/pages/open/index')
  await phoneOfficer.type('活动名称', '夜班观影')
  await phoneOfficer.type('地点', '职工之家二楼')
  await phoneOfficer.type('哪一天', await dayAfter(2))
  await phoneOfficer.type('几点开始', '23:00')
  await phoneOfficer.type('几点结束', '01:30')
  await phoneOfficer.sees(/到第二天/)
  await phoneOfficer.type('名额', '1')
  await phoneOfficer.tap('再加一场')
  await phoneOfficer.sees('第 2 场')
  await phoneOfficer.tap('夜班')
  await phoneOfficer.tap('报名时要问点什么')
  await phoneOfficer.type('问什么', '要不要接送')
  await phoneOfficer.tap('选一个')
  await phoneOfficer.type('选项', '要、不要')
  await phoneOfficer.picture('activities-open')
  await phoneOfficer.tap('开放 2 个名额')
  await phoneOfficer.sees('一共 2 场')
  await phoneOfficer.picture('activities-opened')
  const { rows } = await activities(nth(0)).coming({})
  activity = rows.find(({ title }) => title === '夜班观影')?.id ?? ''
})

test('a worker who comes late waits in line and sees how many come first', async () => {
  await activities(nth(0)).signUp({ activity, answers: ['要'] })
  await activities(nth(2)).wait({ activity, answers: ['不要'] })
  await worker.go(`/systems/activities/pages/activity/index?id=${activity}`)
  await worker.sees('名额已经报满了')
  await worker.picture('activities-full')
  await worker.tap('候补，轮到我时告诉我')
  await worker.sees('要不要接送')
  await worker.tap('不要')
  await worker.picture('activities-questions')
  await worker.tap('候补，轮到我时告诉我')
  await worker.sees('前面还有 1 位')
  await worker.picture('activities-waiting')
})

test('the list shows who waits, an officer takes one off with a reason, and the next is offered the place', async () => {
  await officer.go(`/systems/activities/pages/list/index?id=${activity}`)
  await officer.sees('候补 2')
  await officer.picture('activities-list')
  await officer.tap(nth(2).name)
  await officer.type('移出名单的原因', '已经调到白班')
  await officer.picture('activities-remove')
  await officer.tap(`移出 ${nth(2).name}`)
  await officer.sees('候补 1')
  await activities(nth(0)).cancel({ activity })
  await worker.go('/pages/home/index')
  await worker.sees('名额递补：夜班观影')
  await worker.picture('activities-offer-home')
  await worker.tap('名额递补：夜班观影')
  await worker.sees(/有一个名额留给你/)
  await worker.picture('activities-offer')
  await worker.tap('确认要来')
  await worker.sees('已报名')
})

test('the list is taken along as a file', async () => {
  await doors.advance(10 * 60_000)
  await officer.page.reload()
  const downloading = officer.page.waitForEvent('download')
  await officer.tap('导出 1 人')
  await officer.proves()
  expect((await downloading).suggestedFilename()).toMatch(/\.xlsx$/)
})

test('the ticket changes, the door counts who came, and one is let in by name', async () => {
  const { startsAt } = await activities(nth(1)).activity({ activity })
  await doors.advance(startsAt - hour - (await doors.now()))
  await worker.go(`/systems/activities/pages/ticket/index?id=${activity}`)
  await worker.sees(/每 10 秒换一次/)
  await worker.picture('activities-ticket')
  await officer.go(`/systems/activities/pages/door/index?id=${activity}`)
  await officer.sees('0/1')
  await officer.picture('activities-door')
  await phoneOfficer.go(`/systems/activities/pages/door/index?id=${activity}`)
  await phoneOfficer.picture('activities-door')
  await officer.tap('按姓名找')
  await officer.picture('activities-by-name')
  await officer.tap(nth(1).name)
  await officer.tap('手机没电')
  await officer.picture('activities-by-name-chosen')
  await officer.tap(`让${nth(1).name}进来`)
  await officer.sees(`${nth(1).name}进来了`)
  await officer.sees('1/1')
  await officer.picture('activities-door-came')
  await worker.page.reload()
  await worker.sees('签到好了')
})

test('a check-in noted by mistake is taken back in the list, and the person is let in again', async () => {
  await phoneOfficer.go(`/systems/activities/pages/door/index?id=${activity}`)
  await phoneOfficer.tap('签到错了，去名单里撤销')
  await phoneOfficer.sees('已到 1')
  await phoneOfficer.tap(nth(1).name)
  await phoneOfficer.type('签到错在哪里', '点成了别人')
  await phoneOfficer.picture('activities-undo')
  await phoneOfficer.tap(`撤销 ${nth(1).name} 的签到`)
  await phoneOfficer.sees('已到 0')
  const [row] = await activities(boss).people({ activity })
  await activities(boss).admitByName({ activity, person: row?.person ?? '', reason: '手机没电' })
})

test('without a camera the one who scans is told, and may do it by name', async () => {
  await phoneOfficer.go(`/systems/activities/pages/door/index?id=${activity}`)
  await phoneOfficer.tap('扫凭证')
  await phoneOfficer.sees('没有摄像头或没有允许')
  await phoneOfficer.picture('activities-no-camera')
})

test('a ticket held before the camera is read: who came before is said, a poster is none of ours', async () => {
  const ticket = (await activities(nth(1)).ticket({ activity })).codes[0]?.scene ?? ''
  const scanner = await visit(browser, home.url, boss.token)
  await scanner.page.addInitScript(pictures => {
    const canvas = document.createElement('canvas')
    canvas.width = 400
    canvas.height = 400
    const drawing = canvas.getContext('2d')
    const began = Date.now()
    const images = pictures.map(source => {
      const image = new Image()
      image.src = source
      return image
    })
    setInterval(() => {
      const image = images[Date.now() - began < 6000 ? 0 : 1]
      if (!drawing || !image?.complete) return
      drawing.fillStyle = '#fff'
      drawing.fillRect(0, 0, 400, 400)
      drawing.drawImage(image, 40, 40, 320, 320)
    }, 100)
    Object.defineProperty(navigator, 'mediaDevices', {
      value: { getUserMedia: async () => canvas.captureStream(10) },
    })
  }, ['https://example.com/', ticket].map(pictureOf))
  await scanner.go(`/systems/activities/pages/door/index?id=${activity}`)
  await scanner.tap('扫凭证')
  await scanner.sees('这不是活动凭证')
  await scanner.sees(/在 \d\d:\d\d 已经签到过了/)
  await scanner.picture('activities-scanned')
  expect(scanner.complaints).toEqual([])
})

/** A QR of the text as an image a page can draw. */
const pictureOf = (text: string) => `data:image/svg+xml,${encodeURIComponent(renderSVG(text, { border: 2 }))}`

test('called off, who has a place reads why', async () => {
  const { sessions } = await activities(nth(0)).activity({ activity })
  const second = sessions.find(({ id }) => id !== activity)?.id ?? ''
  await activities(nth(0)).signUp({ activity: second, answers: ['要'] })
  await officer.go(`/systems/activities/pages/activity/index?id=${second}`)
  await officer.tap('停办')
  await officer.type('为什么停办', '放映机坏了')
  await officer.picture('activities-call-off')
  await officer.tap('停办，告诉 1 人')
  await officer.sees('这个活动停办了：放映机坏了')
  await officer.picture('activities-off')
})

test('nothing on the way made a page complain', () => {
  expect([...worker.complaints, ...officer.complaints, ...phoneOfficer.complaints]).toEqual([])
})
