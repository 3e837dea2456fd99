import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { zipSync } from 'fflate'
import type { contract as membersContract } from '../../cloudfunctions/members/contract'
import type { contract as rosterContract } from '../../cloudfunctions/roster/contract'
import type { Home } from '../../local/home'
import { rosterFile, rosterRow, workplaceNames } from '../../local/seed/roster'
import { openHome } from '../home'
import { doorsOf, refusalOf, type Somebody } from './people'

type Doors = ReturnType<typeof doorsOf>
type Person = Awaited<ReturnType<Doors['as']>>

const roster = (person: Person) => person.to<typeof rosterContract>('roster')
const members = (person: Person) => person.to<typeof membersContract>('members')

let home: Home
let doors: Doors
let everybody: Somebody[]
let leader: Person
const unserved: string[] = []
const data = mkdtempSync(join(tmpdir(), 'niangjia-roster-'))

beforeAll(async () => {
  home = await openHome({
    port: 0,
    data,
    demo: true,
    onUnserved: report => unserved.push(JSON.stringify(report)),
  })
  doors = doorsOf(home.url)
  everybody = await doors.people()
  leader = await playing('市总工会 领导')
}, 300_000)

afterAll(() => home.stop())

const playing = async (title: string, union?: string): Promise<Person> => {
  const found = everybody.find(({ roles, union: at }) => roles.includes(title) && (!union || at === union))
  if (!found) throw new Error(`nobody plays ${title}`)
  return doors.as(found)
}

const upload = async (person: Person, content: Uint8Array, name = '名册.xlsx') =>
  roster(person).begin({ file: await doors.upload(person.token, content), name })

const finished = async (person: Person, id: string) => {
  let seen = await roster(person).go({ roster: id })
  while (['reading', 'comparing', 'applying'].includes(seen.state))
    seen = await roster(person).go({ roster: id })
  return seen
}

const rowsAt = async (url: string | null): Promise<string[][]> => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await (await fetch(url ?? '')).arrayBuffer())
  const rows: string[][] = []
  book.worksheets[0]?.eachRow(row => {
    rows.push((Array.isArray(row.values) ? row.values.slice(1) : []).map(value => String(value ?? '')))
  })
  return rows
}

const kept = async () => ({
  files: readdirSync(join(data, 'files')).length,
  members: await home.engine.count('members_members', { over: 'yunzhou', state: 'active' }),
})

describe('a roster of 10,000 with 37 faulty rows', () => {
  let file: Buffer
  let first: string

  beforeAll(async () => {
    file = await rosterFile(10_000, 37)
  }, 300_000)

  test('is previewed, taken in, and its 37 faulty rows come back each with the reason', async () => {
    const before = await kept()
    const begun = await upload(leader, file)
    first = begun.id
    const ready = await finished(leader, first)
    expect(ready).toMatchObject({
      state: 'ready',
      counts: { rows: 10_000, fresh: 9963, changed: 0, same: 0, faulty: 37 },
    })
    expect((await kept()).members).toBe(before.members)
    await roster(leader).apply({ roster: first })
    const done = await finished(leader, first)
    expect(done).toMatchObject({ state: 'done', counts: { fresh: 9963, changed: 0, same: 0, faulty: 37 } })
    expect(await kept()).toEqual({ files: before.files, members: before.members + 9963 })

    const { url } = await roster(leader).faults({ roster: first })
    const [header, ...rows] = await rowsAt(url)
    expect(header?.at(-1)).toBe('不能导入的原因')
    expect(rows).toHaveLength(37)
    const reasons = rows.map(row => row.at(-1) ?? '')
    expect(reasons.every(reason => /[\u4e00-\u9fff]/.test(reason))).toBe(true)
    expect(new Set(reasons.map(reason => reason.replace(/\d+|“.*”/g, ''))).size).toBeGreaterThanOrEqual(8)
  }, 300_000)

  test('changes nothing when it comes a second time', async () => {
    const before = await kept()
    const again = await upload(leader, file)
    expect(await finished(leader, again.id)).toMatchObject({
      counts: { fresh: 0, changed: 0, same: 9963, faulty: 37 },
    })
    await roster(leader).apply({ roster: again.id })
    expect(await finished(leader, again.id)).toMatchObject({ state: 'done', counts: { same: 9963 } })
    expect(await kept()).toEqual(before)
  }, 300_000)

  test('a changed row shows what changes and an empty cell changes nothing', async () => {
    const [name, idNumber, phone, union] = rosterRow(5, workplaceNames())
    const sheet = await sheetOf([
      ['手机号', '姓名', '身份证号', '工会', '岗位', '部门'],
      [phone ?? '', name ?? '', idNumber ?? '', union ?? '', '班长', ''],
    ])
    const begun = await upload(leader, sheet)
    const ready = await finished(leader, begun.id)
    expect(ready).toMatchObject({
      counts: { changed: 1 },
      changes: [{ name, fields: [{ title: '岗位', to: '班长' }] }],
    })
    await roster(leader).apply({ roster: begun.id })
    await finished(leader, begun.id)
    const { url } = await roster(leader).export({ columns: 'own', reason: '核对岗位' })
    const row = (await rowsAt(url)).find(cells => cells[1] === idNumber)
    expect(row).toEqual(expect.arrayContaining(['班长', rosterRow(5, workplaceNames())[4]]))
  }, 300_000)

  test('exports every member in its own columns and in those of the province', async () => {
    const { members: count } = await kept()
    const own = await rowsAt((await roster(leader).export({ columns: 'own', reason: '年度统计' })).url)
    expect(own).toHaveLength(count + 1)
    const upper = await rowsAt((await roster(leader).export({ columns: 'province', reason: '上报' })).url)
    expect(upper).toHaveLength(count + 1)
    expect(upper[0]).toEqual(expect.arrayContaining(['证件号码', '性别', '上级系统编号']))
  }, 300_000)

  test('a worker on the roster takes the card by the same phone and identity number, nobody else does', async () => {
    const [name = '', idNumber = '', phone = '', union] = rosterRow(7, workplaceNames())
    const worker = await playing('第一次打开的职工')
    await members(worker).sendCode({ phone: '13500000001' })
    await members(worker).verifyPhone({
      phone: '13500000001',
      code: await doors.smsCode('13500000001'),
      name,
    })
    const claim = { union: 'd1s1w1-union', name, idNumber, consent: true as const }
    expect((await refusalOf(members(worker).apply(claim))).reason).toBe('identity-taken')

    await doors.advance(61_000)
    await members(worker).sendCode({ phone })
    await members(worker).verifyPhone({ phone, code: await doors.smsCode(phone), name })
    expect(await members(worker).apply(claim)).toMatchObject({ state: 'active', unionName: union })
    expect(await members(worker).card({})).toMatchObject({ name, unionName: union })

    const other = await playing('职工，还没入会')
    const taken = await refusalOf(members(other).apply({ ...claim, name: other.name }))
    expect(['identity-taken', 'already-member']).toContain(taken.reason)
  })

  test('an import nobody watches goes on by time alone', async () => {
    const begun = await upload(leader, await rosterFile(4500, 0))
    await roster(leader).apply({ roster: (await finished(leader, begun.id)).id })
    for (let i = 0; i < 5; i += 1) await doors.advance(60_000)
    expect(await roster(leader).roster({ roster: begun.id })).toMatchObject({ state: 'done' })
  }, 300_000)
})

describe('what is no roster is refused whole', () => {
  test.each<[string, () => Promise<Uint8Array>]>([
    ['a bomb that unpacks to a gigabyte', async () => bomb()],
    ['a sheet of headings alone', () => sheetOf([['姓名', '身份证号', '手机号', '工会']])],
  ])('%s', async (_, make) => {
    const before = await kept()
    const refused = await upload(leader, await make())
    expect(refused).toMatchObject({ state: 'refused', refusal: expect.stringMatching(/[\u4e00-\u9fff]{6}/) })
    expect(await kept()).toEqual(before)
  })

  test.each<[string, () => Promise<Uint8Array>]>([
    ['a file cut in half', async () => halfOf(await rosterFile(200, 0))],
  ])('%s is not even taken as a file', async (_, make) => {
    await expect(doors.upload(leader.token, await make())).rejects.toThrow('Excel')
  })
})

test('an officer takes in nobody of another workplace', async () => {
  const officer = await playing('工会干部', '宏达机械工会')
  const begun = await upload(officer, await rosterFile(80, 0))
  const ready = await finished(officer, begun.id)
  expect(ready.counts.faulty).toBeGreaterThan(70)
  expect(ready.faults[0]?.reason).toMatch(/你管的范围里没有|已在别的工会/)
  const stranger = await playing('工会干部', '永兴纺织工会')
  expect((await refusalOf(roster(stranger).roster({ roster: begun.id }))).code).toBe('NOT_FOUND')
})

test('no query went without an index', () => expect(unserved).toEqual([]))

const halfOf = (file: Buffer) => file.subarray(0, Math.floor(file.length / 2))

async function sheetOf(rows: string[][]): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('名册').addRows(rows)
  return Buffer.from(await book.xlsx.writeBuffer())
}

function bomb(): Uint8Array {
  const nothing = new Uint8Array(300 * 1024 * 1024)
  const text = (words: string) => new TextEncoder().encode(words)
  return zipSync({
    '[Content_Types].xml': [text('<Types/>'), { level: 0 }],
    'xl/workbook.xml': [text('<workbook/>'), { level: 0 }],
    'xl/worksheets/sheet1.xml': [nothing, { level: 9 }],
  })
}
