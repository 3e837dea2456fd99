import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import { answering } from '../harness/answering'

export type SheetWork = { file: string }

export type SheetRead = { ms: number; rows: number }

/** The other side of an import: the same library reads the same file in the same way and throws every row away. */
answering(async ({ file }: SheetWork): Promise<SheetRead> => {
  const content = readFileSync(file)
  let rows = 0
  const began = performance.now()
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([content]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'ignore',
    hyperlinks: 'ignore',
  })
  for await (const sheet of reader) for await (const _ of sheet) rows += 1
  return { ms: performance.now() - began, rows }
})
