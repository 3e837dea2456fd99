import type { Document, IRunOptions, Paragraph, Table } from 'docx'
import { type Block, numbered, type Paper, printedLines } from './paper'
import {
  a4,
  bodySize,
  boldFont,
  type Docx,
  font,
  lineHeight,
  margins,
  tableSize,
  textWidth,
  titleSize,
} from './paper-measures'
import { ruled, signing } from './paper-tables'

/** The paper as an A4 .docx. */
export async function writePaper(paper: Paper): Promise<Buffer> {
  // Loaded by the first paper only: no other call waits for it.
  const docx = await import('docx')
  return docx.Packer.toBuffer(layOut(docx, paper))
}

/**
 * A paper laid out after GB/T 9704: A4, its margins, a title of 22 pt, its number right under it, 仿宋 三号 with lines of
 * 28 pt and an indent of two characters, the page's number at the foot.
 */
function layOut(docx: Docx, paper: Paper): Document {
  const { AlignmentType, Footer, PageNumber, TextRun } = docx
  const { CURRENT, TOTAL_PAGES } = PageNumber
  const foot = new docx.Paragraph({
    alignment: AlignmentType.CENTER,
    children: ['第 ', CURRENT, ' 页　共 ', TOTAL_PAGES, ' 页'].map(
      part => new TextRun({ children: [part], size: tableSize, font }),
    ),
  })
  return new docx.Document({
    title: paper.title,
    creator: '',
    styles: { default: { document: { run: { font, size: bodySize } } } },
    sections: [
      {
        properties: { page: { size: a4, margin: margins } },
        footers: { default: new Footer({ children: [foot] }) },
        children: [
          ...headOf(docx, paper),
          ...paper.blocks.flatMap((block, i) => drawn(docx, block, paper.blocks[i + 1])),
        ],
      },
    ],
  })
}

/** What must not stand alone on a page. */
const isFoot = (block: Block | undefined) =>
  block?.kind === 'signatures' || block?.kind === 'signing' || block?.kind === 'seal'

function headOf(docx: Docx, { title, number, marking }: Paper): Paragraph[] {
  const centred = (text: string, run: IRunOptions, after: number) =>
    new docx.Paragraph({
      alignment: docx.AlignmentType.CENTER,
      spacing: { after },
      keepNext: true,
      children: [new docx.TextRun({ text: printedLines(text).join(' '), ...run })],
    })
  return [
    ...(marking ? [centred(marking, { size: tableSize, font: boldFont }, 160)] : []),
    centred(title, { size: titleSize, bold: true, font: boldFont }, number ? 160 : 360),
    ...(number ? [centred(number, { size: 28 }, 360)] : []),
  ]
}

/** A block as it stands on the page; its last line stays with a foot that follows. */
function drawn(docx: Docx, block: Block, next: Block | undefined): (Paragraph | Table)[] {
  const keep = isFoot(next)
  const framed = (table: Table) => [gap(docx, true), table, next ? gap(docx, keep) : ending(docx)]
  switch (block.kind) {
    case 'text':
      return lines(docx, [block.text], { indent: true, keep })
    case 'to':
      return lines(docx, [block.text], { keep })
    case 'heading':
      return lines(docx, [block.text], { bold: true, keep: true })
    case 'list':
      return lines(docx, numbered(block.items), { indent: true, keep })
    case 'facts':
      return framed(ruled(docx, block.rows, { shares: [2, 5], keep }))
    case 'table':
      return framed(ruled(docx, [block.heads, ...block.rows], { shares: block.shares, heads: true, keep }))
    case 'signing':
      return framed(signing(docx, block.who))
    case 'signatures':
      return [gap(docx, true), ...lines(docx, block.lines, { half: true, together: true, keep })]
    case 'seal':
      return [gap(docx, true), ...lines(docx, block.lines, { right: true, together: true, keep })]
  }
}

type Looks = {
  indent?: boolean
  bold?: boolean
  /** From the middle of the page on, or up to its right edge. */
  half?: boolean
  right?: boolean
  /** All of it on one page, or its last line on the page of what follows. */
  together?: boolean
  keep?: boolean
}

function lines(docx: Docx, texts: readonly string[], looks: Looks): Paragraph[] {
  const all = texts.flatMap(printedLines)
  return all.map((text, i) => {
    const last = i === all.length - 1
    return new docx.Paragraph({
      spacing: { line: lineHeight, lineRule: docx.LineRuleType.EXACT },
      alignment: looks.right ? docx.AlignmentType.RIGHT : undefined,
      indent: looks.indent
        ? { firstLine: bodySize * 20 }
        : looks.half
          ? { left: Math.floor(textWidth * 0.4) }
          : looks.right
            ? { right: bodySize * 20 }
            : undefined,
      keepNext: last ? looks.keep : looks.together,
      keepLines: looks.together,
      children: [
        new docx.TextRun({
          text,
          ...(looks.bold && { font: boldFont, bold: true }),
        }),
      ],
    })
  })
}

const gap = (docx: Docx, keepNext: boolean) =>
  new docx.Paragraph({ spacing: { line: 240 }, keepNext, children: [] })

/** What has to follow a table at the end, too small to need another page. */
const ending = (docx: Docx) =>
  new docx.Paragraph({
    spacing: { line: 20, lineRule: docx.LineRuleType.EXACT },
    children: [new docx.TextRun({ text: '', size: 2 })],
  })
