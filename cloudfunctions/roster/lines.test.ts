import type { Cell } from '../kit/sheet-lines'
import { columns, compare, headings, judge, refuseDoubles, type Standing } from './lines'

const at = new Map(columns.map(({ key }, i) => [key, i]))
const good = ['苏晓梅', '330199199001010011', '13800000000', '宏达机械工会', '', '', '2024-05-01', '', '']
const cells = (values: readonly string[], change: Partial<Cell> & { at?: number } = {}): Cell[] =>
  values.map((text, i) => ({
    text,
    formula: false,
    merged: false,
    number: false,
    ...(i === (change.at ?? -1) && change),
  }))
const put = (i: number, text: string) => good.map((value, at) => (at === i ? text : value))

test('headings are found in any order, with stars and remarks behind them', () => {
  const { at: found, missing } = headings(['手机号*', '姓名（必填）', '工会'])
  expect([...found]).toEqual([
    ['name', 1],
    ['phone', 0],
    ['union', 2],
  ])
  expect(missing).toEqual(['身份证号'])
})

test.each<[string, Cell[], string | null]>([
  ['a good line', cells(good), null],
  ['no name', cells(put(0, '')), '没有姓名'],
  ['a wrong check digit', cells(put(1, '330199199001010012')), '最后一位'],
  ['an impossible birth date', cells(put(1, '330199199002300011')), '出生日期'],
  ['a short number', cells(put(1, '33019')), '18 位'],
  ['a bad phone', cells(put(2, '0571-88')), '手机号'],
  ['no workplace', cells(put(3, '')), '没有填工会'],
  ['a day that is none', cells(put(6, '2024-13-01')), '入会日期'],
  ['a formula', cells(good, { at: 4, formula: true }), '公式'],
  ['merged cells', cells(good, { at: 4, merged: true }), '合并'],
  ['a number kept as a number', cells(good, { at: 1, number: true }), '数字'],
])('%s is judged', (_, given, fault) => {
  const line = judge(2, at, given)
  if (fault === null) expect(line.fault).toBeNull()
  else expect(line.fault).toContain(fault)
})

test.each([
  ['2024年5月1日', '2024-05-01'],
  ['2024/5/1', '2024-05-01'],
  ['45413', '2024-05-01'],
])('the day %s is understood', (typed, day) => {
  expect(judge(2, at, cells(put(6, typed))).cells.joinedOn).toBe(day)
})

test('of two lines with one number the later is refused, also lines apart', () => {
  const seen = new Map<string, number>()
  const lines = [2, 3, 4].map(n => judge(n, at, cells(good)))
  refuseDoubles(lines.slice(0, 1), seen)
  refuseDoubles(lines.slice(1), seen)
  expect(lines.map(({ fault }) => fault)).toEqual([
    null,
    '和第 2 行的身份证号相同',
    '和第 2 行的身份证号相同',
  ])
})

describe('compared with who holds the number', () => {
  const line = judge(2, at, cells(good)).cells
  const held = (more: Partial<Standing> = {}): Standing => ({
    ...line,
    id: 'member',
    state: 'active',
    ours: true,
    claimed: false,
    listed: null,
    ...more,
  })
  test.each<[string, Standing | undefined, object]>([
    ['nobody is fresh', undefined, { is: 'fresh' }],
    ['one who left is fresh', held({ state: 'left' }), { is: 'fresh' }],
    ['the same is the same', held(), { is: 'same' }],
    ['an empty cell changes nothing', held({ job: '车工' }), { is: 'same' }],
    ['another name is a change', held({ name: '苏小梅' }), { is: 'changed', what: '姓名' }],
    ['the phone of an account is its own', held({ claimed: true, phone: '13900000000' }), { is: 'same' }],
    [
      'an account of another workplace is faulty',
      held({ claimed: true, union: '别的工会' }),
      { is: 'faulty' },
    ],
    ['one of another territory is faulty', held({ ours: false }), { is: 'faulty' }],
    ['one who applies is faulty', held({ state: 'applying' }), { is: 'faulty' }],
  ])('%s', (_, standing, verdict) => expect(compare(line, standing)).toMatchObject(verdict))
})
