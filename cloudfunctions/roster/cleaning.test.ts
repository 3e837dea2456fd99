import type { Cell } from '../kit/book/cell'
import { clean } from './cleaning'
import type { Key } from './contract'

const cell = (text: string, more: Partial<Cell> = {}): Cell => ({
  text,
  fault: null,
  kind: 'text',
  formula: false,
  merged: null,
  ...more,
})
const cleaned = (key: Key, text: string, more?: Partial<Cell>) => clean(key, cell(text, more), '2026-11-27')

test.each([
  ['139 5599 0004', '13955990004'],
  ['139-5599-0005', '13955990005'],
  ['+86 13955990006', '13955990006'],
  ['008613955990006', '13955990006'],
  ['１３９５５９９０００８', '13955990008'],
  ['\u00a013955990009\u200b', '13955990009'],
  ['13955990003.0', '13955990003'],
])('the phone %s is certain', (typed, phone) => {
  expect(cleaned('phone', typed)).toEqual({ value: phone, fault: null })
})

test.each([
  ['', '没有手机号'],
  ['0571-88881234', '座机'],
  ['88881234', '座机'],
  ['1395599000', '少了 1 位'],
  ['139559900041', '多了 1 位'],
  ['13955990007/0571-88880000', '两个号码'],
  ['13955990007、13955990008', '两个号码'],
  ['1395599****', '没有写全'],
  ['1.3955990001E10', '科学计数法'],
  ['23955990004', '11 位'],
])('the phone %s is faulty, kept as it was typed', (typed, words) => {
  const { value, fault } = cleaned('phone', typed)
  expect(value).toBe(typed)
  expect(fault).toContain(words)
})

test.each([
  ['王 明', '王明'],
  ['李　华', '李华'],
  ['John  Smith', 'John Smith'],
  ['阿里木 • 买买提', '阿里木·买买提'],
  ['𠮷田明', '𠮷田明'],
  ['王', '王'],
  ['阿'.repeat(50), '阿'.repeat(50)],
])('the name %s is good', (typed, name) => {
  expect(cleaned('name', typed)).toEqual({ value: name, fault: null })
})

test.each([
  ['', '没有姓名'],
  ['阿'.repeat(51), '50 个字'],
  ['=1+1', '不是姓名'],
  ['王\ue000', '显示不出来'],
])('the name %s is faulty', (typed, words) => {
  expect(cleaned('name', typed).fault).toContain(words)
})

test.each([
  '2024/5/1',
  '2024.05.01',
  '2024年5月1日',
  '20240501',
  '2024-5-1 0:00:00',
  '2024-05-01T08:30:00.000Z',
  '45413',
  '２０２４-05-01',
])('the day %s is understood', typed => {
  expect(cleaned('joinedOn', typed)).toEqual({ value: '2024-05-01', fault: null })
})

test.each([
  ['2024年5月', '写到哪一天'],
  ['2024.5', '写到哪一天'],
  ['2024', '写到哪一天'],
  ['2024-13-01', '不对'],
  ['2024-02-30', '不对'],
  ['5/1/2024', '不对'],
  ['2099-01-01', '今天以后'],
  ['1899-01-01', '太早'],
])('the day %s is faulty', (typed, words) => {
  expect(cleaned('joinedOn', typed).fault).toContain(words)
})

test('an identity number is cleaned of blanks, width and an apostrophe, and refused as a number', () => {
  for (const typed of ['330199 19850312 1227', "'330199198503121227", '３３０１９９１９８５０３１２１２２７'])
    expect(cleaned('idNumber', typed)).toEqual({ value: '330199198503121227', fault: null })
  expect(cleaned('idNumber', '33019919850312118x').value).toBe('33019919850312118X')
  expect(cleaned('idNumber', '330199198503121150', { kind: 'number' }).fault).toContain('存成了数字')
  expect(cleaned('idNumber', '33019919850312134*').fault).toContain('字母 X')
})

test('nothing is cut: what is too long is said', () => {
  expect(cleaned('note', '备'.repeat(200)).fault).toBeNull()
  const { value, fault } = cleaned('note', '备'.repeat(201))
  expect(value).toHaveLength(201)
  expect(fault).toContain('201 个字')
})

test('what a cell cannot say truly is faulty in every column', () => {
  for (const key of ['name', 'phone', 'department', 'note', 'upperNumber'] as const) {
    expect(cleaned(key, '', { fault: '有错误值 #N/A' }).fault).toContain('#N/A')
    expect(cleaned(key, '一', { formula: true }).fault).toContain('公式')
  }
})
