import ExcelJS from 'exceljs'
import { Refusal } from './refusal'
import { writeSheet } from './sheet'
import { type Cell, readLines } from './sheet-lines'

const lines = async (content: Buffer) => {
  const read: { line: number; cells: Cell[] }[] = []
  for await (const line of readLines(content)) read.push(line)
  return read
}

const made = async (fill: (sheet: ExcelJS.Worksheet) => void) => {
  const book = new ExcelJS.Workbook()
  fill(book.addWorksheet('名册'))
  return Buffer.from(await book.xlsx.writeBuffer())
}

test('what was written is read back as text, whatever it begins with', async () => {
  const rows = [['=1+1', '-3', '@x', '13800000000', '330199199001010012']]
  const [, row] = await lines(await writeSheet('表', [{ title: '甲', width: 9 }], rows))
  expect(row?.cells.map(({ text, formula }) => [text, formula])).toEqual(rows[0]?.map(text => [text, false]))
})

test('formulas, merged cells and numbers are told apart from what was typed', async () => {
  const file = await made(sheet => {
    sheet.addRow(['甲', 5, { formula: 'A1', result: 'x' }])
    sheet.addRow(['乙', 6, '丙'])
    sheet.mergeCells('A1:A2')
  })
  const read = await lines(file)
  expect(read[0]?.cells[0]).toMatchObject({ merged: true })
  expect(read[0]?.cells[1]).toMatchObject({ text: '5', number: true, merged: false })
  expect(read[0]?.cells[2]).toMatchObject({ formula: true, text: '' })
  expect(read[1]?.cells[0]).toMatchObject({ merged: true })
})

test('blank lines are left out and the others keep their numbers', async () => {
  const file = await made(sheet => sheet.addRows([['甲'], [], ['', ''], ['乙']]))
  expect((await lines(file)).map(({ line }) => line)).toEqual([1, 4])
})

test.each<[string, (file: Buffer) => Buffer]>([
  ['cut in half', file => file.subarray(0, file.length / 2)],
  [
    'with a byte turned in every 40',
    file => Buffer.from(file.map((byte, i) => (i % 40 === 7 ? byte ^ 255 : byte))),
  ],
  ['of text', () => Buffer.from('姓名,手机号\n张三,1')],
  ['of nothing', () => Buffer.alloc(0)],
])('a file %s is refused before a line is read', async (_, spoil) => {
  const file = await made(sheet => {
    for (let i = 0; i < 500; i += 1) sheet.addRow([`职工${i}`, i])
  })
  await expect(lines(spoil(file))).rejects.toThrow(Refusal)
})
