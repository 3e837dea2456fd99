import type { Cell, Line as SheetLine } from '../kit/book/cell'
import { fingerprint } from '../kit/crypto'
import { narrow, seen } from '../kit/typed'
import { type Key, keys } from './contract'
import { columns, type Mapping } from './fields'
import words from './headings.json'

/** The heading of a tab: its titles by column, the last line that belongs to it, 0 where nothing stands above the people. */
export type Heading = { titles: string[]; line: number }

/** A tab's heading is looked for within so many lines that are not blank. */
export const lookedAt = 60

/** Columns of one tab. */
export const widest = 256

/** What a column of the file is taken for: `sure` when its title says so. */
export type Proposal = { column: number; title: string; samples: string[]; field: Key | null; sure: boolean }

/**
 * The heading of a tab, wherever it is: the line with the names of two of our columns at least, with what stands under
 * it when it has two lines. Where no title is known but people are there, the line above the first of them; `null`
 * where there is nobody.
 */
export function headingIn(lines: readonly SheetLine[]): Heading | null {
  const at = lines.findIndex(({ cells }) => namesPeople(fieldsOf(titlesOf(cells))))
  if (at >= 0) return withSecond(lines, at)
  const first = lines.findIndex(({ cells }) => cells.some(looksLikeNumber))
  if (first < 0) return null
  const above = lines[first - 1]
  const titled = above && above.cells.filter(cell => !isBlank(cell) && cell.merged !== 'rest').length > 1
  return titled ? { titles: titlesOf(above.cells), line: above.line } : { titles: [], line: 0 }
}

/** What each column is taken for by its title, or else by what stands in it. */
export function propose({ titles, line }: Heading, lines: readonly SheetLine[]): Proposal[] {
  const below = lines.filter(one => one.line > line)
  const width = Math.min(widest, Math.max(titles.length, ...below.map(({ cells }) => cells.length)))
  const known = byTitle(titles)
  const proposals: Proposal[] = []
  for (let column = 0; column < width; column += 1) {
    const title = titles[column] ?? ''
    const filled = below.flatMap(({ cells }) => cells[column] ?? []).filter(cell => !isBlank(cell))
    if (title === '' && filled.length === 0) continue
    const samples = [...new Set(filled.map(({ text }) => seen(text).slice(0, 40)))].slice(0, 2)
    const sure = fieldOf(title) !== null || isUnkept(title)
    proposals.push({ column, title, samples, field: known.get(column) ?? null, sure })
  }
  return guessed(proposals)
}

/** The columns a person has to be asked about: none where every title is known and nothing needed is missing. */
export function unsettled(proposals: readonly Proposal[], unionIsGiven: boolean): boolean {
  return proposals.some(({ sure }) => !sure) || missing(proposals, unionIsGiven).length > 0
}

/** What has to be in a file and is not taken from any column. */
export function missing(proposals: readonly Pick<Proposal, 'field'>[], unionIsGiven: boolean): Key[] {
  const taken = new Set(proposals.map(({ field }) => field))
  return columns.flatMap(({ key, needed }) =>
    needed && !taken.has(key) && !(key === 'union' && unionIsGiven) ? key : [],
  )
}

export function mappingOf(proposals: readonly Pick<Proposal, 'column' | 'field'>[]): Mapping {
  const mapping: (Key | null)[] = []
  for (const { column, field } of proposals) {
    while (mapping.length <= column) mapping.push(null)
    mapping[column] = field
  }
  return mapping
}

/** Equal for two files with the same titles in the same places. */
export const marksOf = (proposals: readonly Proposal[]) =>
  fingerprint(JSON.stringify(proposals.map(({ column, title }) => [column, plain(title)])))

/** Tells whether a line says the titles once more, as lists printed on several pages do. */
export function repeating({ titles }: Heading): (cells: readonly Cell[]) => boolean {
  const known = titles.map(plain)
  return cells => {
    let said = 0
    for (const [i, { text, merged }] of cells.entries()) {
      if (text === '' || merged === 'rest') continue
      if (plain(text) !== (known[i] ?? '')) return false
      said += 1
    }
    return said > 1
  }
}

export const isBlank = ({ text, formula, fault }: Cell): boolean => !formula && !fault && seen(text) === ''

export const looksLikeNumber = ({ text }: Cell) => /^\d{17}[\dX]$/i.test(narrow(text).replace(/\s/g, ''))

const titlesOf = (cells: readonly Cell[]): string[] =>
  cells.slice(0, widest).map(({ text, merged }) => (merged === 'rest' ? '' : seen(text).slice(0, 40)))

/** A title without blanks and without what is said behind it. */
const plain = (title: string) =>
  narrow(title)
    .replace(/\s/g, '')
    .replace(/[*＊(（[【:：].*$/, '')

const fieldByTitle = new Map(
  keys.flatMap(key => words[key].map((title, rank) => [title, { key, rank }] as const)),
)
const unkept = new Set(words.unkept)

const namesPeople = (found: readonly Key[]) =>
  new Set(found).size >= 2 && (found.includes('name') || found.includes('idNumber'))

/** A title may name two things; the first that is known says what it is. What goes on behind a colon is no title. */
function fieldOf(title: string): { key: Key; rank: number } | null {
  if (/[:：]\s*\S/.test(title)) return null
  for (const part of [plain(title), ...plain(title).split(/[/、|或及和]/)]) {
    const found = fieldByTitle.get(part)
    if (found) return found
  }
  return null
}

const isUnkept = (title: string) => unkept.has(plain(title))

const fieldsOf = (titles: readonly string[]) => titles.flatMap(title => fieldOf(title)?.key ?? [])

/** Of two columns that could be the same of ours, the one with the more exact title is. */
function byTitle(titles: readonly string[]): Map<number, Key> {
  const best = new Map<Key, { column: number; rank: number }>()
  for (const [column, title] of titles.entries()) {
    const found = isUnkept(title) ? null : fieldOf(title)
    if (!found) continue
    const held = best.get(found.key)
    if (!held || found.rank < held.rank) best.set(found.key, { column, rank: found.rank })
  }
  return new Map([...best].map(([key, { column }]) => [column, key]))
}

/** A line under the titles that names columns too, and no person, belongs to them. */
function withSecond(lines: readonly SheetLine[], at: number): Heading {
  const [top, under] = lines.slice(at, at + 2)
  const titles = titlesOf(top?.cells ?? [])
  const line = top?.line ?? 0
  if (!under || under.cells.some(looksLikeNumber)) return { titles, line }
  const second = titlesOf(under.cells)
  const adds = second.some(
    (title, i) => title && (fieldOf(title) || isUnkept(title)) && plain(title) !== plain(titles[i] ?? ''),
  )
  if (!adds) return { titles, line }
  const width = Math.max(titles.length, second.length)
  return { titles: Array.from({ length: width }, (_, i) => second[i] || titles[i] || ''), line: under.line }
}

/** A column nobody named is taken for what its values can only be, where that is still missing. */
function guessed(proposals: readonly Proposal[]): Proposal[] {
  const taken = new Set(proposals.map(({ field }) => field))
  return proposals.map(proposal => {
    if (proposal.sure || proposal.field) return proposal
    const guess = guesses.find(
      ({ field, fits }) =>
        !taken.has(field) && proposal.samples.some(text => fits.test(narrow(text).replace(/\s/g, ''))),
    )
    if (!guess) return proposal
    taken.add(guess.field)
    return { ...proposal, field: guess.field }
  })
}

const guesses: { field: Key; fits: RegExp }[] = [
  { field: 'idNumber', fits: /^\d{17}[\dX]$/i },
  { field: 'phone', fits: /^1[3-9]\d{9}$/ },
  { field: 'union', fits: /工会(委员会)?$/ },
  { field: 'name', fits: /^\p{Script=Han}{2,4}$/u },
]
