import type { Cell, Line as SheetLine } from '../kit/book/cell'
import { seen } from '../kit/typed'
import type { Mapping } from './fields'
import { type Heading, isBlank, repeating } from './heading'

/** What one line under the heading is: nothing, words that are no person, or somebody with the cells of a person. */
export type Met =
  | { is: 'blank' }
  | { is: 'aside'; words: string }
  | { is: 'person'; cells: (Cell | undefined)[]; fault: string | null }

/** Tells what the lines of a tab are, one after the other; cells merged downwards are filled from the first of them. */
export function meeting(heading: Heading, mapping: Mapping) {
  const repeats = repeating(heading)
  const carried: (Cell | null)[] = []
  const wasMerged: boolean[] = []
  return ({ cells }: SheetLine): Met => {
    const taken: (Cell | undefined)[] = []
    let across = false
    for (let i = 0; i < Math.max(cells.length, mapping.length); i += 1) {
      const cell = cells[i]
      const down = cell?.merged === 'rest' && wasMerged[i] === true && cells[i - 1]?.merged !== 'first'
      if (cell?.merged === 'first') carried[i] = cell
      if (!cell?.merged) carried[i] = null
      if (mapping[i]) {
        taken[i] = down ? (carried[i] ?? cell) : cell
        if (cell?.merged === 'rest' && !down) across = true
      }
      wasMerged[i] = Boolean(cell?.merged)
    }
    const own = cells.filter((cell, i) => mapping[i] && cell.merged !== 'rest' && !isBlank(cell))
    if (own.length === 0) {
      const words = wordsOf(cells)
      return /\p{L}/u.test(words) && !isOnlyCounting(cells, mapping) ? asideOf(words) : { is: 'blank' }
    }
    if (repeats(cells)) return { is: 'aside', words: wordsOf(cells) }
    if (isFooter(cells, mapping) || isBanner(cells)) return { is: 'aside', words: wordsOf(cells) }
    return { is: 'person', cells: taken, fault: across ? '有横着合并的单元格，请拆开后每格填完整' : null }
  }
}

const asideOf = (words: string): Met => ({ is: 'aside', words })

const wordsOf = (cells: readonly Cell[]) =>
  cells
    .filter(cell => cell.merged !== 'rest')
    .map(({ text }) => seen(text))
    .filter(Boolean)
    .join(' ')
    .slice(0, 40)

/** A numbered line nobody filled in yet. */
const isOnlyCounting = (cells: readonly Cell[], mapping: Mapping) =>
  cells.every((cell, i) => mapping[i] || isBlank(cell) || !/\p{L}{2}/u.test(cell.text))

const footer =
  /^(合\s*计|总\s*计|小\s*计|共\s*计|共\s*\d+\s*人|人数|填\s*表|制\s*表|填\s*报|审\s*核|审\s*批|复\s*核|经\s*办|负责人|单位盖章|工会盖章|盖\s*章|日\s*期[:：]|注\s*[:：]|说明\s*[:：]|备注\s*[:：]|填写说明)/

/** Words below a list, and no number of anybody. */
function isFooter(cells: readonly Cell[], mapping: Mapping): boolean {
  if (cells.some((cell, i) => mapping[i] === 'idNumber' && /\d{6}/.test(cell.text))) return false
  const first = cells.find(cell => !isBlank(cell))
  return first !== undefined && footer.test(seen(first.text))
}

/** One text over several columns, such as the name of a workshop between its people. */
function isBanner(cells: readonly Cell[]): boolean {
  const filled = cells.filter(cell => cell.merged !== 'rest' && !isBlank(cell))
  const rest = cells.filter(({ merged }) => merged === 'rest').length
  return filled.length === 1 && filled[0]?.merged === 'first' && rest >= 2
}
