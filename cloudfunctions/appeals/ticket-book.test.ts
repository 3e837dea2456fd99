import ExcelJS from 'exceljs'
import { ticketsIn } from './ticket-book'

const now = Date.parse('2026-11-20T10:00:00+08:00')
const heads = ['工单编号', '受理时间', '诉求人', '联系电话', '诉求类型', '涉及的单位', '诉求内容', '满意度']
const ticket = (n: string, phone: string) => [
  n,
  '2026-11-02 09:30',
  '钱小芳',
  phone,
  '投诉',
  '宏达机械',
  '加班没有补休',
  '',
]

const book = async (...tabs: [name: string, rows: string[][]][]) => {
  const made = new ExcelJS.Workbook()
  for (const [name, rows] of tabs) made.addWorksheet(name).addRows(rows)
  return Buffer.from(await made.xlsx.writeBuffer())
}

test('tickets of every tab are read, under titles in other words, below lines of a title', async () => {
  const file = await book(
    ['十一月', [['12351 热线工单'], [], heads, ticket('YZ-0001', '0571-88881234')]],
    ['说明', [['填表说明']]],
    ['十二月', [heads, ticket('YZ-0002', '未显示'), ticket('YZ-0001', '13600001234')]],
  )
  const read = await ticketsIn(file, '工单.xlsx', now)
  expect(read.flatMap(({ row }) => (row ? [[row.ticket, row.phone]] : []))).toEqual([
    ['YZ-0001', '0571-88881234'],
    ['YZ-0002', ''],
  ])
  expect(read.filter(({ row }) => !row).map(({ why }) => why)).toEqual([
    '和第 4 行是同一个工单号',
    '这几列没有读：满意度',
    '“说明”这一页没有工单的列名，没有读',
    '这几列没有读：满意度',
  ])
})

test('a CSV of tickets is read as well', async () => {
  const lines = [heads, ticket('YZ-0003', '12345')].map(cells => cells.join(','))
  const [first] = await ticketsIn(Buffer.from(lines.join('\r\n')), '工单.csv', now)
  expect(first?.row).toMatchObject({ ticket: 'YZ-0003', phone: '12345', unit: '宏达机械' })
})

test.each<[string, () => Promise<Buffer>, string]>([
  [
    'without its columns',
    () =>
      book([
        '表',
        [
          ['工单号', '来电时间', '内容'],
          ['a', 'b', 'c'],
        ],
      ]),
    '来电人、电话、类别',
  ],
  ['without a line', () => book(['表', [heads]]), '没有一行工单'],
  ['of an old format', async () => Buffer.from('d0cf11e0a1b11ae100', 'hex'), '.xls'],
  [
    'of more than 2,000 lines',
    () => book(['表', [heads, ...Array.from({ length: 2001 }, (_, i) => ticket(`T-${i}00`, '12345'))]]),
    '2000 行',
  ],
])('a file %s is refused in words', async (_, file, words) => {
  await expect(ticketsIn(await file(), '工单.xlsx', now)).rejects.toMatchObject({
    message: expect.stringContaining(words),
  })
})
