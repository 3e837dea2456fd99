import { closed, type Raised, rules, ruleWords, type Weighed, type Weight, weigh } from './rules'

const day = 24 * 3600_000
const now = Date.parse('2026-11-20T10:00:00+08:00')

let count = 0
const sign = (more: Partial<Weight> = {}): Weight => {
  count += 1
  const at = more.at ?? now
  return {
    id: `s${count}`,
    claim: 'other',
    people: 1,
    stoppage: false,
    path: '/city/',
    at,
    noted: at,
    ...more,
  }
}

/** One after the other, each weighed at the moment it became known. */
const after = (signs: readonly Weight[], from: Weighed = { signs: [], raised: [] }): Weighed =>
  signs.reduce((held, one) => weigh(held, one, one.noted), from)

const open = ({ raised }: Weighed) =>
  raised.filter(({ closedAt }) => closedAt === null).map(({ rule, n }) => `${rule}#${n}`)

const ago = (days: number) => ({ at: now - days * day })

test.each<[string, Weight[], string[]]>([
  ['one of anything', [sign()], []],
  ['two of anything', [sign(), sign()], []],
  ['three of anything', [sign(), sign(), sign()], ['several#1']],
  ['three, the first just inside thirty days', [sign(ago(29.9)), sign(), sign()], ['several#1']],
  ['three, the first thirty days ago', [sign(ago(30)), sign(), sign()], []],
  ['ten people with one claim', [sign({ people: 10 })], ['collective#1']],
  ['nine people with one claim', [sign({ people: 9 })], []],
  ['ten people in two', [sign({ people: 5 }), sign({ people: 5 })], []],
  ['two about wages', [sign({ claim: 'wages' }), sign({ claim: 'wages' })], ['arrears#1']],
  ['one about wages of five', [sign({ claim: 'wages', people: 5 })], ['arrears#1']],
  ['one about wages of four', [sign({ claim: 'wages', people: 4 })], []],
  ['wages of ten are two warnings', [sign({ claim: 'wages', people: 10 })], ['collective#1', 'arrears#1']],
  ['one about wages, one about dismissal', [sign({ claim: 'wages' }), sign({ claim: 'dismissal' })], []],
  ['a stoppage heard of', [sign({ stoppage: true })], ['stoppage#1']],
])('%s', (_, signs, raised) => {
  expect(open(after(signs))).toEqual(raised)
})

test('the same sign three times is one', () => {
  const one = sign()
  expect(open(after([one, one, one]))).toEqual([])
})

test('a sign that grew counts with its larger number, and a smaller one told later changes nothing', () => {
  const one = sign({ people: 9 })
  expect(open(after([one, { ...one, people: 11 }]))).toEqual(['collective#1'])
  expect(after([{ ...one, people: 11 }, one]).signs[0]?.people).toBe(11)
})

test('an open warning takes more signs in and no second one is raised', () => {
  const six = after(Array.from({ length: 6 }, () => sign()))
  expect(open(six)).toEqual(['several#1'])
  expect(six.raised[0]?.signs).toHaveLength(6)
})

test('after a false alarm it takes as many new signs again, and those before are not counted', () => {
  const first = after([sign(), sign(), sign()])
  const ended = { ...first, raised: closed(first.raised, 'several', 1, now + 1) }
  const later = { at: now + day, noted: now + day }
  const two = after([sign(later), sign(later)], ended)
  expect(open(two)).toEqual([])
  const three = after([sign(later)], two)
  expect(open(three)).toEqual(['several#2'])
  expect(three.raised.find(({ rule }) => rule === 'several')?.signs).toHaveLength(3)
})

test('an old sign of a closed warning told again raises nothing', () => {
  const last = sign()
  const first = after([sign(), sign(), last])
  const ended = { ...first, raised: closed(first.raised, 'several', 1, now + 1) }
  expect(open(weigh(ended, last, now + day))).toEqual([])
})

test('only the turn that is meant is closed, and once', () => {
  const raised: Raised[] = [{ rule: 'several', n: 2, signs: [], closedAt: null }]
  expect(closed(raised, 'several', 1, now)).toEqual(raised)
  const over = closed(raised, 'several', 2, now)
  expect(closed(over, 'several', 2, now + 1)).toEqual(over)
})

test('signs out of every window are forgotten unless an open warning stands on them', () => {
  const old = after([sign(ago(40))])
  expect(after([sign()], old).signs).toHaveLength(1)
  const standing = after([sign(ago(29)), sign(ago(29)), sign(ago(28))])
  expect(after([sign({ at: now + 20 * day })], standing).signs).toHaveLength(4)
})

test('the rules read as sentences', () => {
  expect(rules.map(ruleWords)).toEqual([
    '30 天内，同一单位的诉求和争议满 3 件，报给当地工会。',
    '30 天内，同一单位的一件里有 10 人以上提同一诉求，报给街道工会。',
    '30 天内，同一单位的欠薪满 2 件，或者合计满 5 人，报给街道工会。',
    '7 天内听说同一单位有停工苗头，马上按突发事件上报。',
  ])
})

test('a collective dispute names the representatives and what of it was not read in the article', () => {
  const advice = rules.find(({ id }) => id === 'collective')?.advice ?? []
  expect(advice.map(({ sure }) => sure)).toEqual([true, false])
  expect(advice[1]?.text).toContain('3 至 5 名代表')
})
