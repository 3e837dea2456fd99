import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { contract as circlesContract } from '../../cloudfunctions/circles/contract'
import { personIdOf } from '../../cloudfunctions/kit/ids'
import type { contract as noticesContract } from '../../cloudfunctions/notices/contract'
import type { Home } from '../../local/home'
import { openHome } from '../home'
import { onePixel } from '../picture'
import { doorsOf, refusalOf, type Somebody } from './people'

type Doors = ReturnType<typeof doorsOf>
type Person = Awaited<ReturnType<Doors['as']>>

const notices = (person: Person) => person.to<typeof noticesContract>('notices')
const circles = (person: Person) => person.to<typeof circlesContract>('circles')
const hour = 3600_000
const union = '宏达机械工会'

let home: Home
let doors: Doors
let everybody: Somebody[]
let officer: Person
let leader: Person
let members: Person[]
let circle: string
let unionId: string
const unserved: string[] = []

beforeAll(async () => {
  home = await openHome({
    port: 0,
    data: mkdtempSync(join(tmpdir(), 'niangjia-notices-')),
    demo: true,
    onUnserved: report => unserved.push(JSON.stringify(report)),
  })
  doors = doorsOf(home.url)
  everybody = await doors.people()
  officer = (await playing('工会干部', union))[0] as Person
  leader = (await playing('市总工会 领导'))[0] as Person
  members = await playing('会员', union)
  const { id } = await circles(officer).open({ name: '装配车间' })
  circle = id
  const { code } = await circles(officer).code({ circle })
  for (const member of members) await circles(member).enter({ code })
  unionId = String((await home.engine.find('unions', { filter: { name: union } }))[0]?._id)
  await till('2026-11-23T10:00')
  unserved.length = 0
}, 300_000)

afterAll(() => home.stop())

const playing = (title: string, at?: string): Promise<Person[]> =>
  Promise.all(
    everybody
      .filter(({ roles, union: of }) => roles.includes(title) && (!at || of === at))
      .map(person => doors.as(person)),
  )

/** Lets time pass until the next instant that reads so at the end of the clock (HH:mm) or is that moment. */
async function till(moment: string): Promise<void> {
  const now = await doors.now()
  if (moment.length > 5) {
    const at = Date.parse(`${moment}:00+08:00`)
    await doors.advance(at > now ? at - now : 0)
    return
  }
  const [hours = 0, minutes = 0] = moment.split(':').map(Number)
  const passed = (now + 8 * hour) % (24 * hour)
  await doors.advance((hours * hour + minutes * 60_000 - passed + 48 * hour) % (24 * hour))
}

const allow = async (person: Person) => {
  await doors.consent(person.token, ['niangjia-notice'])
  await notices(person).allow({ kinds: ['notice'] })
}
const remindersOf = async (person: Person) =>
  (await doors.outbox()).filter(({ kind, to }) => kind === 'message' && to === person.id).length
const words = (title: string) => ({ title, body: '本周五下班后在食堂开会。' })
const first = () => members[0] as Person
const second = () => members[1] as Person

test('a message opened twice at once is read once, and both see it', async () => {
  const { id } = await notices(officer).send({ circles: [circle], ...words('两处同时打开') })
  const post = (await notices(first()).inbox({})).rows[0]?.post ?? ''
  const seen = await Promise.all([1, 2, 3].map(() => notices(first()).read({ post })))
  expect(seen.map(({ title }) => title)).toEqual(Array(3).fill('两处同时打开'))
  expect((await notices(officer).notice({ notice: id })).read).toBe(1)
  await notices(officer).recall({ notice: id, reason: '只是试一下' })
})

test('the reach says who is in the inbox, whom WeChat may remind, and names those it may not', async () => {
  await allow(first())
  const reach = await notices(officer).reach({ circles: [circle] })
  expect(reach).toMatchObject({ people: members.length, wechat: 1 })
  expect(reach.quiet).toContain(second().name)
  expect(reach.quiet).not.toContain(first().name)
})

test('a notice reminds by WeChat whom it may once, and whoever has no consent finds it in the inbox', async () => {
  const { id } = await notices(officer).send({ circles: [circle], ...words('周五开会') })
  await doors.advance(60_000)
  await doors.advance(60_000)
  expect(await remindersOf(first())).toBe(1)
  expect(await remindersOf(second())).toBe(0)
  for (const member of members) {
    expect((await notices(member).inbox({})).rows[0]).toMatchObject({ title: '周五开会', read: false })
  }
  expect((await notices(officer).notice({ notice: id })).wechat).toMatchObject({ sent: 1, until: null })
  await notices(first()).read({ post: id })
  expect((await notices(first()).inbox({})).rows[0]).toMatchObject({ read: true })
})

test('a notice to the union is for all its members once, and one to its women for the women', async () => {
  const all = await notices(officer).send({ unions: [unionId], circles: [circle], ...words('给全会') })
  expect(all.reach).toBeGreaterThanOrEqual(members.length)
  expect(
    (await refusalOf(notices(officer).send({ unions: [unionId], some: 'night', ...words('夜班') }))).reason,
  ).toBe('nobody')
  const women = await notices(leader).send({ unions: ['yunzhou'], some: 'woman', ...words('给女职工') })
  expect(women.reach).toBeGreaterThan(0)
  expect(women.reach).toBeLessThan(everybody.length)
  let got = 0
  for (const member of await playing('会员')) {
    const { rows } = await notices(member).inbox({})
    const person = (await home.engine.find('people', { filter: { _id: personIdOf(member.id) } }))[0]
    const has = rows.some(({ title }) => title === '给女职工')
    expect(has).toBe(person?.woman === true)
    if (has) got += 1
    expect(rows.filter(({ title }) => title === '给全会')).toHaveLength(member.union === union ? 1 : 0)
  }
  expect(got).toBeGreaterThan(0)
})

test('the city reaches two unions of its own at once, an officer of one of them does not', async () => {
  const other = String((await home.engine.find('unions', { filter: { name: '永兴纺织工会' } }))[0]?._id)
  const to = { unions: [unionId, other], ...words('给两家') }
  expect((await refusalOf(notices(officer).send(to))).code).toMatch(/NOT_FOUND|INVALID/)
  expect((await notices(leader).send(to)).to).toHaveLength(2)
})

test('nobody at work or asleep is reminded before they are free, unless it is urgent and says why', async () => {
  await till('10:00')
  const hours = {
    kind: 'night' as const,
    shifts: [{ work: [20 * 60, 8 * 60] as [number, number], days: 1 }],
    from: '2026-11-16',
    quiet: [0, 0] as [number, number],
  }
  const { nextFree } = await notices(second()).setHours({ hours })
  expect(new Date(nextFree + 8 * hour).getUTCHours()).toBe(16)
  await allow(second())
  await notices(officer).send({ circles: [circle], ...words('夜班也会看到') })
  await doors.advance(60_000)
  await doors.advance(60_000)
  expect(await remindersOf(second())).toBe(0)
  await till('16:01')
  await doors.advance(60_000)
  expect(await remindersOf(second())).toBe(1)

  await till('10:00')
  await allow(second())
  await notices(officer).send({ circles: [circle], ...words('马上停电'), urgent: '今天中午停电检修' })
  await doors.advance(60_000)
  await doors.advance(60_000)
  expect(await remindersOf(second())).toBe(2)
})

test('a notice set for an hour is nobody’s before it, and may be taken back', async () => {
  await till('10:00')
  const sendAt = (await doors.now()) + 3 * hour
  const past = await refusalOf(
    notices(officer).send({ circles: [circle], ...words('昨天'), sendAt: sendAt - 5 * hour }),
  )
  expect(past).toMatchObject({ reason: 'past', field: 'sendAt' })
  const later = await notices(officer).send({ circles: [circle], ...words('定时的'), sendAt })
  expect(later.state).toBe('scheduled')
  expect((await notices(first()).inbox({})).rows[0]?.title).not.toBe('定时的')
  expect((await refusalOf(notices(first()).read({ post: later.id }))).code).toBe('NOT_FOUND')
  await doors.advance(5 * hour)
  expect((await notices(first()).inbox({})).rows[0]).toMatchObject({ title: '定时的', at: sendAt })
  expect((await notices(officer).notice({ notice: later.id })).state).toBe('sent')
})

test('what was taken back still shows that there was something, and why', async () => {
  const { id } = await notices(officer).send({ circles: [circle], ...words('时间写错了') })
  await notices(first()).read({ post: id })
  await notices(officer).recall({ notice: id, reason: '时间写错，重新发' })
  expect((await notices(first()).inbox({})).rows[0]).toMatchObject({ recalled: true, title: '时间写错了' })
  const read = await notices(first()).read({ post: id })
  expect(read).toMatchObject({ recall: '时间写错，重新发', body: '' })
  expect((await refusalOf(notices(officer).recall({ notice: id, reason: '再来' }))).reason).toBe('recalled')
})

test('only the unread are reminded, once a day', async () => {
  await till('10:00')
  const { id } = await notices(officer).send({ circles: [circle], ...words('请大家看') })
  await notices(first()).read({ post: id })
  await allow(first())
  expect((await refusalOf(notices(officer).remind({ notice: id }))).reason).toBe('reminded-today')
  await doors.advance(30 * hour)
  await allow(second())
  const before = [await remindersOf(first()), await remindersOf(second())]
  await notices(officer).remind({ notice: id })
  await till('16:30')
  await doors.advance(60_000)
  expect([await remindersOf(first()), await remindersOf(second())]).toEqual([before[0], (before[1] ?? 0) + 1])
})

test('a poll counts each person once, the latest choice, and shows how it stands to who has voted', async () => {
  const poll = { question: '哪天聚餐', options: ['周五', '周六'] }
  const { id } = await notices(officer).send({ circles: [circle], ...words('聚餐'), poll })
  expect((await notices(first()).read({ post: id })).poll).toMatchObject({
    mine: null,
    options: [{ votes: null }, { votes: null }],
  })
  await notices(first()).vote({ post: id, option: 0 })
  await notices(first()).vote({ post: id, option: 1 })
  const { poll: seen } = await notices(second()).vote({ post: id, option: 1 })
  expect(seen).toMatchObject({ mine: 1, options: [{ votes: 0 }, { votes: 2 }] })
  expect((await refusalOf(notices(first()).vote({ post: id, option: 5 }))).reason).toBe('no-option')

  const { url } = await notices(officer).exportReceipts({ notice: id })
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await (await fetch(url)).arrayBuffer())
  const rows: string[] = []
  book.worksheets[0]?.eachRow(row => rows.push(String(row.values)))
  expect(rows).toHaveLength(members.length + 1)
  expect(rows.filter(row => row.includes('周六'))).toHaveLength(2)
})

test('a picture comes with the notice and opens for whoever has it', async () => {
  const file = { id: await doors.upload(officer.token, onePixel), name: '现场.png', kind: 'picture' as const }
  const { id } = await notices(officer).send({ circles: [circle], ...words('有图'), files: [file] })
  const { files } = await notices(second()).read({ post: id })
  expect(files).toMatchObject([{ name: '现场.png', kind: 'picture' }])
  expect(Buffer.from(await (await fetch(files[0]?.url ?? '')).arrayBuffer())).toEqual(onePixel)
})

test('no query went without an index', () => expect(unserved).toEqual([]))
