import { isIdentityNumber } from '../kit/contract'
import type { Cell } from '../kit/sheet-lines'

/** The columns of the roster, in the order they are exported; a file may have them in any order. */
export const columns = [
  { key: 'name', title: '姓名', needed: true },
  { key: 'idNumber', title: '身份证号', needed: true },
  { key: 'phone', title: '手机号', needed: true },
  { key: 'union', title: '工会', needed: true },
  { key: 'department', title: '部门', needed: false },
  { key: 'job', title: '岗位', needed: false },
  { key: 'joinedOn', title: '入会日期', needed: false },
  { key: 'upperNumber', title: '上级系统编号', needed: false },
  { key: 'note', title: '备注', needed: false },
] as const

export type Key = (typeof columns)[number]['key']

/** One line of the file: what stands in it, and why it cannot be taken, if it cannot. */
export type Line = { line: number; cells: Record<Key, string>; fault: string | null }

/** Which column of the file holds which of ours; refuses nothing, names what is missing. */
export function headings(cells: readonly string[]): { at: Map<Key, number>; missing: string[] } {
  const titles = cells.map(text => text.replace(/[\s*（(].*$/, ''))
  const at = new Map<Key, number>()
  for (const { key, title } of columns) {
    const found = titles.indexOf(title)
    if (found >= 0) at.set(key, found)
  }
  const missing = columns.filter(({ key, needed }) => needed && !at.has(key)).map(({ title }) => title)
  return { at, missing }
}

/** A line judged by itself: what is wrong with its cells, before anybody is looked up. */
export function judge(line: number, at: ReadonlyMap<Key, number>, cells: readonly Cell[]): Line {
  const cellOf = (key: Key) => cells[at.get(key) ?? -1]
  const values = {} as Record<Key, string>
  for (const { key } of columns) values[key] = (cellOf(key)?.text ?? '').trim().slice(0, 200)
  values.idNumber = values.idNumber.toUpperCase()
  values.joinedOn = dayIn(values.joinedOn)
  const used = columns.flatMap(({ key }) => cellOf(key) ?? [])
  const fault = cellOf('idNumber')?.number
    ? '身份证号存成了数字，最后几位会变成 0，请改成文字再填'
    : faultOf(values, used)
  return { line, cells: values, fault }
}

function faultOf(values: Record<Key, string>, cells: readonly Cell[]): string | null {
  if (cells.some(cell => cell.merged)) return '有合并的单元格，请拆开后每行填完整'
  if (cells.some(cell => cell.formula)) return '有公式，请改成直接填的文字或数字'
  if (!values.name) return '没有姓名'
  if ([...values.name].length < 2 || [...values.name].length > 20) return '姓名要 2 到 20 个字'
  if (!values.idNumber) return '没有身份证号'
  if (!/^\d{17}[\dX]$/.test(values.idNumber)) return '身份证号要 18 位'
  if (!isBirthDate(values.idNumber.slice(6, 14))) return '身份证号里的出生日期不存在'
  if (!isIdentityNumber(values.idNumber)) return '身份证号最后一位对不上，请对照证件'
  if (!/^1[3-9]\d{9}$/.test(values.phone)) return values.phone ? '手机号不对，要 11 位数字' : '没有手机号'
  if (!values.union) return '没有填工会'
  if (values.joinedOn && !isDay(values.joinedOn)) return '入会日期不对，要像 2024-05-01'
  return null
}

/** Marks the later of two lines with one identity number. */
export function refuseDoubles(lines: Iterable<Line>, seen: Map<string, number>): void {
  for (const line of lines) {
    if (line.fault) continue
    const first = seen.get(line.cells.idNumber)
    if (first === undefined) seen.set(line.cells.idNumber, line.line)
    else line.fault = `和第 ${first} 行的身份证号相同`
  }
}

/** What is known of a member who holds an identity number already. */
export type Standing = Record<Exclude<Key, 'idNumber'>, string> & {
  id: string
  state: 'active' | 'applying' | 'left'
  /** Inside the territory of whoever imports. */
  ours: boolean
  /** A person uses it as their account. */
  claimed: boolean
  listed: { import: string; how: 'fresh' | 'changed' } | null
}

export type Verdict =
  | { is: 'fresh' | 'same' }
  | { is: 'changed'; what: string }
  | { is: 'faulty'; why: string }

/** What taking a good line in would do, given who holds its identity number already. */
export function compare(cells: Record<Key, string>, held: Standing | undefined): Verdict {
  if (!held || held.state === 'left') return { is: 'fresh' }
  if (!held.ours) return { is: 'faulty', why: '这个身份证号已在别的工会，要先办会籍转移' }
  if (held.state === 'applying') return { is: 'faulty', why: '这个人正在申请入会，请先办他的申请' }
  if (held.claimed && held.union !== cells.union) {
    return { is: 'faulty', why: `他已是${held.union}的会员，换单位要办会籍转移` }
  }
  const differing = columns.filter(
    ({ key }) => key !== 'idNumber' && !(held.claimed && key === 'phone') && changes(held[key], cells[key]),
  )
  if (differing.length === 0) return { is: 'same' }
  return { is: 'changed', what: differing.map(({ title }) => title).join('、') }
}

/** An empty cell changes nothing: what is known stays. */
const changes = (held: string, given: string) => given !== '' && given !== held

export type Whole = Record<Key, string>

/** A member as the province's template has them: its column is one of ours, of the identity number, or always the same. */
export function provinceCell(member: Whole, { from, is }: { from?: string; is?: string }): string {
  if (is !== undefined) return is
  if (from === 'gender') return Number(member.idNumber[16]) % 2 === 0 ? '女' : '男'
  if (from === 'bornOn') return member.idNumber.slice(6, 14).replace(/^(....)(..)(..)$/, '$1-$2-$3')
  const column = columns.find(({ key }) => key === from)
  return column ? member[column.key] : ''
}

/** A day as people and Excel write it, as YYYY-MM-DD where that can be told. */
function dayIn(text: string): string {
  const serial = /^\d{5}$/.test(text) ? Number(text) : 0
  if (serial > 0) return new Date(Date.UTC(1899, 11, 30) + serial * 24 * 3600_000).toISOString().slice(0, 10)
  const parts = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(text)
  if (!parts) return text
  const [, year, month = '', day = ''] = parts
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function isBirthDate(digits: string): boolean {
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  return isDay(day) && day >= '1900-01-01' && day < '2030-01-01'
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  )
}
