import { dueOf, ledgerRow, refuseAnswer, unanswered } from './ledger'

const at = (day: string) => Date.parse(`${day}T10:00:00+08:00`)
const union = { _id: 'works', name: '宏达机械工会', path: '/city/works/' }
const due = dueOf('2026-10')
const kept = { rev: 1, pending: [], pendingAt: 0, done: [] }
const answered = (day: string, found: 'nothing' | 'something') => ({
  ...kept,
  ...unanswered(union, '2026-10'),
  answers: [{ at: at(day), by: '于秀兰', found, text: '' }],
})

test('a month is due five working days after it is over, over the turn of the year too', () => {
  expect(due.due).toBe('2026-11-06')
  expect(dueOf('2026-12').due.slice(0, 7)).toBe('2027-01')
})

test.each([
  ['not answered before the day', null, '2026-11-06', 'waiting', false],
  ['not answered after it', null, '2026-11-07', 'late', false],
  ['nothing found', answered('2026-11-05', 'nothing'), '2026-11-20', 'nothing', false],
  ['something found, signed late', answered('2026-11-09', 'something'), '2026-11-20', 'something', true],
] as const)('%s', (_, doc, today, state, after) => {
  expect(ledgerRow(union, doc, due, at(today))).toMatchObject({ state, after })
})

test('a month to come is not answered, nor a find without a word', () => {
  const now = at('2026-11-20')
  expect(() => refuseAnswer({ month: '2026-12', found: 'nothing', text: '' }, now)).toThrow('还没有到')
  expect(() => refuseAnswer({ month: '2026-11', found: 'something', text: '有' }, now)).toThrow('发现了什么')
  expect(() => refuseAnswer({ month: '2026-11', found: 'nothing', text: '' }, now)).not.toThrow()
})
