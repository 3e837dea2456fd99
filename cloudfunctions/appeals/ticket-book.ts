import { type Book, openBook } from '../kit/book/book'
import type { Line } from '../kit/book/cell'
import { Refusal } from '../kit/refusal'
import { headings, type Judged, judge } from './ticket-lines'

const limits = { rows: 2000, lookedAt: 30 }

/**
 * The tickets of a file, of every tab that has their columns, each line judged by itself; what was not read is told as a
 * line of its own. A file without tickets is refused in words.
 */
export async function ticketsIn(content: Buffer, name: string, now: number): Promise<Judged[]> {
  const book = await openBook(content, name)
  const tickets: Judged[] = []
  const aside: Judged[] = []
  const first = new Map<string, number>()
  let nearest: string[] | null = null
  for (const [tab, { name: title, hidden }] of book.tabs.entries()) {
    const found = hidden ? null : await headingIn(book, tab)
    if (!found || found.missing.length > 0) {
      if (found?.missing && (!nearest || found.missing.length < nearest.length)) nearest = found.missing
      if (await hasLines(book, tab)) aside.push(unread(`“${title}”这一页没有工单的列名，没有读`))
      continue
    }
    if (found.unknown.length > 0) aside.push(unread(`这几列没有读：${found.unknown.join('、')}`))
    for await (const { line, cells } of book.lines(tab)) {
      if (line <= found.line) continue
      if (tickets.length === limits.rows)
        throw unsound('too-many-lines', '一次最多导入 2000 行，请分成几个文件。')
      const judged = judge(line, found.at, cells, now)
      const before = judged.row ? first.get(judged.ticket) : undefined
      if (before === undefined) first.set(judged.ticket, line)
      tickets.push(
        before === undefined ? judged : { ...judged, row: null, why: `和第 ${before} 行是同一个工单号` },
      )
    }
  }
  if (tickets.length > 0) return [...tickets, ...aside]
  if (nearest) throw unsound('columns-missing', `要有这些列名：${nearest.join('、')}。`)
  throw unsound('no-lines', '文件里没有一行工单，请填好再传。')
}

/** The line with most of our titles, wherever it stands. */
async function headingIn(book: Book, tab: number) {
  let best: (ReturnType<typeof headings> & Pick<Line, 'line'>) | null = null
  let looked = 0
  for await (const { line, cells } of book.lines(tab)) {
    const found = headings(cells.map(({ text }) => text))
    if (found.at.size >= 2 && (!best || found.at.size > best.at.size)) best = { ...found, line }
    looked += 1
    if (looked === limits.lookedAt) break
  }
  return best
}

async function hasLines(book: Book, tab: number): Promise<boolean> {
  for await (const _ of book.lines(tab)) return true
  return false
}

const unread = (why: string): Judged => ({ line: 0, ticket: '', row: null, why })

const unsound = (reason: string, message: string) => new Refusal('INVALID', reason, message, 'file')
