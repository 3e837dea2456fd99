import type { Cell, Line } from './cell'
import { cellOf, empty, type Told } from './cell-value'
import { broken } from './faults'
import { isTrue, longestRaw, readable, textOf } from './parts'
import { attribute, xmlReader } from './xml'
import type { Zip } from './zip'

/** Cells that are one, by line from 1 and column from 0. */
export type Range = { top: number; bottom: number; left: number; right: number }

/** Columns of a list; what stands farther right belongs to none. */
const widest = 256

/** Lines of one sheet with something in them, in their order. */
export async function* sheetLines(
  zip: Zip,
  part: string,
  told: Told,
  merged: readonly Range[],
): AsyncGenerator<Line> {
  const merges = mergedDown(merged)
  const ready: Line[] = []
  const take = xmlReader(rows(told, merges, line => ready.push(line)))
  try {
    for await (const piece of textOf(zip.read(part))) {
      take(piece)
      yield* ready
      ready.length = 0
    }
  } catch (error) {
    throw readable(error)
  }
}

function rows(told: Told, mergedAt: (line: number) => readonly Range[], found: (line: Line) => void) {
  let row = { line: 0, hidden: false }
  let cells: Cell[] = []
  let column = -1
  let cell = { type: 'n', style: 0, formula: false, text: '', over: false }
  let within: '' | 'v' | 't' = ''
  let guides = 0
  let outside = 0
  return {
    open(name: string, attributes: string) {
      if (name === 'extLst') outside += 1
      if (outside > 0) return
      if (name === 'row') {
        const line = Number(attribute(attributes, 'r') ?? row.line + 1)
        const flat = Number(attribute(attributes, 'ht') ?? 1) === 0
        row = { line, hidden: flat || isTrue(attribute(attributes, 'hidden')) }
        cells = []
        column = -1
      } else if (name === 'c') {
        const place = /^([A-Z]+)\d+$/i.exec(attribute(attributes, 'r') ?? '')?.[1]
        column = place ? columnOf(place) : column + 1
        const style = Number(attribute(attributes, 's') ?? 0)
        cell = { type: attribute(attributes, 't') ?? 'n', style, formula: false, text: '', over: false }
      } else if (name === 'f') cell.formula = true
      else if (name === 'rPh') guides += 1
      else if (name === 'v' || (name === 't' && guides === 0)) within = name
    },
    close(name: string) {
      if (name === 'extLst') outside -= 1
      if (name === 'v' || name === 't') within = ''
      if (name === 'rPh') guides -= 1
      if (outside > 0) return
      if (name === 'c' && column < widest) cells[column] = cellOf(cell, told)
      if (name === 'row') {
        const merged = withMerged(cells, row.line, mergedAt(row.line))
        if (merged.some(one => one.text !== '' || one.formula || one.fault)) found({ ...row, cells: merged })
      }
    },
    text(piece: string) {
      if (within === '') return
      if (cell.text.length > longestRaw) cell.over = true
      else cell.text += piece
    },
  }
}

/** Every column up to the last, each told whether it is part of merged cells; only the first of those says something. */
function withMerged(cells: readonly Cell[], line: number, ranges: readonly Range[]): Cell[] {
  const width = Math.min(widest, Math.max(cells.length, ...ranges.map(({ right }) => right + 1)))
  const all = Array.from({ length: width }, (_, i) => cells[i] ?? empty)
  for (const { top, left, right } of ranges) {
    for (let i = left; i <= Math.min(right, width - 1); i += 1) {
      const held = all[i] ?? empty
      all[i] = line === top && i === left ? { ...held, merged: 'first' } : { ...empty, merged: 'rest' }
    }
  }
  return all
}

function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

const mostMerges = 20_000

/** Merged cells are named behind the lines they are in, so they are looked for first; only what is behind is kept. */
export async function mergedRanges(zip: Zip, part: string): Promise<Range[]> {
  const ranges: Range[] = []
  const take = xmlReader({
    open(name, attributes) {
      if (name !== 'mergeCell' || ranges.length >= mostMerges) return
      const found = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/i.exec(attribute(attributes, 'ref') ?? '')
      if (!found) return
      const [, from = '', top, to = '', bottom] = found
      ranges.push({ top: Number(top), bottom: Number(bottom), left: columnOf(from), right: columnOf(to) })
    },
    close() {},
    text() {},
  })
  let carried = ''
  let behind = false
  try {
    for await (const piece of textOf(zip.read(part))) {
      if (behind) take(piece)
      else {
        const all = carried + piece
        const end = /<\/(?:[^<>:\s]+:)?sheetData\s*>/.exec(all)
        behind = end !== null
        if (end) take(all.slice(end.index + end[0].length))
        carried = all.slice(-80)
      }
    }
  } catch (error) {
    throw readable(error)
  }
  return ranges.sort((a, b) => a.top - b.top)
}

/** The merged ranges a line is in, asked for line after line. */
function mergedDown(ranges: readonly Range[]): (line: number) => readonly Range[] {
  let next = 0
  let open: Range[] = []
  return line => {
    if (next === ranges.length && open.length === 0) return open
    for (let range = ranges[next]; range && range.top <= line; range = ranges[next]) {
      open.push(range)
      next += 1
    }
    open = open.filter(({ bottom }) => bottom >= line)
    if (open.length > widest) throw broken()
    return open
  }
}
