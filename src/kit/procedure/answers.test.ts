import { Refusal } from '../refusal'
import { answersOf, centsOf, emptyValues } from './answers'

const form = {
  words: { kind: 'line', label: '事由', max: 20 },
  note: { kind: 'paragraph', label: '备注', max: 20, optional: true },
  amount: { kind: 'money', label: '金额', max: 1_000_000 },
  at: { kind: 'moment', label: '什么时候' },
  both: { kind: 'yes', label: '双方都签了' },
  papers: { kind: 'files', label: '文件', max: 3, optional: true },
} as const

const filled = { ...emptyValues(form), words: '工资', amount: '6,000.5', at: '2026-11-25T19:00' }

test('yuan become 分, a moment becomes ms of Shanghai, and what may stay empty is left out', () => {
  expect(answersOf(form, filled)).toEqual({
    words: '工资',
    amount: 600_050,
    at: Date.parse('2026-11-25T11:00:00Z'),
    both: false,
  })
})

test.each([
  ['words', { words: '  ' }, '事由还没有填。'],
  ['amount', { amount: '很多' }, '金额要填多少元，例如 6000 或 6000.50。'],
  ['at', { at: '2026-11-25T' }, '什么时候要有日期和时间。'],
  ['at', { at: '' }, '什么时候还没有选。'],
])('%s that cannot be sent is refused under its own name', (field, change, message) => {
  const send = () => answersOf(form, { ...filled, ...change })
  expect(send).toThrow(Refusal)
  expect(send).toThrow(expect.objectContaining({ field, message }))
})

test.each([
  ['6000', 600_000],
  ['0.05', 5],
  ['1,234.5 元', 123_450],
  ['1.005', null],
  ['-3', null],
  ['', null],
])('%s yuan are %s 分', (text, cents) => {
  expect(centsOf(text)).toBe(cents)
})
