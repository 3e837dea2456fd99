import { isDeeper } from './depth'

const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)

test('what lies as deep as allowed passes, one deeper does not', () => {
  expect([isDeeper(nested(4), 4), isDeeper(nested(6), 4)]).toEqual([false, true])
  expect([isDeeper({ a: { b: [1] } }, 3), isDeeper({ a: { b: [1] } }, 2)]).toEqual([false, true])
  expect(isDeeper('text', 0)).toBe(false)
})

test('a million levels are looked at without running out of stack', () => {
  expect(isDeeper(nested(1_000_000), 2_000_000)).toBe(false)
  expect(isDeeper(nested(1_000_000), 32)).toBe(true)
})
