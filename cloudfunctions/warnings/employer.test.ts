import { employerKey } from './employer'

test.each([
  ['宏达机械有限公司', '宏达机械'],
  ['宏达机械 有限责任公司', '宏达机械'],
  [' 宏达机械股份有限公司', '宏达机械'],
  ['宏达机械集团有限公司', '宏达机械'],
  ['宏达机械公司', '宏达机械'],
  ['宏达机械', '宏达机械'],
  ['宏达（云州）机械有限公司', '宏达(云州)机械'],
  ['宏达(云州)机械', '宏达(云州)机械'],
  ['ＡＢＣ 科技', 'abc科技'],
])('%s and %s are one employer', (one, other) => {
  expect(employerKey(one)).toBe(employerKey(other))
})

test.each([
  ['宏达机械', '宏达机床'],
  ['宏达机械厂', '宏达机械有限公司'],
  ['宏达机械云州分公司', '宏达机械公司'],
])('%s and %s are two', (one, other) => {
  expect(employerKey(one)).not.toBe(employerKey(other))
})

test('a name that is nothing but the kind of company stays itself', () => {
  expect(employerKey('有限公司')).toBe('有限公司')
})
