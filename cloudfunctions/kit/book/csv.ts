import type { Line } from './cell'
import { broken } from './faults'
import { longestText } from './parts'

/** The lines of a file of text with its columns parted by commas, semicolons or tabs, in any encoding programs here write. */
export function* csvLines(content: Buffer): Generator<Line> {
  const text = decoded(content)
  let line = 0
  for (const cells of rowsIn(text, separatorOf(text))) {
    line += 1
    if (cells.some(cell => cell.trim() !== '')) yield { line, hidden: false, cells: cells.map(cellOf) }
  }
}

function cellOf(raw: string): Line['cells'][number] {
  const text = raw.replace(/^="(.*)"$/s, '$1')
  const cell = { text, fault: null, kind: 'text', formula: false, merged: null } as const
  if (text.length > longestText) return { ...cell, text: '', fault: '字太多了，读不下' }
  if (/^\s*\d(\.\d+)?E\+\d+\s*$/i.test(text)) {
    return { ...cell, fault: '变成了科学计数法，原来的数字已经丢了，请改成文字再填' }
  }
  return text === '' ? { ...cell, kind: 'empty' } : cell
}

function decoded(content: Buffer): string {
  for (const encoding of content[0] === 0xff && content[1] === 0xfe ? ['utf-16le'] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(content)
      if (!text.includes('\u0000')) return text
    } catch {}
  }
  throw broken()
}

const separators = [',', '\t', ';'] as const

function separatorOf(text: string): string {
  const first = text.slice(0, 4000).split(/\r?\n/).slice(0, 10).join('\n')
  const counted = separators.map(one => ({ one, times: first.split(one).length }))
  return counted.reduce((best, next) => (next.times > best.times ? next : best)).one
}

/** Columns of a list. */
const widest = 256

function* rowsIn(text: string, separator: string): Generator<string[]> {
  let row: string[] = []
  let at = 0
  while (at <= text.length) {
    let cell = ''
    if (text[at] === '"') {
      const end = closing(text, at + 1)
      cell = text.slice(at + 1, end).replaceAll('""', '"')
      at = end + 1
    }
    const stop = endOfCell(text, at, separator)
    if (row.length === widest) throw broken()
    row.push(cell + text.slice(at, stop))
    at = stop
    if (text[at] === separator) {
      at += 1
      continue
    }
    yield row
    row = []
    if (at >= text.length) break
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
}

function closing(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at
  }
  return text.length
}

function endOfCell(text: string, from: number, separator: string): number {
  let at = from
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1
  return at
}
