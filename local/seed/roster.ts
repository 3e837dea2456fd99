import ExcelJS from 'exceljs'
import { identityCheckDigit } from '../../cloudfunctions/kit/contract'
import { unionTree } from './city'
import { nameAt } from './names'

/** What is wrong with a row put in on purpose. */
export const faultKinds = [
  'check-digit',
  'double',
  'unknown-workplace',
  'bad-phone',
  'missing-name',
  'birth-date',
  'formula',
  'merged',
  'number-cell',
  'missing-workplace',
] as const

const header = ['姓名', '身份证号', '手机号', '工会', '部门', '岗位', '入会日期', '上级系统编号', '备注']
const departments = ['一车间', '二车间', '装配班', '质检班', '后勤', '仓储', '办公室']
const jobs = ['操作工', '车工', '焊工', '质检员', '班组长', '叉车司机', '保洁', '文员']

/** A year of birth well apart from the demo's own people, so that nobody has the number of one of them. */
const firstSeventeen = (i: number) => {
  const month = String(1 + (i % 12)).padStart(2, '0')
  const day = String(1 + (Math.floor(i / 12) % 28)).padStart(2, '0')
  const place = String(330801 + (Math.floor(i / 300_000) % 99))
  return `${place}${1966 + (Math.floor(i / 336) % 38)}${month}${day}${String(Math.floor(i / 12_768) % 1000).padStart(3, '0')}`
}

/** One valid row of the roster; the same place always gets the same. */
export function rosterRow(i: number, workplaces: readonly string[]): string[] {
  const first = firstSeventeen(i)
  return [
    nameAt(i),
    `${first}${identityCheckDigit(first)}`,
    `137${String(10_000_000 + i)}`,
    workplaces[i % workplaces.length] ?? '',
    departments[i % departments.length] ?? '',
    jobs[i % jobs.length] ?? '',
    `20${String(10 + (i % 15)).padStart(2, '0')}-${String(1 + (i % 12)).padStart(2, '0')}-15`,
    i % 3 === 0 ? `YZ${String(i).padStart(8, '0')}` : '',
    '',
  ]
}

export const workplaceNames = () =>
  unionTree().flatMap(({ level, name }) => (level === 'workplace' ? [name] : []))

/**
 * A roster of `rows` workers of the demo's forty workplaces as .xlsx, `faulty` of them wrong in ways taken in turn from
 * `faultKinds`; merged cells make two rows wrong. The same file every time.
 */
export async function rosterFile(rows: number, faulty: number): Promise<Buffer> {
  const workplaces = workplaceNames()
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('名册')
  sheet.addRow(header)
  const every = faulty > 0 ? Math.floor(rows / (faulty + 2)) : 0
  let wrong = 0
  for (let i = 0; i < rows; i += 1) {
    const row = sheet.addRow(rosterRow(i, workplaces))
    if (every === 0 || wrong >= faulty || i === 0 || i % every !== 0) continue
    let kind = faultKinds[wrong % faultKinds.length] ?? 'check-digit'
    if (kind === 'merged' && wrong + 1 >= faulty) kind = 'missing-name'
    spoil(sheet, row, kind)
    wrong += 1
    if (kind === 'merged') {
      i += 1
      sheet.addRow(rosterRow(i, workplaces))
      sheet.mergeCells(row.number, 3, row.number + 1, 3)
      wrong += 1
    }
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

function spoil(sheet: ExcelJS.Worksheet, row: ExcelJS.Row, kind: (typeof faultKinds)[number]): void {
  const number = String(row.getCell(2).value)
  if (kind === 'check-digit')
    row.getCell(2).value = `${number.slice(0, 17)}${number.endsWith('1') ? '2' : '1'}`
  if (kind === 'double') row.getCell(2).value = sheet.getRow(2).getCell(2).value
  if (kind === 'unknown-workplace') row.getCell(4).value = '不存在的工会'
  if (kind === 'bad-phone') row.getCell(3).value = '0571-8888'
  if (kind === 'missing-name') row.getCell(1).value = ''
  if (kind === 'birth-date') row.getCell(2).value = '330801199002301234'
  if (kind === 'formula') row.getCell(5).value = { formula: 'A1&"班"', result: '一班' }
  if (kind === 'number-cell') row.getCell(2).value = Number(number.slice(0, 17)) * 10
  if (kind === 'missing-workplace') row.getCell(4).value = ''
}
