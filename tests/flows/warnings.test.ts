import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { contract as noticesContract } from '../../cloudfunctions/notices/contract'
import type { contract as warningsContract } from '../../cloudfunctions/warnings/contract'
import type { Home } from '../../local/home'
import { openHome } from '../home'
import { doorsOf, refusalOf, type Somebody } from './people'

type Doors = ReturnType<typeof doorsOf>
type Person = Awaited<ReturnType<Doors['as']>>

const minute = 60_000
const day = 24 * 3600_000
const works = '/yunzhou/d1-union/d1s1-union/d1s1w7-union/'

const warnings = (person: Person) => person.to<typeof warningsContract>('warnings')
const notices = (person: Person) => person.to<typeof noticesContract>('notices')

let home: Home
let doors: Doors
let everybody: Somebody[]
let worker: Person
let steward: Person
let officer: Person
let street: Person
let district: Person
let city: Person
let elsewhere: Person
const unserved: string[] = []

beforeAll(async () => {
  home = await openHome({
    port: 0,
    data: mkdtempSync(join(tmpdir(), 'niangjia-warnings-')),
    demo: true,
    onUnserved: report => unserved.push(JSON.stringify(report)),
  })
  doors = doorsOf(home.url)
  everybody = await doors.people()
  worker = await playing('会员', '远东轴承工会')
  steward = await playing('联系人', '远东轴承工会')
  officer = await playing('工会干部', '远东轴承工会')
  street = await playing('街道工会 专职工作者', '工业路街道总工会')
  district = await playing('区总工会 领导', '东河区总工会')
  city = await playing('市总工会 领导', '云州市总工会')
  elsewhere = await playing('工会干部', '南岭矿业工会')
}, 300_000)

afterAll(() => home.stop())

async function playing(title: string, at: string): Promise<Person> {
  const found = everybody.find(({ roles, union }) => roles.includes(title) && union === at)
  if (!found) throw new Error(`nobody plays ${title} ${at}`)
  return doors.as(found)
}

/** What a filed case or an appeal leaves to be carried out, told by a record of another kind. */
async function told(signs: object[]): Promise<void> {
  const at = await doors.now()
  const docs = signs.map(input => ({
    _id: randomUUID(),
    rev: 1,
    union: 'none',
    unionName: '',
    path: works,
    month: '2026-01',
    answers: [],
    pendingAt: at,
    done: [],
    pending: [
      {
        r: randomUUID(),
        at,
        by: 'filer-person',
        name: worker.name,
        action: 'mediation.file',
        note: '',
        effects: [{ to: 'warnings.sign', input }],
      },
    ],
  }))
  await home.engine.insert('warnings_answers', docs)
  await doors.advance(2 * minute)
}

const filed = async (employer: string, record: string, more: object = {}) => ({
  employer,
  claim: 'dismissal',
  kind: 'mediation',
  people: 1,
  at: await doors.now(),
  path: works,
  record,
  requested: 1_200_000,
  ...more,
})

const listed = async (person: Person, employer: string, list: 'all' | 'level' | 'late' | 'mine' = 'all') =>
  (await warnings(person).warnings({ list })).rows.filter(row => row.employer.startsWith(employer))

const heard = async (employer: string) => ({
  employer,
  claim: 'hours' as const,
  people: 2,
  day: new Date((await doors.now()) + 8 * 3600_000).toISOString().slice(0, 10),
  words: '都在说加班费少算了两个月。',
  stoppage: false,
})

describe('a warning', () => {
  let warning: string

  test('is one, raised by three cases at once however their employer is written, and names nobody who filed', async () => {
    const names = ['东山阀门有限公司', '东山阀门 有限责任公司', '东山阀门']
    await told(await Promise.all(names.map((name, i) => filed(name, `case-${i}`))))
    const rows = await listed(officer, '东山阀门')
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ signs: 3, people: 3, state: 'raised', rule: '一个月内多件' })
    warning = rows[0]?.id ?? ''
    const whole = await warnings(officer).warning({ warning })
    expect(whole).toMatchObject({ requested: 3_600_000, holder: { name: '远东轴承工会' } })
    expect(whole.clock).toMatchObject({ name: 'warning.take', basis: '本会办理规则' })
    expect(whole.behind.map(({ kind, words, by }) => [kind, words, by])).toEqual(
      Array.from({ length: 3 }, () => ['mediation', '', null]),
    )
    const all = ['warnings_signs', 'warnings_employers', 'warnings_warnings']
    const kept = await Promise.all(all.map(name => home.engine.find(name, { filter: {} })))
    expect(JSON.stringify(kept)).not.toContain(worker.name)
    expect(JSON.stringify(kept)).not.toContain('filer-person')
  })

  test('told again it stays as it is, and a case that grew to ten is a collective dispute at the street', async () => {
    await told([await filed('东山阀门', 'case-1'), await filed('东山阀门', 'case-1')])
    expect((await listed(officer, '东山阀门'))[0]).toMatchObject({ signs: 3, people: 3 })
    await told([await filed('东山阀门', 'case-1', { people: 12 })])
    expect((await listed(officer, '东山阀门'))[0]).toMatchObject({ signs: 3, people: 14 })
    const collective = (await listed(street, '东山阀门')).find(({ rule }) => rule === '集体劳动争议')
    const whole = await warnings(street).warning({ warning: collective?.id ?? '' })
    expect(whole.advice.map(({ basis }) => basis)).toContain('《劳动争议调解仲裁法》第七条')
    expect(whole.advice.map(({ text }) => text).join()).toContain('3 至 5 名代表')
    const refused = await refusalOf(warnings(officer).warning({ warning: collective?.id ?? '' }))
    expect(refused.code).toBe('NOT_FOUND')
  })

  test('is seen by its union and those above it, and by no worker, steward or other union', async () => {
    for (const person of [street, district, city]) {
      expect((await warnings(person).warning({ warning })).id).toBe(warning)
    }
    for (const person of [worker, steward, elsewhere]) {
      expect((await refusalOf(warnings(person).warning({ warning }))).code).toBe('NOT_FOUND')
      expect((await refusalOf(warnings(person).takeOn({ warning }))).code).toBe('NOT_FOUND')
    }
    expect(await listed(elsewhere, '东山阀门')).toEqual([])
  })

  test('goes up when nobody takes it on, one level after the other, and stands in the late list', async () => {
    // Three working days and two more end within this, whatever holidays lie between.
    await doors.advance(18 * day)
    const whole = await warnings(officer).warning({ warning })
    expect(whole.watch.map(({ name }) => name).slice(0, 2)).toEqual(['工业路街道总工会', '东河区总工会'])
    expect(whole.timeline.some(({ text }) => text.includes('自动上报工业路街道总工会'))).toBe(true)
    expect((await listed(street, '东山阀门', 'level')).map(({ id }) => id)).toContain(warning)
    expect((await listed(officer, '东山阀门', 'late')).map(({ id }) => id)).toContain(warning)
  })

  test('is a false alarm only with a reason, which is kept and counted; new signs raise the next one', async () => {
    const taken = await warnings(officer).takeOn({ warning })
    expect(taken.holder?.name).toBe(`${officer.name}（远东轴承工会）`)
    expect((await listed(officer, '东山阀门', 'mine')).map(({ id }) => id)).toContain(warning)
    expect((await refusalOf(warnings(officer).dismiss({ warning, reason: '' }))).reason).toBe('input')
    const before = (await warnings(officer).rules({})).find(({ id }) => id === 'several')
    const over = await warnings(officer).dismiss({ warning, reason: '三件是同一位职工写了三遍。' })
    expect(over).toMatchObject({ state: 'false', outcome: '三件是同一位职工写了三遍。', moves: [] })
    const after = (await warnings(officer).rules({})).find(({ id }) => id === 'several')
    expect((after?.false ?? 0) - (before?.false ?? 0)).toBe(1)
    expect((await refusalOf(warnings(officer).settle({ warning, result: '已经没事了' }))).reason).toBe(
      'wrong-state',
    )

    await told([await filed('东山阀门', 'case-4'), await filed('东山阀门', 'case-5')])
    expect((await listed(officer, '东山阀门')).filter(({ state }) => state === 'raised')).toEqual([])
    await told([await filed('东山阀门', 'case-6')])
    const again = (await listed(officer, '东山阀门')).filter(({ state }) => state === 'raised')
    expect(again).toHaveLength(1)
    expect(again[0]).toMatchObject({ signs: 3 })
    expect(again[0]?.id).not.toBe(warning)
  })

  test('is handed to another level with a reason, which takes it on, notes what was done and settles it', async () => {
    const sign = await heard('东山阀门二厂')
    for (let i = 0; i < 3; i += 1) await warnings(i === 0 ? steward : officer).hear(sign)
    const [row] = await listed(officer, '东山阀门二厂')
    const id = row?.id ?? ''
    const reason = '两个厂区都有，街道去问更合适。'
    const refused = await refusalOf(warnings(officer).handOver({ warning: id, level: 'workplace', reason }))
    expect(refused.reason).toBe('holds-it')
    const handed = await warnings(officer).handOver({ warning: id, level: 'street', reason })
    expect(handed).toMatchObject({ state: 'raised', holder: { name: '工业路街道总工会' } })
    expect((await listed(street, '东山阀门二厂', 'level')).map(row => row.id)).toEqual([id])
    await warnings(street).takeOn({ warning: id })
    await warnings(street).note({ warning: id, what: '约了厂长和工会主席，下周补发。' })
    const done = await warnings(street).settle({ warning: id, result: '加班费已经补发到卡上。' })
    expect(done).toMatchObject({ state: 'settled', holder: null, outcome: '加班费已经补发到卡上。' })
    expect(done.timeline.map(({ text }) => text).join()).toContain('下周补发')
    expect((await warnings(officer).signs({})).rows[0]).toMatchObject({ kind: 'hearsay', by: officer.name })
  })
})

const happened = {
  kind: 'gathering' as const,
  employer: '东山阀门有限公司',
  where: '今天上午 8 点，南门口',
  people: 30,
  course: '工人在门口要上个月的工资，没有堵路。',
  measures: '厂工会主席已经到场。',
  other: '',
}

const lastMessage = async (person: Person) => {
  const { rows } = await notices(person).inbox({})
  return notices(person).read({ post: rows[0]?.post ?? '' })
}

describe('an emergency', () => {
  let emergency: string

  test('reported by a steward goes to the street and the duty desk, which are told at once', async () => {
    const sent = await warnings(steward).report({ ...happened, knownBy: '班长王海' })
    emergency = sent.id
    expect(sent.clock).toMatchObject({ name: 'emergency.acknowledge', minutes: 30 })
    expect(sent.receivers.map(({ name }) => name)).toEqual(['工业路街道总工会', '党委值班室（云州市总工会）'])
    expect(sent.moves.map(({ name }) => name)).toEqual(['follow'])
    for (const person of [street, city]) {
      expect(await lastMessage(person)).toMatchObject({
        title: '突发事件：东山阀门有限公司',
        link: { system: 'warnings', id: `e-${emergency}` },
      })
      expect((await warnings(person).emergencies({})).rows[0]).toMatchObject({ id: emergency, forMe: true })
    }
    for (const person of [worker, elsewhere]) {
      expect((await refusalOf(warnings(person).emergency({ emergency }))).code).toBe('NOT_FOUND')
    }
    expect((await refusalOf(warnings(officer).acknowledge({ emergency }))).code).toBe('NOT_FOUND')
  })

  test('not acknowledged within half an hour rings the next level; who comes late is shown as late', async () => {
    await doors.advance(31 * minute)
    const rung = await warnings(district).emergency({ emergency })
    expect(rung).toMatchObject({ state: 'sent', holder: { name: '东河区总工会' }, forMe: true })
    expect((await lastMessage(district)).title).toContain('突发事件')
    const late = await warnings(street).acknowledge({ emergency })
    expect(late.state).toBe('acknowledged')
    expect(late.chain.at(-1)?.text).toMatch(/^工业路街道总工会收到，晚了 \d+ 分钟$/)
    expect((await refusalOf(warnings(street).acknowledge({ emergency }))).reason).toBe('not-waiting')
    await warnings(city).acknowledge({ emergency })
    expect((await lastMessage(steward)).title).toContain('上级已收到')
  })

  test('is followed, passed on and ended, and the chain of who knew when stays whole', async () => {
    await warnings(steward).follow({ emergency, text: '人已经散了，下午三点再谈。' })
    const passed = await warnings(street).passOn({ emergency, reason: '要劳动监察一起来。' })
    expect(passed).toMatchObject({ state: 'sent', clock: { name: 'emergency.acknowledge' } })
    expect((await refusalOf(warnings(street).finish({ emergency, result: '已经处置' }))).reason).toBe(
      'wrong-state',
    )
    await warnings(city).acknowledge({ emergency })
    const over = await warnings(street).finish({ emergency, result: '工资已经发到每个人卡上。' })
    expect(over).toMatchObject({ ...happened, state: 'over', moves: [] })
    expect(over.chain.map(({ kind }) => kind)).toEqual([
      'known',
      'reported',
      'delivered',
      'delivered',
      'rung',
      'delivered',
      'acknowledged',
      'acknowledged',
      'followed',
      'passed',
      'delivered',
      'acknowledged',
      'over',
    ])
    expect(over.chain[0]).toMatchObject({ by: '班长王海' })
    const refused = await refusalOf(warnings(steward).follow({ emergency, text: '再补一句话' }))
    expect(refused.reason).toBe('wrong-state')
  })

  test('begins by itself when a stoppage is heard of, with the union’s duty by law', async () => {
    const words = '夜班说明天都不开机器了。'
    await warnings(officer).hear({ ...(await heard('东山阀门三厂')), words, stoppage: true })
    const own = async () =>
      (await warnings(street).emergencies({})).rows.filter(row => row.employer === '东山阀门三厂')
    const [row] = await own()
    expect(row).toMatchObject({ kind: 'stoppage', forMe: true })
    const whole = await warnings(street).emergency({ emergency: row?.id ?? '' })
    expect(whole.advice).toMatchObject([{ basis: '《工会法》第二十八条', sure: true }])
    await warnings(steward).hear({
      ...(await heard('东山阀门三厂')),
      words: '早班也这么说。',
      stoppage: true,
    })
    expect(await own()).toHaveLength(1)
    const joined = await warnings(street).emergency({ emergency: row?.id ?? '' })
    expect(joined.follows.map(({ text }) => text)).toEqual(['又听说：早班也这么说。'])
  })
})

describe('the monthly sweep', () => {
  test('takes 没有发现 as a signed answer, keeps every answer, and lists who is late', async () => {
    // A month the city told nothing of.
    const month = '2025-09'
    await warnings(officer).answerSweep({ month, found: 'nothing', text: '' })
    const input = { month, found: 'something' as const, text: '' }
    expect((await refusalOf(warnings(officer).answerSweep(input))).field).toBe('text')
    await warnings(officer).answerSweep({ ...input, text: '二车间计件单价有争议。' })
    const seen = await warnings(street).ledger({ month })
    const row = seen.rows.find(({ name }) => name === '远东轴承工会')
    expect(row).toMatchObject({ state: 'something', after: true })
    expect(row?.answers.map(({ by, found }) => [by, found])).toEqual([
      [officer.name, 'something'],
      [officer.name, 'nothing'],
    ])
    expect(seen.rows.find(({ name }) => name === '永兴纺织工会')?.state).toBe('late')
    expect(seen.own.state).toBe('late')
    expect(seen.due).toMatchObject({ name: 'sweep.answer', basis: '本会办理规则' })
    expect((await refusalOf(warnings(worker).ledger({ month }))).code).toBe('NOT_FOUND')
  })
})

test('no query of the whole story went without an index and the database is sound', async () => {
  expect(unserved).toEqual([])
  expect((await home.engine.integrity()).problems).toEqual([])
})
