import { type Book, openBook } from '../kit/book/book'
import { dayOf } from '../kit/clocks'
import { seal } from '../kit/crypto'
import { dropFiles, readFile } from '../kit/files'
import { derivedId } from '../kit/ids'
import { Refusal } from '../kit/refusal'
import type { Asked } from './contract'
import { keptFor, noCounts } from './domain'
import { columns, type Line, type Mapping } from './fields'
import { mappingOf, marksOf, missing, unsettled } from './heading'
import { dropLines, linesAtOnce, stageLines } from './kept-lines'
import { judge, placeOf, refuseDoubles } from './lines'
import { unionsByName } from './named-unions'
import { meeting } from './people'
import { asideWords, noList, unkeptColumns, unreadTabs } from './sentences'
import { type Import, remembered } from './store'
import { type ListTab, listsIn, peopleIn } from './survey'

/** A question about a file, and under which id its answer is remembered. */
export type Question = { asked: Asked; marks: string | null }

/**
 * Reads the file of an import into sealed lines, each judged by itself. What only a person knows is asked first; a file
 * that is no roster is refused whole.
 */
export async function read(doc: Import, now: number): Promise<Partial<Import>> {
  const file = doc.file ?? ''
  try {
    const found = await lookInto(doc, await openBook(await readFile(file), doc.name), now)
    if ('asked' in found) {
      return { state: 'asking', ask: seal(JSON.stringify(found)), dueAt: doc.at + keptFor }
    }
    await dropFiles([file])
    return { ...found, file: null, state: 'comparing', next: 0 }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await dropFiles([file])
    return { file: null, state: 'refused', refusal: error.message, dueAt: 0 }
  }
}

/** The id what was said of columns with these titles is remembered under, for one union. */
export const rememberedId = (union: string, marks: string) => derivedId('columns', union, marks)

type Taken = ListTab & { mapping: Mapping }

async function lookInto(doc: Import, book: Book, now: number): Promise<Question | Partial<Import>> {
  const { lists, others } = await listsIn(book)
  if (lists.length === 0) throw noList(others)
  const chosen = await chosenTabs(doc, book, lists)
  if ('asked' in chosen) return chosen
  const recalled: string[] = []
  const taken: Taken[] = []
  for (const list of chosen) {
    let mapping: Mapping = mappingOf(list.proposals)
    if (unsettled(list.proposals, doc.given !== null)) {
      const marks = marksOf(list.proposals)
      const known = await remembered.get(rememberedId(doc.union, marks))
      if (!known || missing(fieldsIn(known.columns), doc.given !== null).length > 0) {
        return columnsAsked(doc, list, chosen.length > 1, marks)
      }
      mapping = known.columns
      recalled.push(known._id)
    }
    taken.push({ ...list, mapping })
  }
  const staged = await stage(doc, book, taken, dayOf(now))
  if ('asked' in staged) return staged
  const unread = [...others, ...lists.filter(list => !chosen.includes(list)).map(({ name }) => name)]
  return { ...staged, recalled, said: [...unreadTabs(unread), ...staged.said] }
}

async function chosenTabs(doc: Import, book: Book, lists: ListTab[]): Promise<ListTab[] | Question> {
  const { tabs } = doc.answers
  if (tabs) return lists.filter(({ tab }) => tabs.includes(tab))
  if (lists.length === 1) return lists
  const counted: { list: ListTab; people: number }[] = []
  for (const list of lists) {
    const people = await peopleIn(book, list)
    if (people > 0) counted.push({ list, people })
  }
  if (counted.length <= 1) return counted.length === 1 ? counted.map(({ list }) => list) : lists.slice(0, 1)
  return {
    asked: {
      is: 'tabs',
      tabs: counted.map(({ list: { tab, name, hidden }, people }) => ({ tab, name, hidden, people })),
    },
    marks: null,
  }
}

const columnsAsked = (
  { given }: Import,
  { name, proposals }: ListTab,
  several: boolean,
  marks: string,
): Question => ({
  asked: {
    is: 'columns',
    tab: several ? name : null,
    columns: proposals.map(({ column, title, samples, field }) => ({ column, title, samples, field })),
    fields: columns.map(({ key, title, needed }) => ({
      field: key,
      title,
      needed: needed && !(key === 'union' && given !== null),
    })),
  },
  marks,
})

const fieldsIn = (mapping: Mapping) => mapping.map(field => ({ field }))

/** One import takes no more people than this. */
const mostPeople = 100_000

/** Reads on while the lines before are being kept. */
async function stage(
  doc: Import,
  book: Book,
  lists: readonly Taken[],
  today: string,
): Promise<Question | Pick<Import, 'chunks' | 'counts' | 'faults' | 'said'>> {
  const seen = new Map<string, string>()
  const named = unionsByName(doc.path)
  const hidden: Line[] = []
  const aside: { lines: number; first: string[] } = { lines: 0, first: [] }
  let lines: Line[] = []
  let n = 0
  let rows = 0
  let keeping: Promise<unknown> = Promise.resolve()
  const save = async () => {
    refuseDoubles(lines, seen)
    await Promise.all([keeping, named.know(lines.map(({ cells }) => cells.union))])
    for (const line of lines) line.fault ??= named.fault(line.cells.union, doc.given)
    keeping = stageLines(doc, n, lines)
    // Its failure is met where it is awaited.
    keeping.catch(() => {})
    lines = []
    n += 1
  }
  for (const { tab, name, heading, mapping } of lists) {
    const meet = meeting(heading, mapping)
    const judging = { today, union: doc.given, tab: lists.length > 1 ? name : null }
    for await (const sheetLine of book.lines(tab)) {
      if (sheetLine.line <= heading.line) continue
      const met = meet(sheetLine)
      if (met.is === 'blank') continue
      const place = { tab: judging.tab, line: sheetLine.line }
      if (met.is === 'aside') {
        aside.lines += 1
        if (aside.first.length < 5) aside.first.push(`${placeOf(place)}（${met.words}）`)
        continue
      }
      const line = judge(sheetLine.line, met, mapping, judging)
      if (sheetLine.hidden && doc.answers.hidden !== true) {
        hidden.push(line)
        if (hidden.length > mostPeople) throw tooMany()
        continue
      }
      rows += 1
      if (rows > mostPeople) throw tooMany()
      lines.push(line)
      if (lines.length === linesAtOnce) await save()
    }
  }
  if (hidden.length > 0 && doc.answers.hidden === null) {
    await keeping
    for (let i = 0; i < n; i += 1) await dropLines(doc, i)
    return hiddenAsked(hidden)
  }
  if (lines.length > 0) await save()
  await keeping
  if (rows === 0) throw new Refusal('INVALID', 'no-lines', '列名下面没有一个人，请填好再传。', 'file')
  const said = [
    ...unkeptColumns(lists),
    ...(doc.given && lists.some(({ mapping }) => !mapping.includes('union'))
      ? [`表里没有“工会”这一列，都算${doc.given}的。`]
      : []),
    ...(aside.lines > 0 ? [asideWords(aside)] : []),
    ...(hidden.length > 0 ? [`隐藏的 ${hidden.length} 人按你选的没有读。`] : []),
  ]
  return { chunks: n, counts: { ...noCounts, rows }, faults: [], said }
}

const tooMany = () =>
  new Refusal('INVALID', 'too-many-lines', '一次最多导入 10 万人，请分成几个文件。', 'file')

const hiddenAsked = (hidden: readonly Line[]): Question => ({
  asked: {
    is: 'hidden',
    people: hidden.length,
    places: `${hidden.slice(0, 6).map(placeOf).join('、')}${hidden.length > 6 ? ' 等' : ''}`,
  },
  marks: null,
})
