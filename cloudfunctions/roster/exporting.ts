import type { Page } from '../kit/contract'
import { type Paper, paperNames, toldBy } from '../kit/identity'
import { writeSheet } from '../kit/sheet'
import type { Key } from './contract'
import { columns } from './fields'
import province from './province.json'

/** The members of a union and all below it as .xlsx, in our own columns or in those of the province. */
export function exportSheet(union: string, which: 'own' | 'province', pages: Pages): Promise<Buffer> {
  const width = 18
  if (which === 'own') {
    const header = columns.map(({ title }) => ({ title, width }))
    const row = (member: Whole) => columns.map(({ key }) => ownCell(member, key))
    return writeSheet('会员名册', header, rowsOf(pages, union, row))
  }
  const header = province.map(({ title }) => ({ title, width }))
  const row = (member: Whole) => province.map(column => provinceCell(member, column))
  return writeSheet('会员信息', header, rowsOf(pages, union, row))
}

type Whole = Record<Exclude<Key, 'paper'>, string> & { paper: Paper }

/** Members of a union and all below it, a page at a time. */
type Pages = (union: string, cursor: string | null) => Promise<Page<Whole>>

const ownCell = (member: Whole, key: Key) => (key === 'paper' ? paperNames[member.paper] : member[key])

/** A member as the province's template has them: its column is one of ours, told by the number, or always the same. */
function provinceCell(member: Whole, { from, is }: { from?: string; is?: string }): string {
  if (is !== undefined) return is
  const { born, woman } = toldBy({ paper: member.paper, number: member.idNumber })
  if (from === 'gender') return woman === null ? '' : woman ? '女' : '男'
  if (from === 'bornOn') return born ?? ''
  const column = columns.find(({ key }) => key === from)
  return column ? ownCell(member, column.key) : ''
}

async function* rowsOf(
  pages: Pages,
  union: string,
  row: (member: Whole) => string[],
): AsyncGenerator<string[]> {
  let cursor: string | null = null
  do {
    const page: Page<Whole> = await pages(union, cursor)
    for (const member of page.rows) yield row(member)
    cursor = page.next
  } while (cursor)
}
