import ExcelJS from 'exceljs'
import type { PlaceRow } from './contract'
import { peopleSheet } from './sheet'

const at = Date.parse('2026-11-21T18:00:00+08:00')
const question = { label: '尺码', kind: 'text' as const, options: [], required: false }

const row = (name: string, more: Partial<PlaceRow> = {}): PlaceRow => ({
  person: name,
  name,
  phone: '138****0001',
  state: 'place',
  signedUpAt: at,
  arrivedAt: null,
  answers: ['L'],
  ...more,
})

async function linesOf(rows: PlaceRow[]): Promise<unknown[][]> {
  const book = new ExcelJS.Workbook()
  const content = await peopleSheet([question], rows, at, at)
  await book.xlsx.load(new Uint8Array(content).buffer)
  const lines: unknown[][] = []
  book.worksheets[0]?.eachRow(({ values }) => lines.push(Array.isArray(values) ? values.slice(1) : []))
  return lines
}

test('every row is in the sheet, however many', async () => {
  const rows = Array.from({ length: 1300 }, (_, i) => row(`第${i}人`))
  const lines = await linesOf(rows)
  expect(lines).toHaveLength(1301)
  expect(lines.at(-1)?.[0]).toBe('第1299人')
})

test.each(['=1+1', '+86', '-1', '@me', '=HYPERLINK("http://x")'])(
  'a cell that begins like a formula is text: %s',
  async text => {
    const [, line] = await linesOf([row(text, { answers: [text] })])
    expect([line?.[0], line?.[3]]).toEqual([text, text])
  },
)

test('where each stands is said in a word, and when they came', async () => {
  const lines = await linesOf([
    row('a', { arrivedAt: at }),
    row('b'),
    row('c', { state: 'offered' }),
    row('d', { state: 'waiting' }),
  ])
  expect(lines.slice(1).map(line => line[4])).toEqual(['已到', '没到', '等确认递补', '候补'])
  expect(lines[1]?.[5]).toBe('2026-11-21 18:00')
})
