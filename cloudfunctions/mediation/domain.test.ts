import { keep } from '../kit/pending'
import { clocksOf, file, moved, passed, receiptRemarks } from './domain'
import type { CaseBody, CaseDoc } from './store'

const now = Date.parse('2026-11-20T10:00:00+08:00')
const body: CaseBody = {
  id: 'body',
  name: '工业路街道劳动争议调解中心',
  short: '工',
  union: 'street',
  level: 'street',
  path: '/city/street/',
  contact: { person: 'p', name: '阎振华' },
}
const filing = {
  _id: 'case',
  filerPerson: 'me',
  filer: '苏晓梅',
  filerPhone: { key: 'k', box: '' },
  dispute: 'wages' as const,
  respondent: '宏达机械有限公司',
  respondentAddress: '',
  request: '支付工资',
  facts: '没有发工资',
}
const filed = (): CaseDoc =>
  keep<CaseDoc>(file(body, filing, { year: '2026', n: 5 }, { at: now, by: '苏晓梅' }))

test('a case has the next number of its body and year', () => {
  expect(filed().number).toBe('工劳调〔2026〕5号')
})

test('the receipt shows both 15-day dates with their articles, the second as an estimate', () => {
  const clocks = new Map(clocksOf(filed()).map(clock => [clock.name, clock]))
  expect(clocks.get('mediation.from-receipt')).toMatchObject({
    due: '2026-12-07',
    estimated: false,
    sure: true,
  })
  expect(clocks.get('mediation.from-acceptance')).toMatchObject({
    due: '2026-12-10',
    estimated: true,
    sure: false,
  })
  expect(receiptRemarks.join()).toContain('随时可以直接申请仲裁')
  expect(receiptRemarks[0]).toBe('申请日期凭证，可用于主张时效中断。')
})

test('a supplement moves neither the receipt’s date nor its 15 days', () => {
  const asked: CaseDoc = {
    ...filed(),
    ...moved(filed(), 'askSupplement', { at: now + 1, by: '', note: '工资条' }),
  }
  const given: CaseDoc = { ...asked, ...moved(asked, 'supplement', { at: now + 2, by: '', note: '见附件' }) }
  const due = (doc: CaseDoc) => clocksOf(doc).find(clock => clock.name === 'mediation.from-receipt')?.due
  expect(due(given)).toBe(due(filed()))
  expect(given.receivedAt).toBe(now)
})

test('accepted, the second 15 days are certain', () => {
  const accepted: CaseDoc = { ...filed(), ...moved(filed(), 'accept', { at: now, by: '' }) }
  const second = clocksOf(accepted).find(clock => clock.name === 'mediation.from-acceptance')
  expect(second).toMatchObject({ due: '2026-12-07', estimated: false })
})

test('passed up, the case stands in the list of the union above and stays with its body', () => {
  const above = { name: '东河区总工会', level: 'district', union: 'district', path: '/city/' }
  expect(passed(filed(), above, now).lists).toEqual(['body', 'district'])
  expect(passed(filed(), null, now).lists).toEqual(['body'])
})
