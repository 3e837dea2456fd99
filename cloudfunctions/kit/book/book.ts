import type { Line } from './cell'
import { csvLines } from './csv'
import { broken, oldFormat, webPage } from './faults'
import { dateStyles, sharedTexts, workbookIn } from './parts'
import { mergedRanges, type Range, sheetLines } from './sheet-part'
import { openZip } from './zip'

export type Tab = { name: string; hidden: boolean }

/** The tabs of a file in the order one sees them, and the lines of each, as often as one asks. */
export type Book = { tabs: Tab[]; lines(tab: number): AsyncIterable<Line> | Iterable<Line> }

/**
 * Opens an .xlsx or a CSV, told by what it is and not by its name. A file that is cut off, locked, of an old format or
 * unpacks to more than it may is refused in words; so is one whose parts turn out broken when they are read.
 */
export async function openBook(content: Buffer, name: string): Promise<Book> {
  if (content.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return openWorkbook(content)
  if (content.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') throw oldFormat()
  const start = content.subarray(0, 200).toString('latin1').trimStart().toLowerCase()
  if (/^(\u00ef\u00bb\u00bf)?\s*<(!doctype|html|table|meta|\?xml)/.test(start)) throw webPage()
  if (content.length === 0) throw broken()
  return { tabs: [{ name: name.replace(/\.\w+$/, ''), hidden: false }], lines: () => csvLines(content) }
}

async function openWorkbook(content: Buffer): Promise<Book> {
  const zip = openZip(content)
  const { tabs, strings, styles, from1904 } = await workbookIn(zip)
  const told = { texts: await sharedTexts(zip, strings), dates: await dateStyles(zip, styles), from1904 }
  const known = new Map<string, Range[]>()
  return {
    tabs: tabs.map(({ name, hidden }) => ({ name, hidden })),
    async *lines(tab) {
      const part = tabs[tab]?.part ?? ''
      const merged = known.get(part) ?? (await mergedRanges(zip, part))
      known.set(part, merged)
      yield* sheetLines(zip, part, told, merged)
    },
  }
}
