import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { openBook } from './book'
import type { Line } from './cell'

const rosters = join(__dirname, '../../../tests/files/rosters')
const bytes = (text: string) => new TextEncoder().encode(text)

type Given = {
  sheet: string
  strings?: string
  styles?: string
  workbook?: string
  more?: Record<string, string>
}

const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (of: [string, string, string][]) =>
  `<Relationships>${of.map(([id, type, target]) => `<Relationship Id="${id}" Type="${types}/${type}" Target="${target}"/>`).join('')}</Relationships>`

/** A book of one tab as the parts of a file; what is given stands for the usual. */
const bookOf = ({ sheet, strings, styles, workbook, more = {} }: Given, level: 0 | 6 = 6) => {
  const parts: Record<string, string> = {
    'xl/worksheets/sheet1.xml': sheet,
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml':
      workbook ?? '<workbook><sheets><sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations([
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'sharedStrings', 'sharedStrings.xml'],
      ['rId3', 'styles', 'styles.xml'],
    ]),
    ...(strings && { 'xl/sharedStrings.xml': strings }),
    ...(styles && { 'xl/styles.xml': styles }),
    ...more,
  }
  const zipped = Object.fromEntries(
    Object.entries(parts).map(([name, text]) => [name, [bytes(text), { level }] as const]),
  )
  return Buffer.from(zipSync(zipped as Parameters<typeof zipSync>[0]))
}

const sheetOf = (rows: string, behind = '') =>
  `<worksheet><sheetData>${rows}</sheetData>${behind}</worksheet>`

const read = async (content: Buffer, tab = 0): Promise<Line[]> => {
  const lines: Line[] = []
  for await (const line of (await openBook(content, '名册.xlsx')).lines(tab)) lines.push(line)
  return lines
}
const cellIn = async (cell: string, more: Omit<Given, 'sheet'> = {}) =>
  (await read(bookOf({ sheet: sheetOf(`<row r="1">${cell}</row>`), ...more })))[0]?.cells[0]

test.each(readdirSync(rosters).filter(name => !name.endsWith('.xls')))(
  '%s reads the same however often it is read',
  async name => {
    const content = readFileSync(join(rosters, name))
    const book = await openBook(content, name)
    const once = JSON.stringify(await Promise.all(book.tabs.map(async (_, tab) => read(content, tab))))
    expect(once.length).toBeGreaterThan(50)
    for (let i = 0; i < 5; i += 1)
      expect(JSON.stringify(await Promise.all(book.tabs.map(async (_, tab) => read(content, tab))))).toBe(
        once,
      )
  },
)

test('tabs come in the order one sees them, by name, with those hidden told', async () => {
  const workbook =
    '<workbook><sheets><sheet name="名册" sheetId="7" r:id="rId9"/><sheet name="已离职" sheetId="1" state="hidden" r:id="rId1"/></sheets></workbook>'
  const content = bookOf({
    sheet: sheetOf('<row r="1"><c r="A1" t="str"><v>走了</v></c></row>'),
    workbook,
    more: {
      'xl/worksheets/other.xml': sheetOf('<row r="1"><c r="A1" t="str"><v>还在</v></c></row>'),
      'xl/_rels/workbook.xml.rels': relations([
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId9', 'worksheet', '/xl/worksheets/other.xml'],
      ]),
    },
  })
  expect((await openBook(content, 'x')).tabs).toEqual([
    { name: '名册', hidden: false },
    { name: '已离职', hidden: true },
  ])
  expect((await read(content))[0]?.cells[0]?.text).toBe('还在')
})

test('the guide to how a name is read out is no part of it', async () => {
  const strings = '<sst><si><t>王頔</t><rPh sb="0" eb="2"><t>wáng dí</t></rPh></si></sst>'
  expect(await cellIn('<c t="s"><v>0</v></c>', { strings })).toMatchObject({ text: '王頔', kind: 'text' })
})

test('pieces of a text, entities and escaped characters are one text', async () => {
  const strings =
    '<x:sst xmlns:x="m"><x:si><x:r><x:t>王</x:t></x:r><x:r><x:t>&lt;明&#x3E;_x0041_</x:t></x:r></x:si></x:sst>'
  expect(await cellIn('<c t="s"><v>0</v></c>', { strings })).toMatchObject({ text: '王<明>A' })
})

test('a day is a day in books counted from 1900 and from 1904', async () => {
  const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
  const day = '<c r="A1" s="1"><v>45413.5</v></c>'
  expect(await cellIn(day, { styles })).toMatchObject({ text: '2024-05-01 12:00', kind: 'date' })
  const workbook =
    '<workbook><workbookPr date1904="1"/><sheets><sheet name="名册" r:id="rId1"/></sheets></workbook>'
  expect(await cellIn('<c r="A1" s="1"><v>43951</v></c>', { styles, workbook })).toMatchObject({
    text: '2024-05-01',
  })
  expect(await cellIn('<c r="A1" s="0"><v>45413</v></c>', { styles })).toMatchObject({
    text: '45413',
    kind: 'number',
  })
})

test('what a cell cannot say truly is told in words', async () => {
  expect((await cellIn('<c t="e"><v>#N/A</v></c>'))?.fault).toContain('#N/A')
  expect((await cellIn('<c><v>330199198503121150</v></c>'))?.fault).toContain('15 位')
  expect((await cellIn('<c t="s"><v>9</v></c>'))?.fault).toContain('丢了')
  expect((await cellIn(`<c t="inlineStr"><is><t>${'长'.repeat(40_000)}</t></is></c>`))?.fault).toContain(
    '太多',
  )
  expect(await cellIn('<c><f>1+1</f><v>2</v></c>')).toMatchObject({ formula: true, text: '2', fault: null })
  expect(await cellIn('<c><v>13955990002.5</v></c>')).toMatchObject({ text: '13955990002.5', fault: null })
})

test('hidden lines and merged cells are told, blank lines are none', async () => {
  const rows =
    '<row r="1"><c r="A1" t="str"><v>一</v></c><c r="B1" t="str"><v>甲</v></c></row>' +
    '<row r="2" hidden="1"><c r="B2" t="str"><v>乙</v></c></row><row r="3"><c r="A3" s="1"/></row>'
  const lines = await read(
    bookOf({ sheet: sheetOf(rows, '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>') }),
  )
  expect(lines.map(({ line, hidden }) => [line, hidden])).toEqual([
    [1, false],
    [2, true],
  ])
  expect(lines.map(({ cells }) => cells[0]?.merged)).toEqual(['first', 'rest'])
})

test.each<[string, () => Buffer, string]>([
  ['a file cut off', () => bookOf({ sheet: sheetOf('') }).subarray(0, 300), 'not-a-sheet'],
  [
    'one whose entities are its own',
    () => bookOf({ sheet: `<!DOCTYPE x [<!ENTITY a "b">]>${sheetOf('')}` }),
    'not-a-sheet',
  ],
  ['one tag of a megabyte', () => bookOf({ sheet: `<worksheet a="${'x'.repeat(1 << 20)}">` }), 'not-a-sheet'],
  ['a sheet of 300 MB', () => bookOf({ sheet: `<worksheet>${' '.repeat(300 << 20)}` }), 'too-big-unpacked'],
  [
    'five million texts',
    () => bookOf({ sheet: sheetOf(''), strings: `<sst>${'<si><t>a</t></si>'.repeat(5_000_000)}</sst>` }),
    'too-big-unpacked',
  ],
  [
    'ten million styles',
    () => bookOf({ sheet: sheetOf(''), styles: `<a><cellXfs>${'<xf/>'.repeat(10_000_000)}</cellXfs></a>` }),
    'too-big-unpacked',
  ],
  ['a line of a thousand columns in text', () => Buffer.from(`a${',b'.repeat(1000)}\n`), 'not-a-sheet'],
  ['a book of before 2007', () => readFileSync(join(rosters, 'O-老格式.xls')), 'old-format'],
  ['a web page', () => Buffer.from('<html><table><tr><td>1</td></tr></table></html>'), 'web-page'],
  ['bytes that are no text', () => Buffer.from([1, 2, 0, 255, 254, 0]), 'not-a-sheet'],
])(
  '%s is refused in words',
  async (_, make, reason) => {
    await expect(read(make())).rejects.toMatchObject({
      reason,
      message: expect.stringMatching(/[\u4e00-\u9fff]{6}/),
    })
  },
  30_000,
)

test('a cell of 100 MB takes no memory and is told', async () => {
  const content = bookOf({
    sheet: sheetOf(`<row><c t="inlineStr"><is><t>${'a'.repeat(100 << 20)}</t></is></c></row>`),
  })
  global.gc?.()
  const before = process.memoryUsage().heapUsed
  const [line] = await read(content)
  expect(line?.cells[0]?.fault).toContain('太多')
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(80 << 20)
}, 300_000)

test('text in columns is read with its quotes, in the encodings programs here write', async () => {
  const text = '姓名,备注\r\n"王,明","说""好""\n两行"\r\n,\r\n李华,="0571"\r\n'
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
  for (const content of [Buffer.from(text), Buffer.from(`\ufeff${text}`), utf16]) {
    const lines = await read(content)
    expect(lines.map(({ cells }) => cells.map(cell => cell.text))).toEqual([
      ['姓名', '备注'],
      ['王,明', '说"好"\n两行'],
      ['李华', '0571'],
    ])
  }
  const tabs = await read(Buffer.from('姓名\t号\n王明\t3.30199E+17\n'))
  expect(tabs[1]?.cells[1]?.fault).toContain('科学计数法')
})
