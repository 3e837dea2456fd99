import type { Cell } from '../kit/book/cell'
import {
  type Identity,
  identityFault,
  type Paper,
  paperNames,
  paperOf,
  papers,
  toldBy,
} from '../kit/identity'
import { longestName, type NameFault, nameFault, tidyName } from '../kit/names'
import { bareMobile, narrow, seen } from '../kit/typed'
import type { Key } from './contract'
import { titleOf } from './fields'

/** What a cell says once it is cleaned of how it was typed, or why nobody can know. */
export type Cleaned = { value: string; fault: string | null }

/** What stands in a cell of this column; what is not certain stays as it was typed and is faulty. */
export function clean(key: Key, cell: Cell, today: string): Cleaned {
  const typed = seen(cell.text)
  if (key === 'idNumber' && cell.kind === 'number' && typed.length > 15) return wrong(typed, asNumber)
  if (cell.fault) return wrong(typed, `${titleOf(key)}：${cell.fault}`)
  if (cell.formula) return wrong(typed, `${titleOf(key)}有公式，请改成直接填的文字或数字`)
  switch (key) {
    case 'name':
      return nameIn(typed)
    case 'phone':
      return phoneIn(typed, cell.kind)
    case 'idNumber':
      return numberIn(typed)
    case 'paper':
      return paperIn(typed)
    case 'joinedOn':
      return dayIn(typed, today)
    case 'union':
      return short(key, typed.replace(/(?<=[\p{Script=Han}（）()])\s|\s(?=[\p{Script=Han}（）()])/gu, ''))
    default:
      return short(key, typed)
  }
}

/** Whose number it is, and why it cannot be; `said` is what the line says of the paper. */
export function identityIn(
  number: string,
  said: string,
  today: string,
): { identity: Identity; fault: string | null } {
  const paper = paperOf(number, papers.find(one => paperNames[one] === said) ?? null)
  if (paper) return { identity: { paper, number }, fault: identityFault({ paper, number }, today) }
  return { identity: { paper: 'resident', number }, fault: unfit(number) }
}

/** A member joined after they were born. */
export const joinedTooEarly = (identity: Identity, joinedOn: string) =>
  joinedOn !== '' && joinedOn < (toldBy(identity).born ?? '')

const good = (value: string): Cleaned => ({ value, fault: null })
/** Of what was typed so much is kept that one finds it again. */
const wrong = (typed: string, fault: string): Cleaned => ({
  value: typed.length > mostKept ? `${typed.slice(0, mostKept)}…` : typed,
  fault,
})

const mostKept = 300

function nameIn(typed: string): Cleaned {
  const name = tidyName(typed)
  if (name === '') return wrong('', '没有姓名')
  const fault = nameFault(name)
  return fault ? wrong(name, nameWords[fault]) : good(name)
}

const nameWords: Record<NameFault, string> = {
  long: `姓名超过 ${longestName} 个字，请对照证件`,
  unshown: '姓名里有显示不出来的字，请照证件重新输入',
  strange: '姓名里有不是姓名的字符，请对照证件',
  taken: '这不是人的姓名，请对照证件',
}

function phoneIn(typed: string, kind: Cell['kind']): Cleaned {
  const text = narrow(typed).replace(/^'/, '')
  if (text === '') return wrong('', '没有手机号')
  if (/^\d(\.\d+)?e\+?\d+$/i.test(text)) return wrong(typed, '手机号变成了科学计数法，请改成文字再填')
  if (kind === 'number' && /\.\d*[1-9]/.test(text)) return wrong(typed, '手机号带小数，请对照改正')
  const several = text.split(/[/、,，;；|\\]|或|\s{2,}/).filter(part => part.replace(/\D/g, '').length >= 7)
  if (several.length > 1) return wrong(typed, '写了两个号码，请只留一个手机号')
  const digits = bareMobile(text.replace(/\.0+$/, ''))
  if (/^1[3-9]\d{9}$/.test(digits)) return good(digits)
  if (/[*＊xX]/.test(digits)) return wrong(typed, '手机号没有写全，要完整的 11 位')
  if (/^(0\d{2,3})?[2-9]\d{6,7}(转\d{1,5})?$/.test(digits) && !/^[3-9]\d{9}$/.test(digits)) {
    return wrong(typed, '写的是座机号，要填手机号')
  }
  if (/^1\d+$/.test(digits) && digits.length !== 11) {
    const by = Math.abs(11 - digits.length)
    return wrong(typed, `手机号${digits.length < 11 ? '少' : '多'}了 ${by} 位，要 11 位数字`)
  }
  return wrong(typed, '手机号不对，要 11 位数字')
}

const asNumber = '身份证号存成了数字，最后几位会变成 0，请改成文字再填'

function numberIn(typed: string): Cleaned {
  const text = narrow(typed)
    .replace(/^'/, '')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
  if (text === '') return wrong('', '没有证件号码')
  if (/E\+\d+$/.test(text)) return wrong(typed, asNumber)
  if (/^\d{17}[*×＊]$/.test(text)) return wrong(typed, '身份证号最后一位要写成字母 X')
  return good(text)
}

/** Why a number of no paper we know cannot be taken. */
function unfit(number: string): string {
  if (/^\d{15}$/.test(number)) return '这是 15 位的旧身份证号，请换成 18 位的'
  if (/^\d+X?$/.test(number)) return `身份证号要 18 位，这里是 ${number.length} 位`
  if (/[*?]/.test(number)) return '证件号码没有写全，请对照证件'
  return '身份证号要 18 位；如果是别的证件，请加一列“证件类型”写明'
}

const paperWords: [RegExp, Paper][] = [
  [/通行证.*台湾|台湾.*通行证|台胞证/, 'taiwan-pass'],
  [/通行证|回乡证/, 'hk-macao-pass'],
  [/永久居留/, 'foreign-resident'],
  [/居住证/, 'hmt-resident'],
  [/护照/, 'passport'],
  [/身份证/, 'resident'],
]

function paperIn(typed: string): Cleaned {
  if (typed === '') return good('')
  const found = paperWords.find(([words]) => words.test(typed))
  return found
    ? good(paperNames[found[1]])
    : wrong(typed, `不收“${typed.slice(0, 20)}”，请换成身份证、居住证、通行证或护照`)
}

function dayIn(typed: string, today: string): Cleaned {
  if (typed === '') return good('')
  const text = narrow(typed)
    .replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|\+08:?00)?$/, '')
    .replace(/\s/g, '')
  const day = serialDay(text) ?? writtenDay(text)
  if (!day) {
    if (/^\d{4}([-./年])?\d{0,2}月?$/.test(text)) return wrong(typed, '入会日期要写到哪一天，像 2024-05-01')
    return wrong(typed, '入会日期不对，要像 2024-05-01；不知道就空着')
  }
  if (day > today) return wrong(typed, '入会日期在今天以后，请对照改正')
  if (day < '1925-05-01') return wrong(typed, '入会日期太早了，请对照改正')
  return good(day)
}

function writtenDay(text: string): string | null {
  const parts =
    /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (!parts) return null
  const [, year, month = '', date = ''] = parts
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const real = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(day) ? day : null
}

/** A day as spreadsheets count it when its cell lost its form. */
const serialDay = (text: string) =>
  /^\d{5}$/.test(text)
    ? new Date(Date.UTC(1899, 11, 30) + Number(text) * 24 * 3600_000).toISOString().slice(0, 10)
    : null

const most = 200

function short(key: Key, value: string): Cleaned {
  const length = [...value].length
  return length > most
    ? wrong(value, `${titleOf(key)}有 ${length} 个字，最多 ${most} 个，请缩短`)
    : good(value)
}
