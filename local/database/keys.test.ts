import fc from 'fast-check'
import { component } from './keys'
import { compareValues, sameValue } from './order'

const value = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.string({ unit: fc.constantFrom('a', 'b', '\u0000', '\u0001', 'ÿ', '甲', '😀') }),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
)

test('keys of numbers are ordered as the numbers are', () => {
  const number = fc.double({ noNaN: true })
  const rule = (a: number, b: number) => {
    const expected = a < b ? -1 : a > b ? 1 : 0
    expect(Buffer.compare(component(a, 1), component(b, 1))).toBe(expected)
  }
  fc.assert(fc.property(number, number, rule), {
    numRuns: 2000,
    examples: [
      [-0, 0],
      [-1, -1.5],
      [5e-324, 0],
    ],
  })
})

test('keys of text are ordered as their UTF-8 bytes are', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\u0000', '\u0001', 'ÿ', '甲', '😀') })
  const rule = (a: string, b: string) =>
    expect(Math.sign(compareValues(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))))
  fc.assert(fc.property(text, text, rule), { numRuns: 2000 })
})

test('falling keys are in the opposite order, and equal only when the values are', () => {
  const rule = (a: unknown, b: unknown) => {
    const rising = Math.sign(Buffer.compare(component(a, 1), component(b, 1)))
    expect(Math.sign(Buffer.compare(component(b, -1), component(a, -1)))).toBe(rising)
    expect(sameValue(a, b)).toBe(rising === 0)
  }
  fc.assert(fc.property(value, value, rule), { numRuns: 2000 })
})

test('no key is the beginning of another, so that fields cannot run into each other', () => {
  const rule = (a: unknown, b: unknown, direction: 1 | -1) => {
    const [one, other] = [component(a, direction), component(b, direction)]
    if (one.equals(other)) return
    expect(one.subarray(0, other.length).equals(other)).toBe(false)
  }
  fc.assert(fc.property(value, value, fc.constantFrom(1, -1), rule), { numRuns: 2000 })
})
