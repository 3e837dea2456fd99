import type { Cell } from '../kit/book/cell'
import { columns, headings, judge } from './ticket-lines'

const now = Date.parse('2026-11-20T10:00:00+08:00')
const { at } = headings(columns.map(({ title }) => title))
const cell = (text: string, more: Partial<Cell> = {}): Cell => ({
  text,
  fault: null,
  kind: 'text',
  formula: false,
  merged: null,
  ...more,
})
const good = ['YZ-0001', '2026-11-02 09:30', '钱小芳', '13600001234', '投诉', '宏达机械', '加班没有补休', '']
const changedAt = (i: number, value: string | Cell) =>
  good.map((text, n) => (n === i ? (typeof value === 'string' ? cell(value) : value) : cell(text)))

test('a good row is a ticket dated from the call', () => {
  const { row, why } = judge(2, at, changedAt(0, 'YZ-0001'), now)
  expect(why).toBe('')
  expect(row).toMatchObject({ kind: 'complaint', calledAt: Date.parse('2026-11-02T09:30:00+08:00') })
})

test.each([
  ['2026/11/2 9:30', '2026-11-02T09:30:00+08:00'],
  ['2026.11.02', '2026-11-02T12:00:00+08:00'],
])('a call at %s is read', (text, instant) => {
  expect(judge(2, at, changedAt(1, text), now).row?.calledAt).toBe(Date.parse(instant))
})

test('a day that is none is no time of a call', () => {
  expect(judge(2, at, changedAt(1, '2026-02-30 09:30'), now).why).toContain('来电时间')
})

test.each([
  ['0571-88881234', '0571-88881234'],
  ['(0571) 88881234', '0571-88881234'],
  ['057188881234', '0571-88881234'],
  ['０５７１－８８８８１２３４', '0571-88881234'],
  ['0571-88881234转802', '0571-88881234转802'],
  ['668812', '668812'],
  ['136 0000 1234', '13600001234'],
  ['未显示', ''],
  ['', ''],
])('a caller’s number typed as “%s” is taken', (text, phone) => {
  expect(judge(2, at, changedAt(3, text), now).row).toMatchObject({ phone })
})

test('a number whose end was lost, or a cell of errors, is named as the fault', () => {
  const lost = cell('1234567890123450', { fault: '数字超过 15 位，末尾几位已经丢了，请改成文字再填' })
  expect(judge(2, at, changedAt(0, lost), now)).toMatchObject({
    row: null,
    why: expect.stringContaining('15 位'),
  })
})

test('titles in other words are known, and those that are none of ours are told', () => {
  const found = headings([
    '工单编号',
    '受理时间',
    '诉求人',
    '联系电话',
    '诉求类型',
    '涉及的单位',
    '诉求内容',
    '满意度',
  ])
  expect(found.missing).toEqual([])
  expect(found.unknown).toEqual(['满意度'])
  expect(found.at.get('unit')).toBe(5)
})

test.each([
  [0, 'ab', '工单号'],
  [0, '', '工单号'],
  [1, '昨天', '来电时间'],
  [1, '2026-11-21 09:00', '以后'],
  [1, '2025-01-01 09:00', '一年以前'],
  [2, '', '来电人'],
  [3, '0571-8888', '电话'],
  [3, '打不通', '电话'],
  [4, '骂人', '意见建议、投诉'],
  [6, '短', '内容'],
] as const)('column %i with “%s” is named as the fault', (i, text, why) => {
  expect(judge(2, at, changedAt(i, text), now)).toMatchObject({
    row: null,
    why: expect.stringContaining(why),
  })
})

test('a formula is no text', () => {
  expect(judge(2, at, changedAt(6, cell('', { formula: true })), now).why).toContain('公式')
})

test('a sheet without a needed column is told which', () => {
  expect(headings(['工单号', '来电 时间', '内容']).missing).toEqual(['来电人', '电话', '类别'])
})
