import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { contract as activitiesContract } from '../../cloudfunctions/activities/contract'
import type { contract as bodiesContract } from '../../cloudfunctions/bodies/contract'
import type { contract as circlesContract } from '../../cloudfunctions/circles/contract'
import { identityCheckDigit } from '../../cloudfunctions/kit/contract'
import holidays from '../../cloudfunctions/kit/holidays.json'
import type { contract as mediationContract } from '../../cloudfunctions/mediation/contract'
import { mediating } from '../../cloudfunctions/mediation/procedure'
import type { contract as membersContract } from '../../cloudfunctions/members/contract'
import type { contract as noticesContract } from '../../cloudfunctions/notices/contract'
import type { Home } from '../../local/home'
import { openHome } from '../home'
import { doorsOf, refusalOf, type Somebody } from './people'

type Doors = ReturnType<typeof doorsOf>
type Person = Awaited<ReturnType<Doors['as']>>

const second = 1000
const day = 24 * 3600 * second

const members = (person: Person) => person.to<typeof membersContract>('members')
const circles = (person: Person) => person.to<typeof circlesContract>('circles')
const notices = (person: Person) => person.to<typeof noticesContract>('notices')
const activities = (person: Person) => person.to<typeof activitiesContract>('activities')
const bodies = (person: Person) => person.to<typeof bodiesContract>('bodies')
const mediation = (person: Person) => person.to<typeof mediationContract>('mediation')

let home: Home
let doors: Doors
let everybody: Somebody[]
const unserved: string[] = []

beforeAll(async () => {
  home = await openHome({
    port: 0,
    data: mkdtempSync(join(tmpdir(), 'niangjia-line-')),
    demo: true,
    onUnserved: report => unserved.push(JSON.stringify(report)),
  })
  doors = doorsOf(home.url)
  everybody = await doors.people()
}, 300_000)

afterAll(() => home.stop())

test('a city is told and every query of its story stands on a declared index', () => {
  expect(everybody).toHaveLength(200)
  expect(unserved).toEqual([])
})

const playing = async (title: string, union?: string, nth = 0): Promise<Person> => {
  const found = everybody.filter(({ roles, union: at }) => roles.includes(title) && (!union || at === union))[
    nth
  ]
  if (!found) throw new Error(`nobody plays ${title} ${union ?? ''}`)
  return doors.as(found)
}

const verified = async (person: Person, phone: string) => {
  await members(person).sendCode({ phone })
  return members(person).verifyPhone({ phone, code: await doors.smsCode(phone), name: person.name })
}

const idNumber = (n: number) => {
  const first = `33019919900101${String(n).padStart(3, '0')}`
  return `${first}${identityCheckDigit(first)}`
}

test('the demo city has a dispute at every state one can be in', async () => {
  const found = await home.engine.find('mediation_cases', { filter: {} })
  const states = new Set(found.map(({ state }) => String(state)))
  expect([...states].sort()).toEqual(Object.keys(mediating.states).sort())
})

describe('the line from finding the union to a mediation receipt', () => {
  const union = '宏达机械工会'
  let worker: Person
  let officer: Person
  let circle: string
  let activity: string
  let crowd: Person[]

  test('a worker finds the union by name and joins; who holds it is shown; approved, the card works at once', async () => {
    worker = await playing('第一次打开的职工')
    officer = await playing('工会干部', union)
    const { rows } = await members(worker).findUnions({ words: '宏达' })
    expect(rows.map(row => row.name)).toEqual([union])

    await verified(worker, '13700000001')
    const wrong = {
      union: rows[0]?.id ?? '',
      name: worker.name,
      idNumber: '330199199001010001',
      consent: true as const,
    }
    const refusal = await refusalOf(members(worker).apply(wrong))
    expect(refusal).toMatchObject({ code: 'INVALID', field: 'idNumber' })

    const application = await members(worker).apply({ ...wrong, idNumber: idNumber(1) })
    expect(application.holder).toMatchObject({
      name: expect.stringContaining(officer.name),
      since: expect.any(Number),
    })
    expect(application.clock).toMatchObject({ due: expect.any(String), basis: expect.any(String) })
    expect((await refusalOf(members(worker).card({}))).reason).toBe('members-only')

    const decidedOn = new Date(await doors.now()).toISOString().slice(0, 10)
    await members(officer).decide({ applications: [application.id], decision: 'approve', decidedOn })
    const card = await members(worker).card({})
    expect(card).toMatchObject({
      name: worker.name,
      unionName: union,
      number: expect.stringMatching(/^\d{12}$/),
    })
  })

  test('the same identity number is taken by no second person', async () => {
    const other = await playing('第一次打开的职工', undefined, 1)
    await verified(other, '13700000002')
    const again = { union: 'd1s1w2-union', name: other.name, idNumber: idNumber(1), consent: true as const }
    expect((await refusalOf(members(other).apply(again))).reason).toBe('identity-taken')
  })

  test('the officer opens a circle and the worker enters by its code', async () => {
    circle = (await circles(officer).open({ name: '装配车间' })).id
    const { code, image } = await circles(officer).code({ circle })
    expect(code).toMatch(/^c\.[0-9A-Z]{10}$/)
    expect(image).toMatch(/^data:image\/png;base64,/)
    const entered = await circles(worker).enter({ code })
    expect(entered).toMatchObject({ name: '装配车间', enteredAt: expect.any(Number) })
    expect((await circles(worker).enter({ code })).enteredAt).toBe(entered.enteredAt)

    crowd = [worker]
    for (let i = 2; i < 6; i += 1) {
      const person = await playing('第一次打开的职工', undefined, i)
      await verified(person, `1370000000${i}`)
      await circles(person).enter({ code })
      crowd.push(person)
    }
    expect((await circles(officer).circle({ circle })).size).toBe(5)
  })

  test('a notice with an activity of three places is in the inbox of each in the circle and of no one else', async () => {
    const now = await doors.now()
    const opened = await activities(officer).open({
      title: '三人篮球',
      place: '厂区球场',
      note: '',
      startsAt: now + 3600 * second,
      endsAt: now + 3 * 3600 * second,
      places: 3,
      circles: [circle],
    })
    activity = opened.id
    const sent = await notices(officer).send({
      circles: [circle],
      title: '三人篮球报名',
      body: '名额 3 个，先到先得。',
      link: { system: 'activities', id: activity, title: opened.title },
    })
    expect(sent.reach).toBe(5)
    for (const person of crowd) {
      const { rows } = await notices(person).inbox({})
      expect(rows[0]).toMatchObject({ title: '三人篮球报名', read: false, link: { id: activity } })
    }
    const stranger = await playing('会员', '永兴纺织工会')
    const { rows } = await notices(stranger).inbox({})
    expect(rows.every(row => row.title !== '三人篮球报名')).toBe(true)
    expect((await refusalOf(notices(stranger).read({ post: sent.id }))).code).toBe('NOT_FOUND')

    await notices(worker).read({ post: sent.id })
    const read = await notices(officer).receipts({ notice: sent.id, group: circle, which: 'read' })
    expect(read.rows.map(row => row.name)).toEqual([worker.name])
    expect((await notices(officer).notice({ notice: sent.id })).read).toBe(1)
  })

  test('of five who sign up at once three have places and two are told it is full', async () => {
    const outcomes = await Promise.allSettled(crowd.map(person => activities(person).signUp({ activity })))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    const refused = outcomes.flatMap(outcome =>
      outcome.status === 'rejected' ? [outcome.reason.reason] : [],
    )
    expect(refused).toEqual(['sold-out', 'sold-out'])
    expect(await activities(officer).people({ activity })).toHaveLength(3)
  })

  test('at the door the current code lets in once, the old one says it is old', async () => {
    const signedUp = await activities(officer).people({ activity })
    const person = crowd.find(one => one.name === signedUp[0]?.name)
    if (!person) throw new Error('nobody signed up')
    const before = await activities(officer).door({ activity })
    const oldCode = before.codes[0]?.digits ?? ''
    await doors.advance(40 * second)
    expect((await refusalOf(activities(person).checkIn({ activity, code: oldCode }))).reason).toBe(
      'old-door-code',
    )
    const { codes } = await activities(officer).door({ activity })
    expect(new Set(codes.map(code => code.digits)).size).toBeGreaterThan(1)
    const code = codes[0]?.digits ?? ''
    const { arrivedAt } = await activities(person).checkIn({ activity, code })
    expect((await activities(person).checkIn({ activity, code })).arrivedAt).toBe(arrivedAt)
    expect(await activities(officer).door({ activity })).toMatchObject({ arrived: 1, signedUp: 3 })
  })

  test('a mediation request has its number, a dated receipt, both 15-day dates with articles, and one right reader', async () => {
    const { rows } = await bodies(worker).list({ kind: 'street' })
    const body = rows.find(({ name }) => name.includes('工业路'))
    const receipt = await mediation(worker).file({
      body: body?.id ?? '',
      filer: worker.name,
      dispute: 'wages',
      respondent: '宏达机械有限公司',
      respondentAddress: '',
      request: '支付 10 月工资 6200 元',
      facts: '10 月工资到现在没有发，问了两次没有答复。',
    })
    expect(receipt.number).toMatch(/劳调〔\d{4}〕\d+号/)
    const clocks = new Map(receipt.clocks.map(clock => [clock.name, clock]))
    expect(clocks.get('mediation.from-receipt')).toMatchObject({
      basis: expect.stringContaining('第十四条'),
      sure: true,
    })
    expect(clocks.get('mediation.from-acceptance')).toMatchObject({ estimated: true, sure: false })
    const due = clocks.get('mediation.from-receipt')?.dueAt ?? 0
    expect(due - receipt.receivedAt).toBeGreaterThan(15 * day)

    const mediator = await playing('街道调解员', '工业路街道总工会')
    const list = await mediation(mediator).worklist({})
    expect(list.rows.map(row => row.number)).toContain(receipt.number)
    for (const other of [officer, crowd[1], await playing('街道调解员', '河滨街道总工会')]) {
      if (!other) throw new Error('nobody')
      expect((await refusalOf(mediation(other).case({ case: receipt.id }))).code).toBe('NOT_FOUND')
    }
    const accepted = await mediation(mediator).accept({ case: receipt.id })
    const running = accepted.clocks.find(clock => clock.name === 'mediation.from-acceptance')
    // A year whose holidays no notice has named yet is an estimate still.
    expect(running?.estimated).toBe(Number(running?.due?.slice(0, 4)) > holidays.publishedUntil)
    const { rows: inbox } = await notices(worker).inbox({})
    expect(inbox[0]?.title).toContain(receipt.number)
  })
})

describe('silence', () => {
  test('a case nobody touches is passed up street to district to city, and the 15 days stand', async () => {
    const filer = await playing('会员', '宏达机械工会')
    const { rows } = await bodies(filer).list({ kind: 'street' })
    const body = rows.find(({ name }) => name.includes('工业路'))
    const receipt = await mediation(filer).file({
      body: body?.id ?? '',
      filer: filer.name,
      dispute: 'hours',
      respondent: '宏达机械有限公司',
      respondentAddress: '',
      request: '支付周末加班工资 900 元',
      facts: '连续三个周末加班，没有发加班工资。',
    })
    await doors.advance(14 * day)
    const seen = await mediation(filer).case({ case: receipt.id })
    const hops = seen.timeline.filter(line => line.text.includes('上报')).map(line => line.text)
    expect(hops).toEqual([expect.stringContaining('东河区总工会'), expect.stringContaining('云州市总工会')])
    const first = (clocks: typeof seen.clocks) =>
      clocks.find(clock => clock.name === 'mediation.from-receipt')?.due
    expect(first(seen.clocks)).toBe(first(receipt.clocks))
    const leader = await playing('市总工会 领导')
    expect((await mediation(leader).watched({})).rows.map(row => row.number)).toContain(receipt.number)
  })
})

test('after the whole line no query went without an index and the database is sound', async () => {
  expect(unserved).toEqual([])
  expect((await home.engine.integrity()).problems).toEqual([])
})
