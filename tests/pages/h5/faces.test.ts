import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { contract as activitiesContract } from '../../../cloudfunctions/activities/contract'
import type { contract as circlesContract } from '../../../cloudfunctions/circles/contract'
import type { contract as mediationContract } from '../../../cloudfunctions/mediation/contract'
import type { contract as membersContract } from '../../../cloudfunctions/members/contract'
import type { contract as noticesContract } from '../../../cloudfunctions/notices/contract'
import type { Home } from '../../../local/home'
import { doorsOf, type Somebody } from '../../flows/people'
import { openHome } from '../../home'
import { launch } from '../chromium'
import { faultsOf, looks, wear } from './look'
import { type Visitor, visit } from './visitor'

type Person = Awaited<ReturnType<ReturnType<typeof doorsOf>['as']>>

const union = '宏达机械工会'
const hour = 3600_000
const day = 24 * hour
const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8')

let home: Home
let doors: ReturnType<typeof doorsOf>
let browser: Browser
const cast: Record<string, Person> = {}
const ids: Record<string, string> = {}
const visitors = new Map<string, Visitor>()

/** Who looks at which page; a word before an id is put in by what was set up. */
const pages: readonly (readonly [name: string, who: string | null, route: string])[] = [
  ['sign-in', null, '/pages/sign-in/index'],
  ['home-stranger', null, '/pages/home/index'],
  ['home-worker', 'worker', '/pages/home/index'],
  ['home-officer', 'officer', '/pages/home/index'],
  ['home-steward', 'steward', '/pages/home/index'],
  ['messages', 'worker', '/pages/messages/index'],
  ['services', 'worker', '/pages/services/index'],
  ['services-officer', 'officer', '/pages/services/index'],
  ['me', 'worker', '/pages/me/index'],
  ['kept', 'worker', '/systems/kept/pages/mine/index'],
  ['code', 'worker', '/q?s=c.0000000000'],
  ['notice-send', 'officer', '/systems/notices/pages/send/index?circles={circle}'],
  ['notice-sent', 'officer', '/systems/notices/pages/sent/index'],
  ['notice-one', 'officer', '/systems/notices/pages/notice/index?id={notice}'],
  ['message', 'worker', '/systems/notices/pages/message/index?id={message}'],
  ['hours', 'worker', '/systems/notices/pages/hours/index'],
  ['circles-kept', 'officer', '/systems/circles/pages/kept/index'],
  ['circle', 'officer', '/systems/circles/pages/circle/index?id={circle}'],
  ['circle-open', 'officer', '/systems/circles/pages/open/index'],
  ['circle-invite', 'officer', '/systems/circles/pages/invite/index?circle={circle}'],
  ['circle-questions', 'steward', '/systems/circles/pages/questions/index'],
  ['circle-question', 'steward', '/systems/circles/pages/question/index?id={question}'],
  ['circle-ask', 'worker', '/systems/circles/pages/ask/index?circle={circle}'],
  ['circle-asked', 'worker', '/systems/circles/pages/asked/index'],
  ['circles-mine', 'worker', '/systems/circles/pages/mine/index'],
  ['circle-enter', 'worker', '/systems/circles/pages/enter/index?code={code}'],
  ['activities', 'worker', '/systems/activities/pages/coming/index'],
  ['activity', 'worker', '/systems/activities/pages/activity/index?id={activity}'],
  ['activity-ticket', 'worker', '/systems/activities/pages/ticket/index?id={activity}'],
  ['activities-kept', 'officer', '/systems/activities/pages/kept/index'],
  ['activity-officer', 'officer', '/systems/activities/pages/activity/index?id={activity}'],
  ['activity-list', 'officer', '/systems/activities/pages/list/index?id={activity}'],
  ['activity-open', 'officer', '/systems/activities/pages/open/index'],
  ['door', 'officer', '/systems/activities/pages/door/index?id={activity}'],
  ['check-in', 'worker', '/systems/activities/pages/check-in/index?id={activity}'],
  ['find', 'newcomer', '/systems/members/pages/find/index'],
  ['join', 'newcomer', '/systems/members/pages/join/index?union={union}'],
  ['card', 'worker', '/systems/members/pages/card/index'],
  ['application', 'applicant', '/systems/members/pages/application/index?id={application}'],
  ['applications', 'officer', '/systems/members/pages/applications/index'],
  ['members-roster', 'officer', '/systems/members/pages/roster/index'],
  ['rosters', 'officer', '/systems/roster/pages/rosters/index'],
  ['roster-export', 'officer', '/systems/roster/pages/export/index'],
  ['happened', 'worker', '/pages/happened/index'],
  ['dispute-file', 'worker', '/systems/mediation/pages/file/index?dispute=wages'],
  ['dispute-mine', 'filer', '/systems/mediation/pages/mine/index'],
  ['dispute-case', 'filer', '/systems/mediation/pages/case/index?id={own}'],
  ['case', 'mediator', '/systems/mediation/pages/case/index?id={case}'],
  ['worklist', 'mediator', '/systems/mediation/pages/worklist/index'],
  ['dispute-receipt', 'filer', '/systems/mediation/pages/receipt/index?id={own}'],
  ['dispute-take-down', 'mediator', '/systems/mediation/pages/take-down/index'],
]

/** Looked at a week later, when what nobody did was passed up. */
const late: typeof pages = [
  ['home-leader', 'leader', '/pages/home/index'],
  ['watched', 'leader', '/systems/mediation/pages/watched/index'],
  ['figures', 'leader', '/systems/mediation/pages/figures/index'],
  ['overseen', 'leader', '/systems/mediation/pages/case/index?id={case}'],
  ['home-officer-late', 'officer', '/pages/home/index'],
]

beforeAll(async () => {
  home = await openHome({ port: 0, data: mkdtempSync(join(tmpdir(), 'niangjia-faces-')), demo: true })
  doors = doorsOf(home.url)
  const everybody = await doors.people()
  const play = async (part: string, title: string, at?: string, nth = 0) => {
    const found = everybody.filter(one => one.roles.includes(title) && (!at || one.union === at))[nth]
    if (!found) throw new Error(`nobody plays ${title}`)
    cast[part] = await doors.as(found)
  }
  await play('worker', '会员', union)
  await play('officer', '工会干部', union)
  await play('steward', '联系人', union)
  await play('leader', '市总工会 领导')
  await play('newcomer', '第一次打开的职工')
  await play('applicant', '正在入会的职工', union)
  await play('mediator', '街道调解员', '工业路街道总工会')
  await play('filer', '会员', union)
  await doors.advance((18 * hour + 20 * 60_000 - (((await doors.now()) + 8 * hour) % day) + day) % day)
  await tellMore(everybody)
  // What is kept of somebody is shown to who proved lately that it is them.
  await as('worker').prove()
  browser = await launch()
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await home?.stop()
})

const as = (part: string): Person => {
  const found = cast[part]
  if (!found) throw new Error(`nobody plays ${part}`)
  return found
}

/** What makes the pages worth looking at: tonight's match with people at its door, a notice half of them read, a question. */
async function tellMore(everybody: readonly Somebody[]): Promise<void> {
  const circles = (who: Person) => who.to<typeof circlesContract>('circles')
  const notices = (who: Person) => who.to<typeof noticesContract>('notices')
  const activities = (who: Person) => who.to<typeof activitiesContract>('activities')
  const officer = as('officer')
  const worker = as('worker')
  const circle = (await circles(officer).kept({})).rows[0]?.id ?? ''
  const { code } = await circles(officer).code({ circle })
  const newcomers = everybody.filter(({ roles }) => roles.includes('第一次打开的职工')).slice(1, 8)
  const crowd = [worker, as('steward'), ...(await Promise.all(newcomers.map(one => doors.as(one))))]
  for (const [i, person] of crowd.slice(2).entries()) await arrive(person, `1370000004${i}`, code)
  const startsAt = (await doors.now()) + 40 * 60_000
  const tonight = await activities(officer).open({
    title: '三人篮球赛',
    place: '厂区球场',
    note: '自带球鞋，现场有水。',
    startsAt,
    endsAt: startsAt + 2 * hour,
    places: 12,
    circles: [circle],
  })
  const sent = await notices(officer).send({
    circles: [circle],
    title: '三人篮球赛今晚开场',
    body: '晚上 7 点在厂区球场，名额 12 个，家属可以来看。',
    link: { system: 'activities', id: tonight.id, title: tonight.title },
  })
  for (const [i, person] of crowd.entries()) {
    await activities(person).signUp({ activity: tonight.id })
    const [post] = (await notices(person).inbox({})).rows
    if (i % 2 === 1 && post) await notices(person).read({ post: post.post })
  }
  const people = await activities(officer).people({ activity: tonight.id })
  for (const { person } of people.slice(1, 4)) {
    await activities(officer).admitByName({ activity: tonight.id, person, reason: '手机没电' })
  }
  const question = await circles(worker).ask({ circle, text: '夜班补贴什么时候发？上个月的还没有到账。' })
  const [message] = (await notices(worker).inbox({})).rows
  const [own] = (await as('filer').to<typeof mediationContract>('mediation').mine({})).rows
  const [work] = (await as('mediator').to<typeof mediationContract>('mediation').worklist({})).rows
  const members = officer.to<typeof membersContract>('members')
  const applying = (await members.applications({ state: 'applying' })).rows
  const found = await members.findUnions({ words: '宏达' })
  Object.assign(ids, {
    circle,
    code,
    question: question.id,
    activity: tonight.id,
    notice: sent.id,
    message: message?.post,
    case: work?.id,
    own: own?.id,
    application: applying.find(({ name }) => name === as('applicant').name)?.id,
    union: found.rows[0]?.id,
  })
}

/** Somebody new proves the phone and enters the circle. */
async function arrive(person: Person, phone: string, code: string): Promise<void> {
  const members = person.to<typeof membersContract>('members')
  await members.sendCode({ phone })
  await members.verifyPhone({ phone, code: await doors.smsCode(phone), name: person.name })
  await person.to<typeof circlesContract>('circles').enter({ code })
}

async function visitorOf(who: string | null): Promise<Visitor> {
  const kept = visitors.get(String(who))
  if (kept) return kept
  const visitor = await visit(browser, home.url, who && as(who).token, looks[0].size)
  visitors.set(String(who), visitor)
  return visitor
}

/** The page as it stands once everything asked for has come. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => ![...document.querySelectorAll('[aria-busy=true]')].some(one => one.getClientRects().length > 0),
  )
  await page.waitForTimeout(120)
}

const routeOf = (route: string) => route.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? `no-${name}`)

describe('by day and by night, at both widths, every page is whole, readable and in plain words', () => {
  test.each(pages)('%s', lookAt)

  test('and a week goes by', async () => {
    await doors.advance(7 * day)
  })

  test.each(late)('%s', lookAt)
})

async function lookAt(name: string, who: string | null, route: string): Promise<void> {
  const { page, complaints } = await visitorOf(who)
  complaints.length = 0
  await page.setViewportSize(looks[0].size)
  await page.goto(`${home.url}/#${routeOf(route)}`)
  await page.reload()
  // Evaluated from outside, which the page’s own policy has no say in.
  await page.evaluate(axe)
  const faults: string[] = []
  for (const look of looks) {
    await page.setViewportSize(look.size)
    await settled(page)
    await wear(page, look)
    await keep(page, `${name}-${look.name}`)
    faults.push(...(await faultsOf(page)).map(fault => `${look.name}: ${fault}`))
  }
  expect([...complaints, ...faults]).toEqual([])
}

async function keep(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
