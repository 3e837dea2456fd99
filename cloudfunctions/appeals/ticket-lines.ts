import type { Cell } from '../kit/sheet-lines'
import { type AppealKind, appealKinds } from './contract'

/** The columns of a file of tickets; a file may have them in any order. */
export const columns = [
  { key: 'ticket', title: '工单号', needed: true },
  { key: 'calledAt', title: '来电时间', needed: true },
  { key: 'caller', title: '来电人', needed: true },
  { key: 'phone', title: '电话', needed: true },
  { key: 'kind', title: '类别', needed: true },
  { key: 'unit', title: '涉及单位', needed: false },
  { key: 'words', title: '内容', needed: true },
  { key: 'union', title: '承办工会', needed: false },
] as const

type Key = (typeof columns)[number]['key']

/** The kinds as a ticket names them. */
export const kindTitles: Record<AppealKind, string> = {
  advice: '意见建议',
  complaint: '投诉',
  help: '求助',
  question: '咨询',
  safety: '安全',
  other: '其他',
}

export type TicketRow = {
  ticket: string
  calledAt: number
  caller: string
  phone: string
  kind: AppealKind
  unit: string
  words: string
  union: string
}

export type Judged = { line: number; ticket: string; row: TicketRow | null; why: string }

/** Which column holds which of ours, and which needed ones are missing. */
export function headings(cells: readonly string[]): { at: Map<Key, number>; missing: string[] } {
  const named = cells.map(cell => cell.replace(/\s/g, ''))
  const at = new Map(columns.map(({ key, title }) => [key, named.indexOf(title)] as const))
  const missing = columns.filter(({ key, needed }) => needed && (at.get(key) ?? -1) < 0)
  return { at, missing: missing.map(({ title }) => title) }
}

/** One line of the file: the ticket in it, or why it cannot be taken in. */
export function judge(
  line: number,
  at: ReadonlyMap<Key, number>,
  cells: readonly Cell[],
  now: number,
): Judged {
  const cellOf = (key: Key) => cells[at.get(key) ?? -1]
  const textOf = (key: Key) => cellOf(key)?.text.trim() ?? ''
  const ticket = textOf('ticket')
  const calledAt = instantOf(cellOf('calledAt'))
  const kind = appealKinds.find(one => kindTitles[one] === textOf('kind'))
  const words = textOf('words')
  const bad = (why: string): Judged => ({ line, ticket, row: null, why })
  if (columns.some(({ key }) => cellOf(key)?.formula)) return bad('有公式，请改成文字')
  if (!/^[\w-]{4,40}$/.test(ticket)) return bad('工单号要 4 到 40 位数字、字母或横线')
  if (calledAt === null) return bad('来电时间写成 2026-11-02 09:30 这样')
  if (calledAt > now) return bad('来电时间在以后')
  if (calledAt < now - 366 * 24 * 3600_000) return bad('来电时间在一年以前')
  if (textOf('caller') === '' || textOf('caller').length > 20) return bad('来电人要 1 到 20 个字')
  if (!/^1[3-9]\d{9}$/.test(textOf('phone'))) return bad('电话要 11 位手机号')
  if (!kind) return bad(`类别要是${Object.values(kindTitles).join('、')}里的一个`)
  if (words.length < 4 || words.length > 2000) return bad('内容要 4 到 2000 个字')
  if (textOf('unit').length > 60) return bad('涉及单位最多 60 个字')
  const row = {
    ticket,
    calledAt,
    caller: textOf('caller'),
    phone: textOf('phone'),
    kind,
    unit: textOf('unit'),
    words,
    union: textOf('union'),
  }
  return { line, ticket, row, why: '' }
}

/** `2026-11-02 09:30` in Asia/Shanghai, or a date as Excel counts it; the day alone is its noon. */
function instantOf(cell: Cell | undefined): number | null {
  if (!cell) return null
  if (cell.number) {
    const days = Number(cell.text)
    return days > 40_000 && days < 80_000 ? Math.round((days - 25_569) * 86_400_000 - 8 * 3600_000) : null
  }
  const found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::\d{2})?)?$/.exec(
    cell.text.trim(),
  )
  if (!found) return null
  const [, year = '', month = '', day = '', hour = '12', minute = '00'] = found
  const two = (part: string) => part.padStart(2, '0')
  const at = Date.parse(`${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:00+08:00`)
  return Number.isNaN(at) ? null : at
}
