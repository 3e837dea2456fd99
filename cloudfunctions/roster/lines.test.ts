import type { Cell } from '../kit/book/cell'
import { identityCheckDigit } from '../kit/contract'
import { compare, type Standing } from './comparing'
import { keys } from './contract'
import { judge, refuseDoubles } from './lines'

const good: Record<(typeof keys)[number], string> = {
  name: '苏晓梅',
  idNumber: '330199199001010011',
  paper: '',
  phone: '13800000000',
  union: '宏达机械工会',
  department: '',
  job: '',
  joinedOn: '2024-05-01',
  upperNumber: '',
  note: '',
}
good.idNumber = `33019919900101001${identityCheckDigit('33019919900101001')}`

const judged = (
  change: Partial<typeof good> = {},
  more: { [K in keyof typeof good]?: Partial<Cell> } = {},
) => {
  const cells = keys.map(
    (key): Cell => ({
      text: { ...good, ...change }[key],
      fault: null,
      kind: 'text',
      formula: false,
      merged: null,
      ...more[key],
    }),
  )
  const rules = { today: '2026-11-27', union: null, tab: null }
  return judge(2, { is: 'person', cells, fault: null }, keys, rules)
}

test('a good line is good, and says which paper its number stands on', () => {
  expect(judged()).toMatchObject({ fault: null, cells: { paper: '居民身份证' } })
})

test.each<[string, Partial<typeof good>, string]>([
  ['no name', { name: '' }, '没有姓名'],
  [
    'a wrong check digit',
    { idNumber: `${good.idNumber.slice(0, 17)}${good.idNumber.endsWith('1') ? 2 : 1}` },
    '最后一位',
  ],
  ['an impossible birth date', { idNumber: '330199199002300011' }, '出生日期'],
  ['a short number', { idNumber: '33019' }, '18 位'],
  ['no workplace', { union: '' }, '没有填工会'],
  ['two faults at once', { union: '', phone: '' }, '没有手机号；没有填工会'],
  ['joined before born', { joinedOn: '1989-01-01' }, '出生日期'],
  ['a paper nobody takes', { paper: '军官证' }, '不收'],
])('%s is judged', (_, change, fault) => {
  expect(judged(change).fault).toContain(fault)
})

test('what is merged over several people is nobody\u2019s own', () => {
  expect(judged({}, { phone: { merged: 'first' } }).fault).toContain('合并')
  expect(judged({}, { department: { merged: 'first' } }).fault).toBeNull()
})

test('of two lines with one number the later is refused, also lines apart', () => {
  const seen = new Map<string, string>()
  const lines = [judged(), judged(), judged()]
  refuseDoubles(lines.slice(0, 1), seen)
  refuseDoubles(lines.slice(1), seen)
  expect(lines.map(({ fault }) => fault)).toEqual([
    null,
    '和第 2 行的证件号码相同',
    '和第 2 行的证件号码相同',
  ])
})

describe('compared with who holds the number', () => {
  const cells = judged().cells
  const { idNumber: _, paper: __, ...known } = cells
  const held = (change: Partial<Standing> = {}): Standing => ({
    ...known,
    id: 'm',
    state: 'active',
    ours: true,
    claimed: false,
    listed: null,
    ...change,
  })

  test.each<[string, Standing | undefined, string]>([
    ['nobody', undefined, 'fresh'],
    ['one who left', held({ state: 'left' }), 'fresh'],
    ['the same', held(), 'same'],
    ['one of another union', held({ ours: false }), 'faulty'],
    ['one who applies', held({ state: 'applying' }), 'faulty'],
    ['an account at another workplace', held({ claimed: true, union: '永兴纺织工会' }), 'faulty'],
    ['an account with another phone', held({ claimed: true, phone: '13900000000' }), 'same'],
    ['more known than the line says', held({ department: '一车间' }), 'same'],
  ])('%s', (_, standing, is) => {
    expect(compare(cells, standing).is).toBe(is)
  })

  test('each field that changes is told before and after', () => {
    expect(compare(cells, held({ union: '永兴纺织工会', phone: '13800009990' }))).toEqual({
      is: 'changed',
      fields: [
        { title: '手机号', from: '138****9990', to: '138****0000' },
        { title: '工会', from: '永兴纺织工会', to: '宏达机械工会' },
      ],
    })
    expect(compare(cells, held({ phone: '13899990000' }))).toMatchObject({
      fields: [{ from: '138****0000', to: '138****0000（中间几位不同）' }],
    })
  })
})
