import { dispatch, numberOf, ruleWords } from './dispatch'

const city = { _id: 'city', name: '云州市总工会', level: 'city' as const, path: '/city/' }
const district = { _id: 'east', name: '东河区总工会', level: 'district' as const, path: '/city/east/' }
const street = { _id: 'road', name: '工业路街道总工会', level: 'street' as const, path: '/city/east/road/' }
const works = {
  _id: 'works',
  name: '宏达机械工会',
  level: 'workplace' as const,
  path: '/city/east/road/works/',
}
const all = [city, district, street, works]
const plain = { kind: 'advice', aboutOfficer: false, upper: false }

test.each([
  ['of a workplace goes to its union', plain, all, 'works', '所在单位'],
  ['about the union’s own officer goes above it', { ...plain, aboutOfficer: true }, all, 'road', '看不到'],
  ['the worker wants above goes above', { ...plain, upper: true }, all, 'road', '上一级'],
  ['about safety goes to the street', { ...plain, kind: 'safety' }, all, 'road', '安全'],
  [
    'of one without an employer stays with the street',
    plain,
    [city, district, street],
    'road',
    '没有固定单位',
  ],
  [
    'about safety without an employer too',
    { ...plain, kind: 'safety' },
    [city, district, street],
    'road',
    '没有固定单位',
  ],
  [
    'about a street’s officer goes to the district',
    { ...plain, aboutOfficer: true },
    [city, district, street],
    'east',
    '看不到',
  ],
  [
    'about an officer and safety goes by the first rule',
    { ...plain, kind: 'safety', aboutOfficer: true },
    all,
    'road',
    '看不到',
  ],
  ['at the top stays at the top', { ...plain, upper: true }, [city], 'city', '上一级'],
] as const)('an appeal %s', (_, facts, unions, to, words) => {
  const sent = dispatch(facts, unions)
  expect(sent?.to._id).toBe(to)
  expect(sent?.words).toContain(words)
})

test('every rule is said in words', () => {
  expect(ruleWords().every(words => /[\u4e00-\u9fff].*。$/.test(words))).toBe(true)
})

test.each([
  ['东河街道总工会', '东河街诉〔2026〕3号'],
  ['宏达机械工会', '宏达机械诉〔2026〕3号'],
  ['云州市总工会', '云州市诉〔2026〕3号'],
])('%s numbers its appeals %s', (union, number) => {
  expect(numberOf(union, { year: '2026', n: 3 })).toBe(number)
})
