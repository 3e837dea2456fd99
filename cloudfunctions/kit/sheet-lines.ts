import { Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import { Unzip, UnzipInflate } from 'fflate'
import { Refusal } from './refusal'

/** A cell as the library reads it. */
export type Cell = { text: string; formula: boolean; merged: boolean; number: boolean }

const limits = { unpackedBytes: 200 * 1024 * 1024, lines: 100_000, merges: 20_000 }

/**
 * Lines of the first sheet one by one with their number, blank ones left out. A file that is cut off, is no .xlsx or
 * unpacks to more than it may is refused before a line is read; so is one of more than 100,000 lines.
 */
export async function* readLines(content: Buffer): AsyncGenerator<{ line: number; cells: Cell[] }> {
  const merged = mergedLines(sheetEnds(content))
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([content]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'ignore',
    hyperlinks: 'ignore',
  })
  try {
    for await (const sheet of reader) {
      for await (const row of sheet) {
        if (row.number > limits.lines + 1) {
          throw unsound('too-many-lines', '一次最多导入 10 万行，请分成几个文件。')
        }
        const values: unknown[] = Array.isArray(row.values) ? row.values.slice(1, 60) : []
        const columns = merged.get(row.number)
        const cells = Array.from(values, (value, i) => cellOf(value, columns?.has(i) ?? false))
        if (cells.some(({ text, formula }) => text !== '' || formula)) yield { line: row.number, cells }
      }
      return
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw broken()
  }
}

/** What stands behind the rows of each sheet, where merged cells are named; nothing else of the file is kept. */
function sheetEnds(content: Buffer): string[] {
  if (content.length < 22 || content.subarray(0, 2).toString('latin1') !== 'PK') throw broken()
  if (content.lastIndexOf('PK\u0005\u0006', undefined, 'latin1') < 0) throw broken()
  const ends: string[] = []
  let total = 0
  const unzip = new Unzip(entry => {
    const isSheet = /^xl\/worksheets\/[^/]+\.xml$/.test(entry.name)
    const seen = isSheet ? endOfSheet(end => ends.push(end)) : undefined
    entry.ondata = (error, bytes, final) => {
      if (error) throw broken()
      total += bytes.length
      if (total > limits.unpackedBytes) {
        throw unsound('too-big-unpacked', '这个文件解开以后太大，不像填好的表格，没有读。')
      }
      seen?.(Buffer.from(bytes), final)
    }
    entry.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < content.length; at += 65_536) {
      unzip.push(content.subarray(at, at + 65_536), at + 65_536 >= content.length)
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw broken()
  }
  if (ends.length === 0) throw broken()
  return ends
}

const endMark = '</sheetData>'

function endOfSheet(found: (end: string) => void) {
  let carried = Buffer.alloc(0)
  let behind: Buffer[] | null = null
  return (bytes: Buffer, final: boolean) => {
    if (behind) behind.push(bytes)
    else {
      const joined = Buffer.concat([carried, bytes])
      const at = joined.indexOf(endMark)
      if (at >= 0) behind = [joined.subarray(at)]
      else carried = Buffer.from(joined.subarray(-endMark.length))
    }
    if (final) found(behind ? Buffer.concat(behind).toString('utf8') : '')
  }
}

/** Which columns (0 on) of which lines are part of merged cells, of the first sheet. */
function mergedLines([end = '']: string[]): Map<number, Set<number>> {
  const merged = new Map<number, Set<number>>()
  let left = limits.merges
  for (const [, from = '', top, to = '', bottom] of end.matchAll(
    /<mergeCell [^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g,
  )) {
    for (let line = Number(top); line <= Number(bottom) && left > 0; line += 1, left -= 1) {
      const columns = merged.get(line) ?? new Set()
      for (let column = numberOf(from); column <= Math.min(numberOf(to), 60); column += 1) columns.add(column)
      merged.set(line, columns)
    }
  }
  return merged
}

const numberOf = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

function cellOf(value: unknown, merged: boolean): Cell {
  const formula =
    typeof value === 'object' && value !== null && ('formula' in value || 'sharedFormula' in value)
  return { text: formula ? '' : textOf(value), formula, merged, number: typeof value === 'number' }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return String(value)
  const rich: unknown = Reflect.get(value, 'richText')
  if (Array.isArray(rich)) return rich.map(part => String(Reflect.get(Object(part), 'text') ?? '')).join('')
  const text: unknown = Reflect.get(value, 'text')
  return text === undefined ? '' : textOf(text)
}

const broken = () =>
  unsound(
    'not-a-sheet',
    '这个文件打不开，可能没有传完整，或者不是 Excel 文件（.xlsx）。请另存为 .xlsx 再试。',
  )

const unsound = (reason: string, message: string) => new Refusal('INVALID', reason, message, 'file')
