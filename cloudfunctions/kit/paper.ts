/** One part of a paper, as data. */
export type Block =
  | { kind: 'text'; text: string }
  /** Whom it is addressed to, at the left edge. */
  | { kind: 'to'; text: string }
  | { kind: 'heading'; text: string }
  /** Label and value side by side, in a ruled table; an empty value is a place to write in. */
  | { kind: 'facts'; rows: readonly (readonly [label: string, value: string])[] }
  /** Columns as wide as their shares of the line; the heads come again on every page. */
  | {
      kind: 'table'
      heads: readonly string[]
      rows: readonly (readonly string[])[]
      shares?: readonly number[]
    }
  | { kind: 'list'; items: readonly string[] }
  /** Where people sign and date it, at the right foot, kept together and with the text before it. */
  | { kind: 'signatures'; lines: readonly string[] }
  /** Where several sign: a row for each, with the day once they did. */
  | { kind: 'signing'; who: readonly { name: string; day: string }[] }
  /** Who issues it and when, at the right foot, where the seal goes over it; kept with the text before it. */
  | { kind: 'seal'; lines: readonly string[] }

/** A paper's whole content, without its looks: the same value is read on screen, hashed and printed. */
export type Paper = { title: string; number: string; marking?: string; blocks: readonly Block[] }

/** The paper as plain text, line by line, with the same words as its print. */
export const paperText = ({ title, number, marking, blocks }: Paper): string =>
  [title, number, marking ?? '', ...blocks.flatMap(wordsOf)].flatMap(printedLines).filter(Boolean).join('\n')

/** Text as the lines it is printed in: without characters that are not printed or that turn others around. */
export const printedLines = (text: string): string[] =>
  text.split(/\r\n|[\n\r\v\f\u2028\u2029]/).map(line => line.replaceAll('\t', '　').replace(unprinted, ''))

/** The items of a list with their numbers. */
export const numbered = (items: readonly string[]) => items.map((item, i) => `${i + 1}．${item}`)

/** The heads over the places where several sign. */
export const signingHeads = ['签名人', '签名或者盖章', '日期'] as const

/** A day to be written in. */
export const blankDay = '　　　　年　　月　　日'

/** Controls, halves of characters, what XML cannot hold, and marks that turn the direction of others. */
const unprinted = /[\p{Cc}\p{Cs}\u{fffe}\u{ffff}\u202a-\u202e\u2066-\u2069]/gu

function wordsOf(block: Block): string[] {
  switch (block.kind) {
    case 'text':
    case 'to':
    case 'heading':
      return [block.text]
    case 'list':
      return numbered(block.items)
    case 'facts':
      return block.rows.map(([label, value]) => `${label}：${value}`)
    case 'table':
      return [block.heads, ...block.rows].map(cells => cells.join('　'))
    case 'signing':
      return [signingHeads.join('　'), ...block.who.map(({ name, day }) => `${name}　${day || blankDay}`)]
    case 'signatures':
    case 'seal':
      return [...block.lines]
  }
}
