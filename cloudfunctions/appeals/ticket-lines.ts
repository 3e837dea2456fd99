import type { Cell } from '../kit/book/cell'
import { longestName } from '../kit/names'
import { bareNumber, narrow, seen } from '../kit/typed'
import { type AppealKind, appealKinds } from './contract'
import titles from './ticket-titles.json'

type Key = keyof typeof titles

/** The columns of a file of tickets, as they are called here; a file may have them in any order and other words. */
export const columns = [
  { key: 'ticket', title: '工单号', needed: true },
  { key: 'calledAt', title: '来电时间', needed: true },
  { key: 'caller', title: '来电人', needed: true },
  { key: 'phone', title: '电话', needed: true },
  { key: 'kind', title: '类别', needed: true },
  { key: 'unit', title: '涉及单位', needed: false },
  { key: 'words', title: '内容', needed: true },
  { key: 'union', title: '承办工会', needed: false },
] as const satisfies readonly { key: Key; title: string; needed: boolean }[]

/** The kinds as a ticket names them. */
export const kindTitles: Record<AppealKind, string> = {
  advice: '意见建议',
  complaint: '投诉',
  help: '求助',
  question: '咨询',
  safety: '安全',
  other: '其他',
}

/** A ticket in a file; `phone` is empty where the line did not show it. */
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

/** Which column holds which of ours, which needed ones are missing, and which titles are none of ours. */
export function headings(cells: readonly string[]): {
  at: Map<Key, number>
  missing: string[]
  unknown: string[]
} {
  const named = cells.map(cell => narrow(cell).replace(/[\s*：:]/g, ''))
  const at = new Map(
    columns.flatMap(({ key }) => {
      const found = named.findIndex(name => titles[key].includes(name))
      return found < 0 ? [] : [[key, found] as const]
    }),
  )
  const taken = new Set(at.values())
  return {
    at,
    missing: columns.flatMap(({ key, title, needed }) => (needed && !at.has(key) ? [title] : [])),
    unknown: named.filter((name, i) => name !== '' && !taken.has(i)),
  }
}

/** One line of the file: the ticket in it, or why it cannot be taken in. */
export function judge(
  line: number,
  at: ReadonlyMap<Key, number>,
  cells: readonly Cell[],
  now: number,
): Judged {
  const cellAt = (key: Key) => cells[at.get(key) ?? -1]
  const textOf = (key: Key) => seen(cellAt(key)?.text ?? '')
  const ticket = narrow(textOf('ticket'))
  const calledAt = instantOf(cellAt('calledAt'))
  const kind = appealKinds.find(one => kindTitles[one] === textOf('kind'))
  const phone = bareNumber(textOf('phone'))
  const caller = textOf('caller')
  const words = cellAt('words')?.text.trim() ?? ''
  const bad = (why: string): Judged => ({ line, ticket, row: null, why })
  for (const { key, title } of columns) {
    const { fault = null, formula = false } = cellAt(key) ?? {}
    if (formula) return bad(`${title}是公式，请改成文字`)
    if (fault !== null) return bad(`${title}${fault}`)
  }
  if (!/^[\w-]{4,40}$/.test(ticket)) return bad('工单号要 4 到 40 位数字、字母或横线')
  if (calledAt === null) return bad('来电时间写成 2026-11-02 09:30 这样')
  if (calledAt > now) return bad('来电时间在以后')
  if (calledAt < now - 366 * 24 * 3600_000) return bad('来电时间在一年以前')
  if (caller === '' || [...caller].length > longestName) return bad(`来电人要 1 到 ${longestName} 个字`)
  if (phone === null) return bad('电话要是手机号、带区号的座机号或短号，没有显示号码的写“未显示”')
  if (!kind) return bad(`类别要是${Object.values(kindTitles).join('、')}里的一个`)
  if (words.length < 4 || words.length > 2000) return bad('内容要 4 到 2000 个字')
  if (textOf('unit').length > 60) return bad('涉及单位最多 60 个字')
  const row = { ticket, calledAt, caller, phone, kind, unit: textOf('unit'), words, union: textOf('union') }
  return { line, ticket, row, why: '' }
}

/** `2026-11-02 09:30` in Asia/Shanghai, however its parts are set apart; the day alone is its noon. */
function instantOf(cell: Cell | undefined): number | null {
  const found =
    /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?(?:[ T]?(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?Z?)?$/.exec(
      narrow(cell?.text ?? ''),
    )
  if (!found) return null
  const [, year = '', month = '', day = '', hour = '12', minute = '00'] = found
  const two = (part: string) => part.padStart(2, '0')
  const at = Date.parse(`${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:00+08:00`)
  const isReal = new Date(at + 8 * 3600_000).getUTCDate() === Number(day)
  return Number.isNaN(at) || !isReal ? null : at
}
