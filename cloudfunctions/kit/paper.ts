import type { IRunOptions, Paragraph, Table } from 'docx'

/** One part of a paper, as data. */
export type Block =
  | { kind: 'text'; text: string }
  /** Whom it is addressed to, at the left edge. */
  | { kind: 'to'; text: string }
  | { kind: 'heading'; text: string }
  /** Label and value side by side, in a ruled table. */
  | { kind: 'facts'; rows: readonly (readonly [label: string, value: string])[] }
  | { kind: 'table'; heads: readonly string[]; rows: readonly (readonly string[])[] }
  | { kind: 'list'; items: readonly string[] }
  /** Where people sign and date it, kept together on one page. */
  | { kind: 'signatures'; lines: readonly string[] }
  /** Who issues it and when, at the right, where the seal goes over it. */
  | { kind: 'seal'; lines: readonly string[] }

/** A paper's whole content, without its looks: the same value is read on screen, hashed and printed. */
export type Paper = { title: string; number: string; marking?: string; blocks: readonly Block[] }

/** The paper as plain text, line by line. */
export const paperText = ({ title, number, marking, blocks }: Paper): string =>
  [title, number, ...(marking ? [marking] : []), ...blocks.flatMap(linesOf)].join('\n')

/**
 * The paper as an A4 .docx in the layout of Chinese official papers (GB/T 9704): title in bold type, number under it,
 * body in 仿宋 14 pt with 28 pt lines and an indent of two characters, the page number at the foot.
 */
export async function writePaper(paper: Paper): Promise<Buffer> {
  // Loaded by the first paper only: no other call waits for it.
  const docx = await import('docx')
  const { AlignmentType, Document, Footer, Packer, PageNumber, TextRun } = docx
  const foot = new docx.Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({
        children: ['第 ', PageNumber.CURRENT, ' 页 共 ', PageNumber.TOTAL_PAGES, ' 页'],
        size: 20,
        font,
      }),
    ],
  })
  const document = new Document({
    title: paper.title,
    creator: '',
    styles: { default: { document: { run: { font, size: bodySize } } } },
    sections: [
      {
        properties: { page: { size: a4, margin: margins } },
        footers: { default: new Footer({ children: [foot] }) },
        children: [...headOf(docx, paper), ...paper.blocks.flatMap(block => drawn(docx, block))],
      },
    ],
  })
  return Packer.toBuffer(document)
}

type Docx = typeof import('docx')

/** Sizes in half points, lengths in twentieths of a point. */
const bodySize = 28
const titleSize = 44
const lineHeight = 560
const a4 = { width: 11906, height: 16838 }
const margins = { top: 2098, bottom: 1984, left: 1587, right: 1474 }
const textWidth = a4.width - margins.left - margins.right
/** Word takes the first it has; elsewhere the reader's own Chinese type stands in. */
const font = { ascii: 'FangSong', hAnsi: 'FangSong', eastAsia: '仿宋', cs: 'FangSong' }
const titleFont = { ascii: 'SimHei', hAnsi: 'SimHei', eastAsia: '黑体', cs: 'SimHei' }

function headOf(docx: Docx, { title, number, marking }: Paper): Paragraph[] {
  const centred = (text: string, run: IRunOptions, after: number) =>
    new docx.Paragraph({
      alignment: docx.AlignmentType.CENTER,
      spacing: { after },
      children: [new docx.TextRun({ text, ...run })],
    })
  return [
    ...(marking ? [centred(marking, { size: 24, font: titleFont }, 160)] : []),
    centred(title, { size: titleSize, bold: true, font: titleFont }, 160),
    centred(number, { size: 24 }, 360),
  ]
}

function drawn(docx: Docx, block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'text':
      return block.text.split('\n').map(text => line(docx, text, { indent: true }))
    case 'to':
      return [line(docx, block.text, {})]
    case 'heading':
      return [line(docx, block.text, { bold: true, keepNext: true })]
    case 'list':
      return block.items.map((item, i) => line(docx, `${i + 1}．${item}`, { indent: true }))
    case 'facts':
      return [gap(docx), ruled(docx, block.rows, [1, 3]), gap(docx)]
    case 'table':
      return [
        gap(docx),
        ruled(
          docx,
          [block.heads, ...block.rows],
          block.heads.map(() => 1),
        ),
        gap(docx),
      ]
    case 'signatures':
      return [gap(docx), ...together(docx, block.lines, {})]
    case 'seal':
      return [gap(docx), ...together(docx, block.lines, { right: true })]
  }
}

const together = (docx: Docx, lines: readonly string[], how: { right?: boolean }) =>
  lines.map((text, i) => line(docx, text, { ...how, keepNext: i < lines.length - 1 }))

function line(
  docx: Docx,
  text: string,
  how: { indent?: boolean; bold?: boolean; keepNext?: boolean; right?: boolean },
): Paragraph {
  return new docx.Paragraph({
    spacing: { line: lineHeight, lineRule: docx.LineRuleType.EXACT },
    alignment: how.right ? docx.AlignmentType.RIGHT : undefined,
    indent: how.indent ? { firstLine: bodySize * 20 } : undefined,
    keepNext: how.keepNext,
    keepLines: how.keepNext,
    children: [new docx.TextRun({ text: printable(text), bold: how.bold })],
  })
}

const gap = (docx: Docx) => new docx.Paragraph({ spacing: { line: 240 }, children: [] })

function ruled(docx: Docx, rows: readonly (readonly string[])[], shares: readonly number[]): Table {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map(share => Math.floor((textWidth * share) / whole))
  const cell = (text: string, i: number) =>
    new docx.TableCell({
      width: { size: widths[i] ?? 0, type: docx.WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 120, right: 120 },
      children: printable(text)
        .split('\n')
        .map(part => new docx.Paragraph({ children: [new docx.TextRun({ text: part, size: 24 })] })),
    })
  return new docx.Table({
    columnWidths: [...widths],
    width: { size: textWidth, type: docx.WidthType.DXA },
    rows: rows.map(cells => new docx.TableRow({ cantSplit: true, children: cells.map(cell) })),
  })
}

/** Text without the characters XML cannot hold; line breaks and tabs stay. */
const printable = (text: string) =>
  [...text].filter(char => char === '\n' || char === '\t' || (char >= ' ' && char !== '\u007f')).join('')

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'text':
    case 'to':
    case 'heading':
      return [block.text]
    case 'list':
      return block.items.map((item, i) => `${i + 1}．${item}`)
    case 'facts':
      return block.rows.map(([label, value]) => `${label}：${value}`)
    case 'table':
      return [block.heads, ...block.rows].map(cells => cells.join('　'))
    case 'signatures':
    case 'seal':
      return [...block.lines]
  }
}
