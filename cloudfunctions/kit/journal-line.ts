import { hiddenMark, marksOf, type Person, pathsTo, unionsIn } from './actor'
import { blindMark, fingerprint, sameText } from './crypto'
import { randomToken } from './ids'
import type { Look, Pending, Place } from './store'

/**
 * One line of who did what to which record; its id is made of record and request, so it is written once. A look is a
 * line too: somebody saw what is kept of others.
 */
export type JournalLine = {
  _id: string
  at: number
  by: string
  name: string
  action: string
  record: string
  collection: string
  note: string
  /** Where the record stood when it was done. */
  path: string
  look: Look['kind'] | ''
  /** The unions over that place, of a look: they may know of it. */
  over: string[]
  /** Whom a look was at: by id, mark, hidden mark, or all at a place or in a group. */
  of: string[]
  /** Made with the home's key of all the above: nobody without it writes a line. */
  mark: string
  /** Without it nobody who has the line's commitment can find out the line by trying; gone with what was erased. */
  salt: string
  /** The block it is chained in; 0 while it waits for one. */
  block: number
  /** What its commitment was before words of somebody who was erased went, with the mark that this was by right. */
  gone: { leaf: string; mark: string } | null
}

/** The line of an act on a record that stood there. */
export function lineOf(
  record: { _id: string; collection: string; place: Place },
  { r, at, by, name, action, note, path = record.place.path ?? '', look }: Omit<Pending, 'effects'>,
): JournalLine {
  const line: Omit<JournalLine, 'mark'> = {
    _id: `${record._id}/${r}`,
    at,
    by,
    name,
    action,
    record: record._id,
    collection: record.collection,
    note,
    path,
    look: look?.kind ?? '',
    over: look ? unionsIn(path) : [],
    of: look ? (look.of ?? everyoneIn(record.place)) : [],
    salt: randomToken(26),
    block: 0,
    gone: null,
  }
  return { ...line, mark: markOf(leafOf(line)) }
}

/** How a look names everybody at and below a place, or in a group. */
export const everyoneUnder = (path: string) => `under:${path}`
export const everyoneOf = (group: string) => `group:${group}`

/** By what looks at a person may name them. */
export const namesOf = (
  person: Pick<Person, '_id' | 'phoneMark' | 'marks' | 'member' | 'groups'>,
): string[] => [
  person._id,
  ...marksOf(person),
  hiddenMark(person._id),
  ...person.groups.map(everyoneOf),
  ...(person.member ? pathsTo(person.member.path).map(everyoneUnder) : []),
]

/** What a block keeps of a line: it can neither be read nor guessed, and no other line has the same. */
export function leafOf(line: Omit<JournalLine, 'mark'>): string {
  if (line.gone) return line.gone.leaf
  const { _id, at, by, name, action, record, collection: kind, note, path, look, over, of, salt } = line
  const said = [_id, at, by, name, action, record, kind, note, path, look, over, of, salt]
  return fingerprint(JSON.stringify(said))
}

/** What stands on a line from which words of an erased person went: what it was stays provable, and that it went by right. */
export function goneFrom(line: JournalLine): Pick<JournalLine, 'gone' | 'salt'> {
  const leaf = leafOf(line)
  return { gone: line.gone ?? { leaf, mark: goneMark(leaf) }, salt: '' }
}

/** Whether the home itself wrote the line as it stands, or took words from it by right. */
export const isOurs = (line: JournalLine): boolean =>
  line.gone
    ? sameText(line.gone.mark, goneMark(line.gone.leaf)) && sameText(line.mark, markOf(line.gone.leaf))
    : sameText(line.mark, markOf(leafOf(line)))

const markOf = (leaf: string) => blindMark('journal', leaf)
const goneMark = (leaf: string) => blindMark('journal-gone', leaf)

const everyoneIn = ({ person, hidden, mark, parties = [] }: Place) =>
  [person, hidden, mark, ...parties].flatMap(one => one || [])
