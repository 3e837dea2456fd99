import { identityCheckDigit } from './contract'
import { identityFault, identityText, type Paper, paperOf, papers, toldBy } from './identity'

const today = '2026-11-27'
const eighteen = (first17: string) => `${first17}${identityCheckDigit(first17)}`
const resident = eighteen('33019919920815412')
const numbers: Record<Paper, string> = {
  resident,
  'hmt-resident': eighteen('81000019920815412'),
  'foreign-resident': eighteen('91112419920815412'),
  'hk-macao-pass': 'H0123456701',
  'taiwan-pass': '01234567',
  passport: 'E12345678',
}

test.each(papers)('a good number of %s is taken, said or not said where it says so itself', paper => {
  const number = numbers[paper]
  expect(identityFault({ paper, number }, today)).toBeNull()
  expect(paperOf(number, paper)).toBe(paper)
  const says = paper !== 'taiwan-pass' && paper !== 'passport'
  expect(paperOf(number, null)).toBe(says ? paper : null)
})

test('eighteen places say their paper whatever was said of them', () => {
  expect(paperOf(numbers['hmt-resident'], 'resident')).toBe('hmt-resident')
  expect(paperOf(resident, 'passport')).toBe('resident')
})

test.each(['hmt-resident', 'foreign-resident', 'resident'] as const)(
  '%s with another last place is refused',
  paper => {
    const number = numbers[paper]
    const last = number.endsWith('1') ? '2' : '1'
    expect(identityFault({ paper, number: `${number.slice(0, 17)}${last}` }, today)).toContain('最后一位')
  },
)

test.each([
  ['000000', eighteen('00000019920815412'), '地区码'],
  ['a birth in the future', eighteen('33019920990815412'), '今天以后'],
  ['a birth that never was', eighteen('33019919920230412'), '不存在'],
  ['eleven years', eighteen('33019920150815412'), '16 周岁'],
  ['sixteen years tomorrow', eighteen('33019920101128412'), '16 周岁'],
])('%s is refused', (_, number, words) => {
  expect(identityFault({ paper: 'resident', number }, today)).toContain(words)
})

test('who is sixteen today may work', () => {
  expect(identityFault({ paper: 'resident', number: eighteen('33019920101127412') }, today)).toBeNull()
})

test('birth and sex are told by numbers that say them, and unknown of others', () => {
  expect(toldBy({ paper: 'resident', number: resident })).toEqual({ born: '1992-08-15', woman: true })
  expect(toldBy({ paper: 'foreign-resident', number: numbers['foreign-resident'] }).born).toBe('1992-08-15')
  expect(toldBy({ paper: 'passport', number: numbers.passport })).toEqual({ born: null, woman: null })
})

test('one identity has one text, a passport never that of another paper', () => {
  expect(identityText({ paper: 'resident', number: resident })).toBe(resident)
  const shared = { number: '12345678' }
  expect(identityText({ paper: 'passport', ...shared })).not.toBe(
    identityText({ paper: 'taiwan-pass', ...shared }),
  )
})
