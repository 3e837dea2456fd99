import { identityCheckDigit } from '../../../cloudfunctions/kit/contract'
import { looksRight } from './identity-number'

const first17 = Array.from(
  { length: 200 },
  (_, i) =>
    `11010119${60 + (i % 40)}0${1 + (i % 9)}1${i % 9}${String(i * 37)
      .padStart(3, '0')
      .slice(-3)}`,
)

test('the page praises what the server takes, and nothing with one digit changed', () => {
  for (const digits of first17) {
    const right = identityCheckDigit(digits)
    expect(looksRight(digits + right)).toBe(true)
    for (const wrong of '0123456789X'.replace(right, '')) expect(looksRight(digits + wrong)).toBe(false)
  }
})

test('a number that is too short, too long or has letters is not right', () => {
  for (const typed of ['', '1101011990', '11010119900101123x', '1101011990010112345']) {
    expect(looksRight(typed)).toBe(false)
  }
})
