import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BodyWhole, contract, Week } from '../../cloudfunctions/bodies/contract'
import { personIdOf } from '../../cloudfunctions/kit/ids'
import type { contract as mediationContract } from '../../cloudfunctions/mediation/contract'
import type { contract as noticesContract } from '../../cloudfunctions/notices/contract'
import type { Home } from '../../local/home'
import { openHome } from '../home'
import { doorsOf, refusalOf, type Somebody } from './people'

type Doors = ReturnType<typeof doorsOf>
type Person = Awaited<ReturnType<Doors['as']>>

const hour = 3600_000
const day = 24 * hour

const bodies = (person: Person) => person.to<typeof contract>('bodies')
const mediation = (person: Person) => person.to<typeof mediationContract>('mediation')
const notices = (person: Person) => person.to<typeof noticesContract>('notices')

let home: Home
let doors: Doors
let everybody: Somebody[]
let leader: Person
let mediator: Person
let newcomer: Person
let body: BodyWhole
let now: number
const unserved: string[] = []

beforeAll(async () => {
  home = await openHome({
    port: 0,
    data: mkdtempSync(join(tmpdir(), 'niangjia-bodies-')),
    demo: true,
    onUnserved: report => unserved.push(JSON.stringify(report)),
  })
  doors = doorsOf(home.url)
  everybody = await doors.people()
  now = await doors.now()
  leader = await playing('街道工会 专职工作者', '工业路街道总工会')
  mediator = await playing('街道调解员', '工业路街道总工会')
  newcomer = await playing('第一次打开的职工')
  const phone = '13700000071'
  await newcomer.call('members', 'sendCode', { phone })
  const code = await doors.smsCode(phone)
  await newcomer.call('members', 'verifyPhone', { phone, code, name: newcomer.name })
  const { rows } = await bodies(leader).list({ kind: 'street' })
  const found = rows.find(({ name }) => name.includes('工业路'))
  body = await bodies(leader).body({ body: found?.id ?? '' })
}, 300_000)

afterAll(() => home.stop())

const playing = async (title: string, union?: string, nth = 0): Promise<Person> => {
  const found = everybody.filter(({ roles, union: at }) => roles.includes(title) && (!union || at === union))
  const one = found[nth]
  if (!one) throw new Error(`nobody plays ${title} ${union ?? ''}`)
  return doors.as(one)
}

/** Ten in the morning in Asia/Shanghai, some days on. */
const tenOClock = (days: number) => Math.floor((now + 8 * hour) / day + days) * day + 2 * hour
const dayOf = (at: number) => new Date(at + 8 * hour).toISOString().slice(0, 10)
const daily: Week = Array.from({ length: 7 }, () => [[540, 1050]])

test('a worker sees the bodies that cover their own union, the street’s first, the committee with its warning', async () => {
  const member = await playing('会员', '宏达机械工会')
  const near = await bodies(member).list({ near: true })
  expect(near.rows[0]).toMatchObject({ kind: 'street', name: expect.stringContaining('工业路') })
  expect(near.rows.at(-1)).toMatchObject({ kind: 'enterprise', warning: expect.stringContaining('单位方') })
  expect(near.rows.map(({ name }) => name).join()).not.toContain('河滨')
  const stranger = await bodies(newcomer).list({ near: true })
  expect(new Set(stranger.rows.map(({ kind }) => kind))).toEqual(new Set(['street']))
})

test('a worker sees who mediates and when it is open, and nothing that is for who keeps the register', async () => {
  const seen = await bodies(newcomer).body({ body: body.id })
  expect(seen).toMatchObject({ kept: null, booked: false, sure: true, warning: null })
  expect(seen.mediators.map(({ name }) => name)).toContain(mediator.name)
  expect(JSON.stringify(seen)).not.toMatch(/"1[3-9]\d{9}"/)
})

describe('the roster', () => {
  const given = { phone: '13700000071', as: 'lawyer' as const, note: '天平律师事务所' }

  test('who is added opens the worklist from the next call on', async () => {
    expect((await refusalOf(mediation(newcomer).worklist({}))).code).toBe('NOT_FOUND')
    const wrong = { body: body.id, ...given, name: '别的名字' }
    expect(await refusalOf(bodies(leader).addMediator(wrong))).toMatchObject({ field: 'name' })
    const after = await bodies(leader).addMediator({ ...wrong, name: newcomer.name })
    expect(after.kept?.seats.map(({ name }) => name)).toContain(newcomer.name)
    expect(Array.isArray((await mediation(newcomer).worklist({})).rows)).toBe(true)
  })

  test('who is removed cannot, is told why, and stays in the history', async () => {
    const person = body.id && (await bodies(leader).body({ body: body.id })).kept?.seats
    const seat = person ? person.find(({ name, until }) => name === newcomer.name && until === null) : null
    await bodies(leader).removeMediator({ body: body.id, person: seat?.person ?? '', reason: '聘期满了' })
    expect((await refusalOf(mediation(newcomer).worklist({}))).code).toBe('NOT_FOUND')
    const { rows } = await notices(newcomer).inbox({})
    expect(rows[0]?.title).toContain('不再是')
    const after = await bodies(leader).body({ body: body.id })
    expect(after.mediators.map(({ name }) => name)).not.toContain(newcomer.name)
    expect(after.kept?.seats.find(({ name }) => name === newcomer.name)).toMatchObject({ reason: '聘期满了' })
  })

  test('an officer elsewhere finds no such body to change', async () => {
    const other = await playing('街道工会 专职工作者', '河滨街道总工会')
    const wrong = { body: body.id, ...given, name: newcomer.name }
    expect((await refusalOf(bodies(other).addMediator(wrong))).code).toBe('NOT_FOUND')
  })
})

describe('a room', () => {
  let room: string

  beforeAll(async () => {
    const made = await bodies(leader).addRoom({
      body: body.id,
      name: '试用调解室',
      place: '四楼 401',
      hours: daily,
    })
    room = made.id
  })

  test('booked for the same hour by several at once is given to one, the others learn who and when it is free', async () => {
    const from = tenOClock(3)
    const wish = { room, from, to: from + hour, label: '听取双方意见' }
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => bodies(mediator).book(wish)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const no = await refusalOf(bodies(mediator).book(wish))
    expect(no).toMatchObject({ code: 'CONFLICT', reason: 'room-taken', field: 'from' })
    expect(no.message).toContain(mediator.name)
    expect(no.message).toMatch(/最近能用的是 .*11:00–12:00/)
    const [held] = await bodies(mediator).bookings({ room, day: dayOf(from) })
    expect(held?.bookings).toHaveLength(1)
  })

  test('what it is booked for is told to mediators and not to the officer', async () => {
    const asked = { room, day: dayOf(tenOClock(3)) }
    const [seen] = await bodies(mediator).bookings(asked)
    expect(seen?.bookings[0]?.label).toBe('听取双方意见')
    const [watched] = await bodies(leader).bookings(asked)
    expect(watched?.bookings[0]).toMatchObject({ by: mediator.name, label: null, record: null })
  })

  test('moved over its own time or to another day it has the new time alone; refused, it keeps the old', async () => {
    const from = tenOClock(7)
    const asked = (days: number) => ({ room, day: dayOf(tenOClock(days)) })
    const first = await bodies(mediator).book({ room, from, to: from + 2 * hour, label: '回访' })
    const over = { room, from: from + hour, to: from + 3 * hour }
    const second = await bodies(mediator).move({ booking: first.booking, ...over })
    expect((await bodies(mediator).freeTimes(asked(7))).free).toEqual([
      [540, 660],
      [780, 1050],
    ])
    const closed = { room, from: from + 11 * hour, to: from + 12 * hour }
    const no = await refusalOf(bodies(mediator).move({ booking: second.booking, ...closed }))
    expect(no.reason).toBe('outside-hours')
    const next = { booking: second.booking, room, from: from + day, to: from + day + hour }
    const third = await bodies(mediator).move(next, { requestId: 'moves-to-the-next-day' })
    expect(await bodies(mediator).move(next, { requestId: 'moves-to-the-next-day' })).toEqual(third)
    expect((await bodies(mediator).freeTimes(asked(7))).free).toEqual([[540, 1050]])
    expect((await bodies(mediator).bookings(asked(8)))[0]?.bookings).toMatchObject([
      { id: third.booking, from: 600, to: 660, label: '回访', mine: true },
    ])
    expect((await refusalOf(bodies(mediator).move(next))).code).toBe('NOT_FOUND')
  })

  test('given back, the hour is free again', async () => {
    const asked = { room, day: dayOf(tenOClock(3)) }
    const [held] = await bodies(mediator).bookings(asked)
    await bodies(mediator).release({ booking: held?.bookings[0]?.id ?? '' })
    expect((await bodies(mediator).freeTimes(asked)).free).toEqual([[540, 1050]])
  })

  test('closed for a day it takes nothing more, and who had booked it is told', async () => {
    const from = tenOClock(5)
    await bodies(mediator).book({ room, from, to: from + hour, label: '回访' })
    const asked = { room, day: dayOf(from) }
    const closed = await bodies(leader).closeRoom({ ...asked, reason: '楼里停电检修' })
    expect(closed).toMatchObject({ closed: '楼里停电检修', free: [] })
    const later = { room, from: from + 2 * hour, to: from + 3 * hour, label: '回访' }
    expect(await refusalOf(bodies(mediator).book(later))).toMatchObject({ reason: 'room-closed' })
    const { rows } = await notices(mediator).inbox({})
    expect(rows[0]?.title).toContain('不开放')
    expect((await bodies(leader).reopenRoom(asked)).closed).toBeNull()
    await bodies(mediator).book(later)
  })

  test('as an effect of another document it is booked once; what cannot be had is told to who asked', async () => {
    const from = tenOClock(9)
    const person = personIdOf(mediator.id)
    const wish = { room, from, to: from + hour, record: 'case-1', label: '第一次调解', person, link: null }
    const acts = [
      { r: 'effect-1', effects: [{ to: 'bodies.book', input: wish }] },
      {
        r: 'effect-2',
        effects: [{ to: 'bodies.book', input: { ...wish, record: 'case-2', label: '第二案' } }],
      },
    ]
    const act = { at: now, by: person, name: mediator.name, action: 'test', note: '排期' }
    await home.engine.update('bodies_bodies', {
      filter: { _id: body.id },
      update: { $set: { pending: acts.map(one => ({ ...act, ...one })), pendingAt: now } },
    })
    await doors.advance(2 * 60_000)
    const asked = { room, day: dayOf(from) }
    const [held] = await bodies(mediator).bookings(asked)
    expect(held?.bookings).toMatchObject([{ record: 'case-1', label: '第一次调解', mine: false }])
    const { rows } = await notices(mediator).inbox({})
    expect(rows.map(({ title }) => title)).toContain('没有订到试用调解室')
    const booking = held?.bookings[0]?.id ?? ''
    const no = await refusalOf(bodies(mediator).release({ booking }))
    expect(no.reason).toBe('booked-for-case')
    const release = { r: 'effect-3', effects: [{ to: 'bodies.release', input: { booking } }] }
    await home.engine.update('bodies_bodies', {
      filter: { _id: body.id },
      update: { $set: { pending: [{ ...act, ...release }], pendingAt: now } },
    })
    await doors.advance(2 * 60_000)
    expect((await bodies(mediator).bookings(asked))[0]?.bookings).toEqual([])
  })

  test('outside its hours, in the past and past midnight it is not given', async () => {
    const from = tenOClock(6)
    const wish = (start: number, end: number) => ({ room, from: start, to: end, label: '回访' })
    const reasonOf = async (start: number, end: number) =>
      (await refusalOf(bodies(mediator).book(wish(start, end)))).reason
    expect(await reasonOf(from - 3 * hour, from - 2 * hour)).toBe('outside-hours')
    expect(await reasonOf(from - 9 * day, from - 9 * day + hour)).toBe('past')
    expect(await reasonOf(from + 13 * hour, from + 15 * hour)).toBe('past-midnight')
  })
})

test('the seal takes a picture that papers can carry and no other, and only who keeps the register sees it', async () => {
  const words = { body: body.id, name: body.name, area: body.area, seal: '调解中心章' }
  const webp = await doors.upload(leader.token, Buffer.from('524946462400000057454250', 'hex'))
  expect(await refusalOf(bodies(leader).amend({ ...words, picture: webp }))).toMatchObject({
    code: 'INVALID',
    field: 'picture',
  })
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const picture = await doors.upload(leader.token, png)
  const after = await bodies(leader).amend({ ...words, picture })
  expect(after.kept?.seal).toMatchObject({ name: '调解中心章', picture: expect.stringContaining('http') })
  expect((await bodies(newcomer).body({ body: body.id })).kept).toBeNull()
  const again = await bodies(leader).amend({ ...words, area: '工业路街道和园区' })
  expect(again).toMatchObject({ area: '工业路街道和园区', kept: { seal: { picture: expect.any(String) } } })
})

test('two bodies never number their cases by the same short name', async () => {
  const given = { kind: 'industry' as const, name: '快递行业调解委员会', area: '快递行业', seal: '调解章' }
  const made = await bodies(leader).register({ ...given, short: '快' })
  expect(made.kept).toMatchObject({ short: '快' })
  expect(await refusalOf(bodies(leader).register({ ...given, short: '快' }))).toMatchObject({
    code: 'CONFLICT',
    field: 'short',
  })
})

test('after all of it no query went without an index and the database is sound', async () => {
  expect(unserved).toEqual([])
  expect((await home.engine.integrity()).problems).toEqual([])
})
