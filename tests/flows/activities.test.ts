import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { contract as activitiesContract } from '../../cloudfunctions/activities/contract'
import { offerLife } from '../../cloudfunctions/activities/waitlist'
import type { contract as circlesContract } from '../../cloudfunctions/circles/contract'
import type { contract as membersContract } from '../../cloudfunctions/members/contract'
import type { contract as noticesContract } from '../../cloudfunctions/notices/contract'
import type { Home } from '../../local/home'
import { openHome } from '../home'
import { doorsOf, Refused, refusalOf, type Somebody } from './people'

type Doors = ReturnType<typeof doorsOf>
type Person = Awaited<ReturnType<Doors['as']>>

const minute = 60_000
const hour = 60 * minute

const members = (person: Person) => person.to<typeof membersContract>('members')
const circles = (person: Person) => person.to<typeof circlesContract>('circles')
const notices = (person: Person) => person.to<typeof noticesContract>('notices')
const activities = (person: Person) => person.to<typeof activitiesContract>('activities')

let home: Home
let doors: Doors
let everybody: Somebody[]
let officer: Person
let circle: string
let crowd: Person[]
const unserved: string[] = []
/** Database calls of each call to the activities function. */
const trips = new Map<string, number>()

beforeAll(async () => {
  home = await openHome({
    port: 0,
    data: mkdtempSync(join(tmpdir(), 'niangjia-activities-')),
    demo: true,
    observer: {
      afterDatabaseCall({ functionName, requestId = '', n }) {
        if (functionName === 'activities') trips.set(requestId, n)
      },
    },
    onUnserved: report => unserved.push(JSON.stringify(report)),
  })
  doors = doorsOf(home.url)
  everybody = await doors.people()
  officer = await playing('工会干部', '宏达机械工会')
  circle = (await circles(officer).open({ name: '装配车间' })).id
  const { code } = await circles(officer).code({ circle })
  crowd = []
  for (let i = 0; i < 8; i += 1) {
    const person = await playing('第一次打开的职工', undefined, i)
    const phone = `1380000010${i}`
    await members(person).sendCode({ phone })
    await members(person).verifyPhone({ phone, code: await doors.smsCode(phone), name: person.name })
    await circles(person).enter({ code })
    crowd.push(person)
  }
}, 300_000)

afterAll(() => home.stop())

async function playing(title: string, union?: string, nth = 0): Promise<Person> {
  const found = everybody.filter(({ roles, union: at }) => roles.includes(title) && (!union || at === union))[
    nth
  ]
  if (!found) throw new Error(`nobody plays ${title} ${union ?? ''}`)
  return doors.as(found)
}

const nth = (i: number): Person => {
  const found = crowd[i]
  if (!found) throw new Error(`nobody is ${i}th`)
  return found
}

const planned = async (inHours: number, places: number) => {
  const startsAt = (await doors.now()) + inHours * hour
  return {
    title: '羽毛球',
    place: '职工之家二楼',
    note: '',
    startsAt,
    endsAt: startsAt + 2 * hour,
    places,
    circles: [circle],
  }
}

const idsOf = async (activity: string) =>
  new Map((await activities(officer).people({ activity })).map(({ name, person }) => [name, person]))

async function readSheet(url: string): Promise<string[][]> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await (await fetch(url)).arrayBuffer())
  const lines: string[][] = []
  book.worksheets[0]?.eachRow(row => {
    const values: unknown[] = Array.isArray(row.values) ? row.values.slice(1) : []
    lines.push(values.map(value => (typeof value === 'string' ? value : JSON.stringify(value))))
  })
  return lines
}

describe('from sold out to the door', () => {
  const ask = [
    { label: '球拍自带吗', kind: 'choice' as const, options: ['自带', '要借'], required: true },
    { label: '想说的话', kind: 'text' as const, options: [], required: false },
  ]
  let activity: string
  let ticket: string

  test('three places of an activity with questions are taken, an answer left out is refused by its number', async () => {
    activity = (await activities(officer).open({ ...(await planned(30, 3)), questions: ask })).id
    const refused = await refusalOf(activities(nth(0)).signUp({ activity }))
    expect(refused).toMatchObject({ reason: 'answer', field: 'answers.0' })
    for (const i of [0, 1, 2]) await activities(nth(i)).signUp({ activity, answers: ['自带', '=1+1'] })
    expect((await refusalOf(activities(nth(3)).signUp({ activity, answers: ['自带'] }))).reason).toBe(
      'sold-out',
    )
  })

  test('who comes late waits in line and sees how many come first', async () => {
    for (const i of [3, 4, 5, 6]) await activities(nth(i)).wait({ activity, answers: ['要借', ''] })
    const { waiting, inLine } = await activities(nth(6)).activity({ activity })
    expect(waiting).toMatchObject({ ahead: 3, offer: null })
    expect(inLine).toBe(4)
    expect((await activities(nth(6)).wait({ activity, answers: ['要借', ''] })).turn).not.toBeNull()
    expect((await activities(nth(6)).activity({ activity })).inLine).toBe(4)
  })

  test('two who cancel at once have their places offered to two different people, the first in line', async () => {
    await Promise.all([0, 1].map(i => activities(nth(i)).cancel({ activity })))
    const rows = await activities(officer).people({ activity })
    expect(rows.map(({ name, state }) => [name, state])).toEqual([
      [nth(2).name, 'place'],
      [nth(3).name, 'offered'],
      [nth(4).name, 'offered'],
      [nth(5).name, 'waiting'],
      [nth(6).name, 'waiting'],
    ])
    expect((await activities(officer).activity({ activity })).left).toBe(0)
    for (const i of [3, 4]) {
      const { rows: inbox } = await notices(nth(i)).inbox({})
      expect(inbox[0]).toMatchObject({
        title: expect.stringMatching(/^名额递补，\d+月\d+日\(周.\) \d\d:\d\d 前确认$/),
        link: { system: 'activities', id: activity },
      })
    }
  })

  test('one accepts in time; the other’s offer lapses by the clock and goes to the next', async () => {
    await activities(nth(3)).acceptOffer({ activity })
    await doors.advance(offerLife + minute)
    expect((await activities(nth(4)).activity({ activity })).waiting).toBeNull()
    expect((await refusalOf(activities(nth(4)).acceptOffer({ activity }))).reason).toBe('no-offer')
    const now = await activities(nth(5)).activity({ activity })
    expect(now.waiting?.offer?.until).toBeGreaterThan((await doors.now()) + 11 * hour)
    expect(now.left).toBe(0)
    const { rows } = await notices(nth(4)).inbox({})
    expect(rows[0]?.title).toContain('过了时间')
  })

  test('the next declines and the last in line takes the place', async () => {
    await activities(nth(5)).leaveWaiting({ activity })
    await activities(nth(6)).acceptOffer({ activity })
    const rows = await activities(officer).people({ activity })
    expect(rows.map(({ name, state }) => [name, state])).toEqual([
      [nth(2).name, 'place'],
      [nth(3).name, 'place'],
      [nth(6).name, 'place'],
    ])
  })

  test('one taken off the list is told why, and the place nobody waits for is free again', async () => {
    const person = (await idsOf(activity)).get(nth(6).name) ?? ''
    await activities(officer).removePerson({ activity, person, reason: '当天值班' })
    const { rows } = await notices(nth(6)).inbox({})
    const post = await notices(nth(6)).read({ post: rows[0]?.post ?? '' })
    expect(post.body).toContain('当天值班')
    await activities(nth(7)).signUp({ activity, answers: ['自带', '@来了'] })
    expect((await activities(nth(7)).activity({ activity })).left).toBe(0)
  })

  test('a ticket scanned at the door lets in once; again it says when, a copied old one is refused', async () => {
    const { startsAt } = await activities(officer).activity({ activity })
    await doors.advance(startsAt - hour - (await doors.now()))
    const { codes } = await activities(nth(2)).ticket({ activity })
    ticket = codes[0]?.scene ?? ''
    expect(ticket).toMatch(/^t\.[0-9A-Z]{30}$/)
    const first = await activities(officer).admit({ activity, ticket })
    expect(first).toMatchObject({ name: nth(2).name, before: false })
    expect(await activities(officer).admit({ activity, ticket })).toEqual({ ...first, before: true })

    const copied = (await activities(nth(3)).ticket({ activity })).codes[0]?.scene ?? ''
    await doors.advance(minute)
    expect((await refusalOf(activities(officer).admit({ activity, ticket: copied }))).reason).toBe(
      'old-ticket',
    )
    const later = (await activities(nth(3)).ticket({ activity })).codes[0]?.scene ?? ''
    expect((await activities(officer).admit({ activity, ticket: later })).before).toBe(false)
  })

  test('a ticket of another activity or a made-up one is wrong, one whose place is gone has no place', async () => {
    const other = (await activities(officer).open(await planned(1, 3))).id
    await activities(nth(2)).signUp({ activity: other })
    const foreign = (await activities(nth(2)).ticket({ activity: other })).codes[0]?.scene ?? ''
    expect((await refusalOf(activities(officer).admit({ activity, ticket: foreign }))).reason).toBe(
      'wrong-ticket',
    )
    await activities(nth(2)).cancel({ activity: other })
    expect((await refusalOf(activities(officer).admit({ activity: other, ticket: foreign }))).reason).toBe(
      'no-place',
    )
    expect((await refusalOf(activities(nth(2)).ticket({ activity: other }))).reason).toBe('no-place')
  })

  test('one without a phone is let in by name for a reason that is kept', async () => {
    const person = (await idsOf(activity)).get(nth(7).name) ?? ''
    const admitted = await activities(officer).admitByName({ activity, person, reason: '手机没电' })
    expect(admitted).toMatchObject({ name: nth(7).name, before: false })
    expect(await activities(officer).arrivals({ activity })).toMatchObject({ signedUp: 3, arrived: 3 })
    await doors.advance(minute)
    const lines = await home.engine.find('journal', { filter: { record: activity } })
    expect(lines.map(({ note }) => note)).toContain(`按姓名签到（手机没电） ${nth(7).name}`)
  })

  test('the list taken along has every row, and no cell of it is a formula', async () => {
    const { url, name } = await activities(officer).exportPeople({ activity })
    expect(name).toBe('羽毛球名单.xlsx')
    const [head, ...lines] = await readSheet(url)
    expect(head).toEqual(['姓名', '电话', '报名时间', '球拍自带吗', '想说的话', '状态', '签到时间'])
    expect(lines.map(line => line[0])).toEqual([nth(2).name, nth(3).name, nth(7).name])
    expect(lines[0]).toEqual([
      nth(2).name,
      '138****0102',
      expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/),
      '自带',
      '=1+1',
      '已到',
      expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/),
    ])
    expect(lines[2]?.[4]).toBe('@来了')
  })
})

describe('sessions of a series', () => {
  const sessions = async (severalSessions: boolean) => {
    const first = await planned(30, 2)
    const more = [1, 2].map(i => ({
      startsAt: first.startsAt + i * 24 * hour,
      endsAt: first.endsAt + i * 24 * hour,
      places: 2 + i,
    }))
    const opened = await activities(officer).open({ ...first, sessions: more, severalSessions })
    return opened.sessions
  }
  const idAt = (list: { id: string }[], i: number) => list[i]?.id ?? ''

  test('each session stands alone with its own time and places', async () => {
    const list = await sessions(false)
    expect(list.map(({ places, left }) => [places, left])).toEqual([
      [2, 2],
      [3, 3],
      [4, 4],
    ])
    const { rows } = await activities(nth(0)).coming({})
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(list.map(({ id }) => id)))
  })

  test('one person has one place in a series, also when all are tapped at once', async () => {
    const list = await sessions(false)
    const tapped = await Promise.allSettled(list.map(({ id }) => activities(nth(0)).signUp({ activity: id })))
    const had = tapped.filter(({ status }) => status === 'fulfilled').length
    expect(had).toBe(1)
    const { sessions: seen } = await activities(nth(0)).activity({ activity: idAt(list, 0) })
    expect(seen.filter(({ mine }) => mine)).toHaveLength(1)

    await doors.advance(2 * minute)
    const mine = seen.find(({ mine }) => mine)?.id ?? ''
    const other = seen.find(({ mine }) => !mine)?.id ?? ''
    expect((await refusalOf(activities(nth(0)).signUp({ activity: other }))).reason).toBe('other-session')
    await activities(nth(0)).cancel({ activity: mine })
    expect((await activities(nth(0)).signUp({ activity: other })).place).not.toBeNull()
  })

  test('where several are allowed, one person may have places in several', async () => {
    const list = await sessions(true)
    for (const { id } of list) await activities(nth(1)).signUp({ activity: id })
    const { sessions: seen } = await activities(nth(1)).activity({ activity: idAt(list, 0) })
    expect(seen.filter(({ mine }) => mine)).toHaveLength(3)
  })
})

describe('a check-in noted by mistake', () => {
  const anActivity = async () => {
    const { id } = await activities(officer).open(await planned(1, 3))
    const { codes } = await activities(officer).door({ activity: id })
    return { id, code: codes[0]?.digits ?? '' }
  }
  const idOf = async (activity: string, name: string) => (await idsOf(activity)).get(name) ?? ''

  test('is taken back at the door for a reason that is kept and told, and the person checks in again', async () => {
    const { id, code } = await anActivity()
    await activities(nth(0)).signUp({ activity: id })
    const requestId = randomUUID()
    await activities(nth(0)).checkIn({ activity: id, code }, { requestId })
    const person = await idOf(id, nth(0).name)
    const undone = await activities(officer).undoArrival({ activity: id, person, reason: '扫成了别人' })
    expect(undone).toMatchObject({ signedUp: 1, arrived: 0, latest: [] })
    const { rows } = await notices(nth(0)).inbox({})
    expect(rows[0]).toMatchObject({ title: '“羽毛球”的签到撤销了', link: { id } })
    const repeated = activities(nth(0)).checkIn({ activity: id, code }, { requestId })
    expect((await refusalOf(repeated)).reason).toBe('arrival-undone')
    await activities(nth(0)).checkIn({ activity: id, code })
    expect(await activities(officer).arrivals({ activity: id })).toMatchObject({ arrived: 1 })
    await doors.advance(minute)
    const lines = await home.engine.find('journal', { filter: { record: id } })
    expect(lines.map(({ note }) => note)).toContain(`撤销签到 ${nth(0).name}：扫成了别人`)
  })

  test('once taken back the place can be given back, as by one who never came', async () => {
    const { id, code } = await anActivity()
    await activities(nth(0)).signUp({ activity: id })
    await activities(nth(0)).checkIn({ activity: id, code })
    expect((await refusalOf(activities(nth(0)).cancel({ activity: id }))).reason).toBe('arrived')
    const person = await idOf(id, nth(0).name)
    await activities(officer).undoArrival({ activity: id, person, reason: '点错了' })
    expect((await activities(nth(0)).cancel({ activity: id })).left).toBe(3)
  })

  test('two who take it back at once do it once, and nothing is taken back that is not there or is over', async () => {
    const { id, code } = await anActivity()
    await activities(nth(0)).signUp({ activity: id })
    await activities(nth(1)).signUp({ activity: id })
    const other = await idOf(id, nth(1).name)
    const person = await idOf(id, nth(0).name)
    const undo = (who: string) =>
      activities(officer).undoArrival({ activity: id, person: who, reason: '点错了' })
    expect((await refusalOf(undo(other))).reason).toBe('not-arrived')
    await activities(nth(0)).checkIn({ activity: id, code })
    const both = await Promise.allSettled([undo(person), undo(person)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await activities(nth(0)).checkIn({ activity: id, code })
    await doors.advance(4 * hour)
    expect((await refusalOf(undo(person))).reason).toBe('over')
  })
})

describe('guessing at the door', () => {
  test('who guessed wrong too often is let in by no right code, however many at once, until the wait is over', async () => {
    const { id } = await activities(officer).open(await planned(1, 3))
    await activities(nth(2)).signUp({ activity: id })
    const { codes } = await activities(officer).door({ activity: id })
    const shown = new Set(codes.map(({ digits }) => digits))
    const wrong = Array.from({ length: 20 }, (_, i) => String(100_000 + i)).filter(one => !shown.has(one))
    for (const code of wrong.slice(0, 5)) {
      expect((await refusalOf(activities(nth(2)).checkIn({ activity: id, code }))).reason).toBe(
        'wrong-door-code',
      )
    }
    const code = codes[0]?.digits ?? ''
    const right = Array.from({ length: 200 }, () =>
      refusalOf(activities(nth(2)).checkIn({ activity: id, code })),
    )
    expect(new Set((await Promise.all(right)).map(({ code, reason }) => `${code} ${reason}`))).toEqual(
      new Set(['RATE door-code']),
    )
    expect(await activities(officer).arrivals({ activity: id })).toMatchObject({ arrived: 0 })
    await doors.advance(10 * minute)
    const later = (await activities(officer).door({ activity: id })).codes[0]?.digits ?? ''
    await activities(nth(2)).checkIn({ activity: id, code: later })
    expect(await activities(officer).arrivals({ activity: id })).toMatchObject({ arrived: 1 })
    await doors.advance(15 * minute)
    expect(await home.engine.get('activities_activities', id)).toMatchObject({ guesses: {}, guessedAt: 0 })
  })

  test('a right code tells one without a place no more than the limit’s wrong ones do', async () => {
    const { id } = await activities(officer).open(await planned(1, 3))
    const { codes } = await activities(officer).door({ activity: id })
    const code = codes[0]?.digits ?? ''
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, () => refusalOf(activities(nth(3)).checkIn({ activity: id, code }))),
    )
    const told = outcomes.filter(({ reason }) => reason === 'no-place')
    expect(told.length).toBeLessThanOrEqual(5)
    expect(outcomes.filter(({ reason }) => reason === 'door-code')).toHaveLength(40 - told.length)
  })

  test('before the door opens and after it shut a code is not judged at all', async () => {
    const { id } = await activities(officer).open(await planned(30, 3))
    await activities(nth(2)).signUp({ activity: id })
    const { codes } = await activities(officer).door({ activity: id })
    for (const code of ['100000', codes[0]?.digits ?? '', '100001', '100002', '100003', '100004'])
      expect((await refusalOf(activities(nth(2)).checkIn({ activity: id, code }))).reason).toBe('too-early')
  })
})

describe('a line as long as it may be', () => {
  test('takes who still finds room and refuses the next, read or not', async () => {
    const { id } = await activities(officer).open(await planned(30, 1))
    await activities(nth(0)).signUp({ activity: id })
    await activities(nth(1)).wait({ activity: id })
    const doc = await home.engine.get('activities_activities', id)
    const [first] = Array.isArray(doc?.waiting) ? doc.waiting : []
    const waiting = Array.from({ length: 999 }, (_, i) => ({ ...first, person: `in-line-${i}` }))
    await home.engine.update('activities_activities', { filter: { _id: id }, update: { $set: { waiting } } })
    const outcomes = await Promise.allSettled([2, 3, 4].map(i => activities(nth(i)).wait({ activity: id })))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = outcomes.flatMap(one => (one.status === 'rejected' ? [one.reason.reason] : []))
    expect(refused).toEqual(['line-full', 'line-full'])
    expect((await activities(nth(0)).activity({ activity: id })).inLine).toBe(1000)
  })
})

describe('what it costs', () => {
  const tripsOf = async (work: (requestId: string) => Promise<unknown>) => {
    const requestId = `trips-${randomUUID()}`
    await work(requestId).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error
    })
    return trips.get(requestId)
  }

  test('a sign-up, a check-in and a look at who came are two round trips each, and so is a refusal for want of a place where that was met before', async () => {
    const { id } = await activities(officer).open(await planned(1, 1))
    const input = { activity: id }
    expect(await tripsOf(requestId => activities(nth(4)).signUp(input, { requestId }))).toBe(2)
    expect(await tripsOf(requestId => activities(nth(5)).signUp(input, { requestId }))).toBe(3)
    expect(await tripsOf(requestId => activities(nth(6)).signUp(input, { requestId }))).toBe(2)
    const code = (await activities(officer).door(input)).codes[0]?.digits ?? ''
    expect(await tripsOf(requestId => activities(nth(4)).checkIn({ ...input, code }, { requestId }))).toBe(2)
    expect(await tripsOf(requestId => activities(officer).arrivals(input, { requestId }))).toBe(2)
  })
})

describe('for whom it is and whether it is', () => {
  test('one for the officer’s whole union reaches members outside the circle, and no plain worker', async () => {
    const { roles } = await members(officer).me({})
    const union = roles.find(({ role }) => role === 'officer')?.of ?? ''
    const plan = { ...(await planned(30, 5)), circles: [], unions: [union] }
    const { id, unions } = await activities(officer).open(plan)
    expect(unions.map(({ name }) => name)).toEqual(['宏达机械工会'])
    const member = await playing('会员', '宏达机械工会')
    await activities(member).signUp({ activity: id })
    expect((await activities(member).activity({ activity: id })).left).toBe(4)
    expect((await refusalOf(activities(nth(0)).signUp({ activity: id }))).code).toBe('NOT_FOUND')
    const elsewhere = { ...plan, unions: ['d1s1w2-union'] }
    expect((await refusalOf(activities(officer).open(elsewhere))).code).toBe('NOT_FOUND')
  })

  test('who runs it without being in its circle sees it as nothing to sign up for', async () => {
    const { id } = await activities(officer).open(await planned(30, 5))
    expect(await activities(officer).activity({ activity: id })).toMatchObject({ kept: true, mayCome: false })
    expect(await activities(nth(0)).activity({ activity: id })).toMatchObject({ kept: false, mayCome: true })
  })

  test('one for members only is seen by the circle and taken by members', async () => {
    const { id } = await activities(officer).open({ ...(await planned(30, 5)), membersOnly: true })
    expect((await refusalOf(activities(nth(0)).signUp({ activity: id }))).reason).toBe('members-only')
  })

  test('called off, everybody with a place or in line is told why and nobody signs up', async () => {
    const { id } = await activities(officer).open(await planned(30, 1))
    await activities(nth(0)).signUp({ activity: id })
    await activities(nth(1)).wait({ activity: id })
    const off = await activities(officer).callOff({ activity: id, reason: '场馆停电' })
    expect(off).toMatchObject({ state: 'off', off: { reason: '场馆停电' } })
    for (const i of [0, 1]) {
      const { rows } = await notices(nth(i)).inbox({})
      const post = await notices(nth(i)).read({ post: rows[0]?.post ?? '' })
      expect(post).toMatchObject({ title: '“羽毛球”停办了', body: expect.stringContaining('场馆停电') })
    }
    expect((await refusalOf(activities(nth(2)).signUp({ activity: id }))).reason).toBe('called-off')
  })
})

test('after all of it no query went without an index and the database is sound', async () => {
  expect(unserved).toEqual([])
  expect((await home.engine.integrity()).problems).toEqual([])
})
