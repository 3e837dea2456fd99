import ExcelJS from 'exceljs'
import type { PlaceRow } from './contract'
import type { Question } from './store'
import { sheetMoment } from './words'

/** An .xlsx of every row; each cell is text, whatever it begins with. */
export async function peopleSheet(
  questions: readonly Question[],
  rows: readonly PlaceRow[],
  startsAt: number,
  now: number,
): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('名单', { views: [{ state: 'frozen', ySplit: 1 }] })
  const column = (header: string, width: number) => ({ header, width, style: { numFmt: '@' } })
  sheet.columns = [
    column('姓名', 12),
    column('电话', 16),
    column('报名时间', 18),
    ...questions.map(({ label }) => column(label, Math.min(40, 8 + 2 * label.length))),
    column('状态', 10),
    column('签到时间', 18),
  ]
  sheet.getRow(1).font = { bold: true }
  for (const row of rows) {
    const { name, phone, signedUpAt, answers, arrivedAt } = row
    sheet.addRow([
      name,
      phone,
      sheetMoment(signedUpAt),
      ...questions.map((_, i) => answers[i] ?? ''),
      stateWords(row, startsAt <= now),
      arrivedAt === null ? '' : sheetMoment(arrivedAt),
    ])
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

function stateWords({ state, arrivedAt }: PlaceRow, begun: boolean): string {
  if (state === 'offered') return '等确认递补'
  if (state === 'waiting') return '候补'
  if (arrivedAt !== null) return '已到'
  return begun ? '没到' : '已报名'
}
