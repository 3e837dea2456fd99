import { countEffects, countedWith, percent } from './scoring'

const at = Date.parse('2026-11-30T23:30:00+08:00')
const path = '/city/street/works/'

test('what happened is counted for the union and all above it, in the month of here', () => {
  expect(countedWith({ counted: [], path }, ['received'], at)).toEqual([
    'city/2026-11/received',
    'street/2026-11/received',
    'works/2026-11/received',
  ])
})

test('the same figure of the same month is counted once, in the next month again', () => {
  const counted = countedWith({ counted: [], path }, ['answered'], at)
  expect(countedWith({ counted, path }, ['answered'], at)).toEqual(counted)
  expect(countedWith({ counted, path }, ['answered'], at + 3600_000)).toHaveLength(6)
})

test('one effect a union and month, and only the holder’s is its own', () => {
  const counted = countedWith({ counted: [], path }, ['answered', 'onTime'], at)
  const effects = countEffects(['city/2026-11/answered'], { counted, path })
  expect(effects.map(({ input }) => [input.union, input.figures, input.own])).toEqual([
    ['city', ['onTime'], false],
    ['street', ['answered', 'onTime'], false],
    ['works', ['answered', 'onTime'], true],
  ])
})

test('a share of nothing is a dash', () => {
  expect([percent(1, 3), percent(0, 4), percent(0, 0)]).toEqual(['33%', '0%', '—'])
})
