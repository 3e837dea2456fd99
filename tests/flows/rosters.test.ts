import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { identityCheckDigit } from '../../cloudfunctions/kit/contract'
import type { Import, contract as rosterContract } from '../../cloudfunctions/roster/contract'
import type { Home } from '../../local/home'
import { openHome } from '../home'
import { doorsOf, playing, refusalOf } from './people'

type Doors = ReturnType<typeof doorsOf>
type Person = Awaited<ReturnType<Doors['as']>>
type Answer = Omit<Parameters<ReturnType<typeof roster>['answer']>[0], 'roster'>

const roster = (person: Person) => person.to<typeof rosterContract>('roster')
const folder = join(__dirname, '../files/rosters')

let home: Home
let doors: Doors
let officer: Person
const data = mkdtempSync(join(tmpdir(), 'niangjia-rosters-'))
const unserved: string[] = []

beforeAll(async () => {
  home = await openHome({
    port: 0,
    data,
    demo: true,
    onUnserved: report => unserved.push(JSON.stringify(report)),
  })
  doors = doorsOf(home.url)
  officer = await doors.as(playing(await doors.people(), '工会干部', '宏达机械工会'))
}, 300_000)

afterAll(() => home.stop())

const settled = async (seen: Import): Promise<Import> => {
  let now = seen
  while (['reading', 'comparing', 'applying'].includes(now.state))
    now = await roster(officer).go({ roster: now.id })
  return now
}

const bring = async (name: string): Promise<Import> => {
  const file = await doors.upload(officer.token, readFileSync(join(folder, name)))
  return settled(await roster(officer).begin({ file, name }))
}

const answer = async ({ id }: Import, given: Answer) =>
  settled(await roster(officer).answer({ roster: id, ...given }))
const takeIn = async ({ id }: Import) => settled(await roster(officer).apply({ roster: id }))

const reasonsOf = ({ faults }: Import) => Object.fromEntries(faults.map(({ name, reason }) => [name, reason]))

const recordOf = async (name: string) => {
  const all = await home.engine.find('members_members', { filter: { over: 'yunzhou', state: 'active' } })
  return all.find(member => member.name === name)
}

const counts = (good: number, faulty = 0) => ({
  rows: good + faulty,
  fresh: good,
  faulty,
  changed: 0,
  same: 0,
})

describe('lists as officers keep them', () => {
  test.each<[string, number]>([
    ['B-列名手机证件号码.xlsx', 3],
    ['B2-手机-身份证.xlsx', 3],
    ['B3-空格列名.xlsx', 3],
    ['B4-省系统导出.xlsx', 3],
    ['C-合并标题行.xlsx', 3],
    ['E-第一张是说明.xlsx', 3],
    ['F-没有工会列.xlsx', 3],
    ['G-部门合并单元格.xlsx', 6],
    ['I-空行空列起头.xlsx', 3],
    ['gb18030.csv', 1],
    ['names.xlsx', 6],
    ['styled-to-the-bottom.xlsx', 1],
    ['title-rows.xlsx', 5],
  ])('%s: all %i are taken in, and a second time nothing changes', async (name, people) => {
    const ready = await bring(name)
    expect(ready).toMatchObject({ state: 'ready', counts: counts(people), faults: [] })
    expect(await takeIn(ready)).toMatchObject({ state: 'done', counts: counts(people) })
    expect((await bring(name)).counts).toEqual({ ...counts(0), rows: people, same: people })
  })

  test.each([
    'S2-网页系统导出.xlsx',
    'S3-网页系统压缩.xlsx',
    'T-WPS存过.xlsx',
    'U-openpyxl存过.xlsx',
    'P-逗号.csv',
    'N1-差异前.xlsx',
  ])('%s holds the same four people whatever program saved it', async name => {
    const ready = await bring(name)
    expect(ready).toMatchObject({ state: 'ready', counts: { rows: 4, faulty: 0, changed: 0 } })
    await takeIn(ready)
  })

  test('lines above and below the people are named as nobody, and columns that are not kept are said', async () => {
    const { said } = await bring('title-rows.xlsx')
    expect(said.join()).toMatch(/没有用：序号、性别/)
    expect(said.join()).toMatch(/不是人.*合计.*填表人/)
    expect((await bring('E-第一张是说明.xlsx')).said.join()).toContain('没有读这些表：“填表说明”')
    expect((await bring('F-没有工会列.xlsx')).said.join()).toContain('都算宏达机械工会的')
  })

  test('names are kept as they are on the paper', async () => {
    for (const name of [
      '𠮷田明',
      '王㛃',
      '阿布都热依木·阿布都克热木·买买提依明江',
      '王明',
      '李华',
      'John Smith',
    ])
      expect(await recordOf(name)).toBeDefined()
  })

  test('a value merged downwards belongs to everybody beside it', async () => {
    expect(await recordOf('辛合并三')).toMatchObject({ record: { department: '一车间' } })
    expect(await recordOf('辛合并六')).toMatchObject({ record: { department: '一车间' } })
  })

  test('phones are cleaned to eleven digits, and a landline is told from them', async () => {
    const ready = await bring('phones.xlsx')
    expect(ready.counts).toEqual(counts(7, 1))
    expect(reasonsOf(ready)).toEqual({ 钱座机: expect.stringContaining('座机') })
    await takeIn(ready)
    expect(await recordOf('阿卜杜拉·买买提')).toMatchObject({ unionName: '宏达机械工会' })
  })

  test('days are understood in every form, and one that is none says what to write', async () => {
    const ready = await bring('dates.xlsx')
    expect(ready.counts).toEqual(counts(7, 2))
    expect(Object.values(reasonsOf(ready)).every(reason => reason.includes('写到哪一天'))).toBe(true)
    await takeIn(ready)
    for (const last of ['一', '二', '三', '六', '七', '八', '九'])
      expect(await recordOf(`王晓${last}`)).toMatchObject({ record: { joinedOn: '2024-05-01' } })
  })

  test('the worst list there is: what is certain is cleaned, all else has its own reason', async () => {
    const asked = await bring('A-单元格杂乱.xlsx')
    expect(asked).toMatchObject({ state: 'asking', asked: { is: 'hidden', people: 1, places: '第 30 行' } })
    const ready = await answer(asked, { hidden: 'leave' })
    const reasons = reasonsOf(ready)
    expect(Object.keys(reasons).sort()).toEqual(
      [
        '丙日期中文',
        '壬手机小数',
        '卯手机两个',
        '巳证数字丢位',
        '亥证星号X',
        '单位公司名',
        '单位全称',
        '十五位旧证',
        '没手机',
        '固定电话',
        '未来日期',
        '日期横杠年',
        '公式部门',
        '超长备注',
      ].sort(),
    )
    expect(reasons).toMatchObject({
      壬手机小数: expect.stringContaining('小数'),
      卯手机两个: expect.stringContaining('两个号码'),
      巳证数字丢位: expect.stringContaining('存成了数字'),
      亥证星号X: expect.stringContaining('写成字母 X'),
      十五位旧证: expect.stringContaining('15 位'),
      未来日期: expect.stringContaining('今天以后'),
      超长备注: expect.stringContaining('请缩短'),
    })
    expect(ready.said.join()).toMatch(/不是人.*合计 42人.*制表人：于秀兰/)
    expect(ready.said.join()).toContain('隐藏的 1 人')
    expect(ready.counts).toEqual(counts(ready.counts.rows - 14, 14))
    await takeIn(ready)
    expect(await recordOf('张三')).toBeDefined()
    expect(await recordOf('丁日期八位')).toMatchObject({ record: { joinedOn: '2019-07-01' } })
    expect(await recordOf('港澳通行证')).toMatchObject({ paper: 'hk-macao-pass' })
  })
})

describe('what only a person knows is asked', () => {
  test('several tabs with people: none is taken and none is left in silence', async () => {
    const asked = await bring('E2-多张表各车间.xlsx')
    expect(asked).toMatchObject({
      state: 'asking',
      asked: { is: 'tabs', tabs: [{ people: 2 }, { people: 2 }, { people: 2 }] },
    })
    expect((await refusalOf(roster(officer).answer({ roster: asked.id, tabs: [7] }))).reason).toBe(
      'wrong-answer',
    )
    expect((await refusalOf(roster(officer).answer({ roster: asked.id, hidden: 'take' }))).reason).toBe(
      'wrong-answer',
    )
    expect((await refusalOf(roster(officer).apply({ roster: asked.id }))).reason).toBe('wrong-state')
    expect(await answer(asked, { tabs: [2, 0, 1] })).toMatchObject({ state: 'ready', counts: counts(6) })
    const some = await answer(await bring('E2-多张表各车间.xlsx'), { tabs: [1] })
    expect(some).toMatchObject({ counts: counts(2) })
    expect(some.said.join()).toContain('没有读这些表：“一车间”、“三车间”')
  })

  test('hidden lines are taken when a person says so', async () => {
    const asked = await bring('J-筛选隐藏.xlsx')
    expect(asked).toMatchObject({ asked: { is: 'hidden', people: 2, places: '第 4 行、第 5 行' } })
    expect((await answer(asked, { hidden: 'leave' })).counts).toEqual(counts(2))
    expect((await answer(await bring('J-筛选隐藏.xlsx'), { hidden: 'take' })).counts).toEqual(counts(4))
  })

  test('a column nobody knows is asked for once, and remembered until somebody says it was wrong', async () => {
    const rows = [
      ['谁', '号', '怎么找他', '爱好'],
      ['钱多多', idNumber(1), '13700000001', '下棋'],
    ]
    const asked = await bringRows(rows)
    expect(asked).toMatchObject({
      state: 'asking',
      asked: {
        is: 'columns',
        columns: [
          { title: '谁', field: 'name', samples: ['钱多多'] },
          { title: '号', field: 'idNumber' },
          { title: '怎么找他', field: 'phone' },
          { title: '爱好', field: null },
        ],
      },
    })
    const columns = (fields: (string | null)[]) => ({
      columns: fields.map((field, column) => ({ column, field: field as 'name' | null })),
    })
    const lacking = roster(officer).answer({ roster: asked.id, ...columns(['name', 'idNumber', null, null]) })
    expect(await refusalOf(lacking)).toMatchObject({ reason: 'columns-missing', field: 'columns' })
    const twice = roster(officer).answer({
      roster: asked.id,
      ...columns(['name', 'idNumber', 'phone', 'phone']),
    })
    expect(await refusalOf(twice)).toMatchObject({ reason: 'columns-twice' })
    const ready = await answer(asked, columns(['name', 'idNumber', 'phone', 'note']))
    expect(ready).toMatchObject({ state: 'ready', counts: counts(1) })
    await takeIn(ready)
    expect(await recordOf('钱多多')).toMatchObject({ record: { note: '下棋' } })

    const again = await bringRows(rows)
    expect(again).toMatchObject({ state: 'ready', counts: { same: 1 } })
    await roster(officer).cancel({ roster: again.id, columns: 'forget' })
    expect(await bringRows(rows)).toMatchObject({ state: 'asking' })
  })

  test('a list without identity numbers is asked about, and cannot be read without', async () => {
    const asked = await bringRows([
      ['名字', '电话'],
      ['张三', '13900000000'],
    ])
    expect(asked).toMatchObject({
      state: 'asking',
      asked: { is: 'columns', columns: [{ field: 'name' }, { field: 'phone' }] },
    })
    expect(asked).toMatchObject({
      asked: { fields: expect.arrayContaining([{ field: 'idNumber', title: '证件号码', needed: true }]) },
    })
  })

  test('a list without titles is asked about by what stands in it', async () => {
    expect(await bringRows([['孙丽', idNumber(2), '13700000002']])).toMatchObject({
      asked: {
        is: 'columns',
        columns: [{ title: '', field: 'name' }, { field: 'idNumber' }, { field: 'phone' }],
      },
    })
  })

  test('an import that waits for an answer is given up after a day, and its file is gone', async () => {
    const before = readdirSync(join(data, 'files')).length
    const asked = await bring('E2-多张表各车间.xlsx')
    expect(readdirSync(join(data, 'files')).length).toBe(before + 1)
    await doors.advance(24 * 3600_000 + 60_000)
    await doors.advance(60_000)
    expect(await roster(officer).roster({ roster: asked.id })).toMatchObject({
      state: 'cancelled',
      asked: null,
    })
    expect(readdirSync(join(data, 'files')).length).toBeLessThanOrEqual(before)
  })
})

test('the same people later: each field that would change is shown before and after, phones masked', async () => {
  const ready = await bring('N2-差异后.xlsx')
  expect(ready.counts).toMatchObject({ rows: 4, changed: 3 })
  expect(ready.changes.map(({ name, fields }) => [name, fields])).toEqual([
    ['寅差异一', [{ title: '手机号', from: '139****0089', to: '139****0000' }]],
    [
      '寅差异二',
      [
        { title: '部门', from: '一车间', to: '二车间' },
        { title: '岗位', from: '车工', to: '焊工' },
      ],
    ],
    ['寅差异叁', [{ title: '姓名', from: '寅差异三', to: '寅差异叁' }]],
  ])
})

describe('papers other than the resident card', () => {
  test('are taken with their type, exported with it, and nothing is told that they do not say', async () => {
    const ready = await bringRows([
      ['姓名', '证件类型', '证件号码', '手机号'],
      ['陈大文', '港澳居民来往内地通行证', 'H01234567', '13700000011'],
      ['林志明', '台胞证', '01234567', '13700000012'],
      ['John Smith', '护照', 'e12345678', '13700000013'],
      ['何家欣', '居民身份证', eighteen('81000019920815412'), '13700000014'],
      ['Maria Lee', '', eighteen('91112419920815412'), '13700000015'],
      ['Nobody', '', 'E1234567', '13700000016'],
      ['Somebody', '军官证', '1234567', '13700000017'],
    ])
    expect(ready.counts).toEqual(counts(5, 2))
    expect(reasonsOf(ready)).toMatchObject({
      Nobody: expect.stringContaining('证件类型'),
      Somebody: expect.stringContaining('不收“军官证”'),
    })
    await takeIn(ready)
    const { url } = await roster(officer).export({ columns: 'province', reason: '上报' })
    const rows = await rowsAt(url)
    const [titles = []] = rows
    const told = (name: string) => {
      const row = rows.find(cells => cells[titles.indexOf('会员姓名')] === name) ?? []
      return ['证件类型', '性别', '出生日期'].map(title => row[titles.indexOf(title)] ?? '')
    }
    expect(told('陈大文')).toEqual(['港澳居民来往内地通行证', '', ''])
    expect(told('何家欣')).toEqual(['港澳台居民居住证', '女', '1992-08-15'])
    expect(told('Maria Lee')).toEqual(['外国人永久居留身份证', '女', '1992-08-15'])
  })

  test('two papers with the same number are two people', async () => {
    const ready = await bringRows([
      ['姓名', '证件类型', '证件号码', '手机号'],
      ['甲一', '护照', '12345678', '13700000021'],
      ['乙一', '台胞证', '12345678', '13700000022'],
    ])
    expect(ready.counts).toEqual(counts(2))
  })
})

describe('what is no list is told in a sentence', () => {
  test('a file of before 2007 says how to save it anew', async () => {
    const refused = doors.upload(officer.token, readFileSync(join(folder, 'O-老格式.xls')))
    await expect(refused).rejects.toThrow('另存为 .xlsx')
  })

  test.each<[string, string[][], RegExp]>([
    ['titles and nobody', [['姓名', '身份证号', '手机号', '工会']], /没有一个人/],
    [
      'nothing anybody knows',
      [
        ['甲', '乙'],
        ['丙', '丁'],
      ],
      /没有找到职工名册/,
    ],
  ])('%s', async (_, rows, words) => {
    expect(await bringRows(rows)).toMatchObject({ state: 'refused', refusal: expect.stringMatching(words) })
  })

  test('two lines of titles are one heading', async () => {
    const ready = await bringRows([
      ['姓名', '证件', '', '联系方式', ''],
      ['', '证件类型', '证件号码', '手机', '座机'],
      ['孙小美', '居民身份证', idNumber(3), '13700000031', '0571-88888888'],
    ])
    expect(ready).toMatchObject({ state: 'ready', counts: counts(1) })
  })

  test.each(['2099-01-01', '1900-01-01'])('joined on %s is nobody', async day => {
    const ready = await bringRows([
      ['姓名', '身份证号', '手机号', '入会日期'],
      ['赵早早', idNumber(4), '13700000041', day],
    ])
    expect(ready.counts.faulty).toBe(1)
  })

  test.each([
    ['a birth in the future', '33019920990815412'],
    ['eleven years', '33019920150815412'],
    ['an area that is none', '00000019920815412'],
  ])('%s is faulty', async (_, first17) => {
    const ready = await bringRows([
      ['姓名', '身份证号', '手机号'],
      ['赵早早', eighteen(first17), '13700000041'],
    ])
    expect(ready.counts.faulty).toBe(1)
  })
})

test('work that kills its worker twice is set aside with a reason, and the timer leaves it alone', async () => {
  const file = await doors.upload(
    officer.token,
    await sheetOf([
      ['姓名', '身份证号', '手机号'],
      ['周一', idNumber(5), '13700000051'],
    ]),
  )
  const waiting = await bring('J-筛选隐藏.xlsx')
  const broke = { state: 'reading', file, tries: 2, held: 0, ask: null, dueAt: 1 }
  await home.engine.update('roster_imports', { filter: { _id: waiting.id }, update: { $set: broke } })
  await doors.advance(60_000)
  const aside = await roster(officer).roster({ roster: waiting.id })
  expect(aside).toMatchObject({ state: 'aside', refusal: expect.stringContaining('先放在一边'), moves: [] })
  await doors.advance(60_000)
  await doors.advance(60_000)
  expect(await home.engine.get('roster_imports', waiting.id)).toMatchObject({
    state: 'aside',
    file: null,
    dueAt: 0,
  })
})

test('no query went without an index', () => expect(unserved).toEqual([]))

const bringRows = async (rows: string[][]) => {
  const file = await doors.upload(officer.token, await sheetOf(rows))
  return settled(await roster(officer).begin({ file, name: '名册.xlsx' }))
}

const eighteen = (first17: string) => `${first17}${identityCheckDigit(first17)}`
const idNumber = (i: number) => eighteen(`330199198808${String(10 + i)}45${i % 10}`)

async function sheetOf(rows: string[][]): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('名册').addRows(rows)
  return Buffer.from(await book.xlsx.writeBuffer())
}

async function rowsAt(url: string | null): Promise<string[][]> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await (await fetch(url ?? '')).arrayBuffer())
  const rows: string[][] = []
  book.worksheets[0]?.eachRow(row => {
    rows.push((Array.isArray(row.values) ? row.values.slice(1) : []).map(value => String(value ?? '')))
  })
  return rows
}
