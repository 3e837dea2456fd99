import { dropFiles, readFile } from '../kit/files'
import { Refusal } from '../kit/refusal'
import { type Cell, readLines } from '../kit/sheet-lines'
import { noCounts } from './domain'
import { linesAtOnce, stageLines } from './kept-lines'
import { headings, judge, type Key, type Line, refuseDoubles } from './lines'
import { unionsByName } from './named-unions'
import type { Import } from './store'

/** Reads the file of an import into sealed lines, each judged by itself; a file that is no roster is refused whole. */
export async function read(doc: Import): Promise<Partial<Import>> {
  try {
    const counted = await stage(doc)
    await dropFiles(doc.file ? [doc.file] : [])
    return { ...counted, file: null, state: 'comparing', next: 0 }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await dropFiles(doc.file ? [doc.file] : [])
    return { file: null, state: 'refused', refusal: error.message, dueAt: 0 }
  }
}

/** Reads on while the lines before are being kept. */
async function stage(doc: Import): Promise<Pick<Import, 'chunks' | 'counts' | 'faults'>> {
  const seen = new Map<string, number>()
  const named = unionsByName(doc.path)
  let at: ReadonlyMap<Key, number> | null = null
  let lines: Line[] = []
  let n = 0
  let rows = 0
  let keeping: Promise<unknown> = Promise.resolve()
  const save = async () => {
    refuseDoubles(lines, seen)
    await Promise.all([keeping, named.know(lines.map(({ cells }) => cells.union))])
    for (const line of lines) line.fault ??= named.fault(line.cells.union)
    keeping = stageLines(doc, n, lines)
    // Its failure is met where it is awaited.
    keeping.catch(() => {})
    rows += lines.length
    lines = []
    n += 1
  }
  for await (const { line, cells } of readLines(await readFile(doc.file ?? ''))) {
    if (!at) at = headed(cells)
    else {
      lines.push(judge(line, at, cells))
      if (lines.length === linesAtOnce) await save()
    }
  }
  if (lines.length > 0) await save()
  await keeping
  if (rows === 0) throw new Refusal('INVALID', 'no-lines', '文件里没有一行职工，请填好再传。', 'file')
  return { chunks: n, counts: { ...noCounts, rows }, faults: [] }
}

function headed(cells: readonly Cell[]): ReadonlyMap<Key, number> {
  const { at, missing } = headings(cells.map(({ text }) => text))
  if (missing.length === 0) return at
  const message = `第一行要有这些列名：${missing.join('、')}。可以先下载空表照着填。`
  throw new Refusal('INVALID', 'columns-missing', message, 'file')
}
