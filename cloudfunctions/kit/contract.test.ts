import fc from 'fast-check'
import * as v from 'valibot'
import {
  cursor,
  identityCheckDigit,
  identityNumber,
  ids,
  isIdentityNumber,
  mobile,
  oneTimeCode,
  personName,
  text,
} from './contract'

const takes = (schema: v.GenericSchema, value: unknown) => v.safeParse(schema, value).success

test('the check digits of published sample numbers are right', () => {
  expect(identityCheckDigit('11010519491231002')).toBe('X')
  expect(identityCheckDigit('44052418800101001')).toBe('4')
})

test('any one digit changed makes an identity number wrong', () => {
  const good = `33019919920815412${identityCheckDigit('33019919920815412')}`
  expect(isIdentityNumber(good)).toBe(true)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (place, by) => {
      const digit = (Number(good[place]) + by) % 10
      return !isIdentityNumber(`${good.slice(0, place)}${digit}${good.slice(place + 1)}`)
    }),
  )
})

test('a date of birth that never was is refused', () => {
  const first = '33019919920230412'
  expect(takes(identityNumber(), `${first}${identityCheckDigit(first)}`)).toBe(false)
})

test('text is trimmed, has its length and shows no control characters', () => {
  expect(v.parse(text('标题', 5), '  好  ')).toBe('好')
  expect(takes(text('标题', 5), '一二三四五六')).toBe(false)
  expect(takes(text('标题', 5), 'a\u0000b')).toBe(false)
  expect(takes(text('标题', 5), 'a\u202eb')).toBe(false)
  expect(takes(text('说明', 9), '一行\n又一行\t')).toBe(true)
  expect(takes(text('标题', 5), '   ')).toBe(false)
})

test.each(['12345678901', '1380013800', '138001380000', '+85213800138000', 13800138000])(
  '%s is no mobile number',
  given => {
    expect(takes(mobile(), given)).toBe(false)
  },
)

test('the same id twice and more ids than allowed are refused', () => {
  expect(takes(ids('联系圈', 2), ['aaaa', 'aaaa'])).toBe(false)
  expect(takes(ids('联系圈', 2), ['aaaa', 'bbbb', 'cccc'])).toBe(false)
  expect(takes(ids('联系圈', 2), ['aaaa', 'bbbb'])).toBe(true)
})

test('only what a page answered is taken for a cursor', () => {
  expect(takes(cursor(), '../../etc')).toBe(false)
  expect(takes(cursor(), null)).toBe(true)
})

test.each([
  '139 0000 0001',
  '+86 139-0000-0001',
  '008613900000001',
  '１３９０００００００１',
  '\u202d13900000001\u202c',
])('%j is the number that was meant', given => {
  expect(v.parse(mobile(), given)).toBe('13900000001')
})

test('a code is taken with the spaces it was shown with', () => {
  expect(v.parse(oneTimeCode(), ' 123 456 ')).toBe('123456')
})

test('a name is tidied before it is judged, and a refusal names the field', () => {
  expect(v.parse(personName('姓名'), '艾力 • 买买提')).toBe('艾力·买买提')
  const refused = v.safeParse(personName('你的姓名'), '系统')
  expect(refused.issues?.[0]?.message).toMatch(/^你的姓名/)
  expect(takes(personName('姓名'), '   ')).toBe(false)
})
