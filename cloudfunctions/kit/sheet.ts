import ExcelJS from 'exceljs'

/** An .xlsx of one sheet; every cell is text, whatever it begins with. */
export async function writeSheet(
  title: string,
  header: readonly { title: string; width: number }[],
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = header.map(({ title: heading, width }) => ({
    header: heading,
    width,
    style: { numFmt: '@' },
  }))
  sheet.getRow(1).font = { bold: true }
  for await (const row of rows) sheet.addRow(row)
  return Buffer.from(await book.xlsx.writeBuffer())
}
