import type { Table, TableRow } from 'docx'
import { blankDay, printedLines, signingHeads } from './paper'
import { boldFont, type Docx, smallSize, tableSize, textWidth } from './paper-measures'

/** Rows in columns by their shares, ruled; a row stays whole unless it is long, heads come again on every page. */
export function ruled(
  docx: Docx,
  rows: readonly (readonly string[])[],
  { shares, heads, keep }: { shares?: readonly number[]; heads?: boolean; keep: boolean },
): Table {
  const widths = widthsOf(shares ?? rows[0]?.map(() => 1) ?? [])
  const size = widths.length > 5 ? smallSize : tableSize
  return tableOf(
    docx,
    widths,
    rows.map(
      (cells, i) =>
        new docx.TableRow({
          cantSplit: cells.every(text => text.length <= longCell),
          tableHeader: heads && i === 0,
          children: cells.map((text, column) =>
            cell(docx, text, widths[column] ?? 0, {
              size,
              bold: heads ? i === 0 : column === 0,
              keepNext: (heads && i === 0) || (keep && i === rows.length - 1),
            }),
          ),
        }),
    ),
  )
}

/** Rows high enough to sign in; up to eight of them stay on one page. */
export function signing(docx: Docx, who: readonly { name: string; day: string }[]): Table {
  const widths = widthsOf([4, 3, 4])
  const row = (cells: readonly string[], i: number) =>
    new docx.TableRow({
      cantSplit: true,
      tableHeader: i === 0,
      height: { value: i === 0 ? 480 : 760, rule: docx.HeightRule.ATLEAST },
      children: cells.map((text, column) =>
        cell(docx, text, widths[column] ?? 0, {
          size: tableSize,
          bold: i === 0,
          keepNext: i === 0 || (who.length <= 8 && i < who.length),
        }),
      ),
    })
  const rows = [signingHeads, ...who.map(({ name, day }) => [name, '', day || blankDay])]
  return tableOf(docx, widths, rows.map(row))
}

const widthsOf = (shares: readonly number[]) => {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  return shares.map(share => Math.floor((textWidth * share) / whole))
}

const tableOf = (docx: Docx, columnWidths: number[], rows: TableRow[]) =>
  new docx.Table({
    columnWidths,
    layout: docx.TableLayoutType.FIXED,
    width: { size: textWidth, type: docx.WidthType.DXA },
    rows,
  })

const cell = (
  docx: Docx,
  text: string,
  width: number,
  looks: { size: number; bold: boolean; keepNext?: boolean },
) =>
  new docx.TableCell({
    width: { size: width, type: docx.WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    verticalAlign: docx.VerticalAlign.CENTER,
    children: printedLines(text).map(
      part =>
        new docx.Paragraph({
          keepNext: looks.keepNext,
          children: [
            new docx.TextRun({
              text: part,
              size: looks.size,
              ...(looks.bold && { font: boldFont, bold: true }),
            }),
          ],
        }),
    ),
  })

/** A row with more than this in one cell may go over to the next page; others stay whole. */
const longCell = 120
