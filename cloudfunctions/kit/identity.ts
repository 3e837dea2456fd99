import { identityCheckDigit } from './contract'

/** The papers a person may be known by. */
export const papers = [
  'resident',
  'hmt-resident',
  'foreign-resident',
  'hk-macao-pass',
  'taiwan-pass',
  'passport',
] as const

export type Paper = (typeof papers)[number]

/** How each paper is called on itself. */
export const paperNames: Record<Paper, string> = {
  resident: '居民身份证',
  'hmt-resident': '港澳台居民居住证',
  'foreign-resident': '外国人永久居留身份证',
  'hk-macao-pass': '港澳居民来往内地通行证',
  'taiwan-pass': '台湾居民来往大陆通行证',
  passport: '护照',
}

/** A number on a paper, as it is kept. */
export type Identity = { paper: Paper; number: string }

/**
 * Which paper a number belongs to, given what was said about it. A number of eighteen places says so itself, whatever
 * was said; one that nobody said anything about and that fits several papers has none.
 */
export function paperOf(number: string, said: Paper | null): Paper | null {
  if (/^\d{17}[\dX]$/.test(number)) {
    if (/^8[123]/.test(number)) return 'hmt-resident'
    return number.startsWith('9') ? 'foreign-resident' : 'resident'
  }
  if (said) return said
  if (/^[HM]\d{10}$/.test(number)) return 'hk-macao-pass'
  return /^[A-Z]{3}\d{12}$/.test(number) ? 'foreign-resident' : null
}

/** Why a number cannot stand on this paper, in words; `null` when it can. `today` is YYYY-MM-DD. */
export function identityFault({ paper, number }: Identity, today: string): string | null {
  if (checked(paper, number)) return checkedFault(paper, number, today)
  const { fits, words } = unchecked[paper]
  return fits.test(number) ? null : words
}

/** What the number itself says of its holder; `null` where it says nothing. */
export function toldBy({ paper, number }: Identity): { born: string | null; woman: boolean | null } {
  if (!checked(paper, number)) return { born: null, woman: null }
  return { born: bornOn(number), woman: Number(number[16]) % 2 === 0 }
}

/** Equal for one identity and different for two; eighteen places are one row of numbers for all papers. */
export const identityText = ({ paper, number }: Identity) =>
  /^\d{17}[\dX]$/.test(number) ? number : `${paper} ${number}`

/** Who is younger does not work, and joins no union (劳动法 15). */
const workAge = 16

/** The first two places: the provinces, and those of papers for people from elsewhere. */
const areas = new Set(
  (
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 ' +
    '71 81 82 83'
  ).split(' '),
)

const unchecked: Record<Paper, { fits: RegExp; words: string }> = {
  resident: { fits: /^$/, words: '身份证号要 18 位' },
  'hmt-resident': { fits: /^$/, words: '港澳台居民居住证的号码要 18 位，开头是 81、82 或 83' },
  'foreign-resident': {
    fits: /^[A-Z]{3}\d{12}$/,
    words: '外国人永久居留身份证的号码要 18 位、开头是 9，旧证是 3 个字母加 12 位数字',
  },
  'hk-macao-pass': {
    fits: /^[HM]\d{8}(\d{2})?$/,
    words: '港澳居民来往内地通行证的号码是 H 或 M 加 8 位数字',
  },
  'taiwan-pass': { fits: /^\d{8}(\d{2})?$/, words: '台湾居民来往大陆通行证的号码是 8 位数字' },
  passport: { fits: /^(?=.*\d)[A-Z0-9]{5,15}$/, words: '护照号码是 5 到 15 位的字母和数字' },
}

/** Papers whose number has a date of birth and a check digit. */
const checked = (paper: Paper, number: string) =>
  /^\d{17}[\dX]$/.test(number) && paperOf(number, null) === paper

function checkedFault(paper: Paper, number: string, today: string): string | null {
  const born = bornOn(number)
  const named = paper === 'resident' ? '身份证号' : '证件号码'
  if (paper !== 'foreign-resident' && !areas.has(number.slice(0, 2))) {
    return `${named}开头的地区码不存在，请对照证件`
  }
  if (!isDay(born) || born < '1900-01-01') return `${named}里的出生日期不存在`
  if (born > today) return `${named}里的出生日期在今天以后，请对照证件`
  if (identityCheckDigit(number.slice(0, 17)) !== number[17]) return `${named}最后一位对不上，请对照证件`
  if (yearsLater(born, workAge) > today) return `没有满 ${workAge} 周岁，不能入会`
  return null
}

const bornOn = (number: string) => number.slice(6, 14).replace(/^(....)(..)(..)$/, '$1-$2-$3')

const yearsLater = (day: string, years: number) => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
