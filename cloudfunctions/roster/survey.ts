import type { Book } from '../kit/book/book'
import type { Line as SheetLine } from '../kit/book/cell'
import { type Heading, headingIn, lookedAt, mappingOf, type Proposal, propose } from './heading'
import { meeting } from './people'

/** A tab with people in it: where its heading is and what its columns are taken for. */
export type ListTab = { tab: number; name: string; hidden: boolean; heading: Heading; proposals: Proposal[] }

/** The tabs of a book that hold people by their first lines, in the book's own order, and the names of the others. */
export async function listsIn(book: Book): Promise<{ lists: ListTab[]; others: string[] }> {
  const lists: ListTab[] = []
  const others: string[] = []
  for (const [tab, { name, hidden }] of book.tabs.entries()) {
    const first: SheetLine[] = []
    for await (const line of book.lines(tab)) {
      first.push(line)
      if (first.length === lookedAt) break
    }
    const heading = headingIn(first)
    if (heading) lists.push({ tab, name, hidden, heading, proposals: propose(heading, first) })
    else if (first.length > 0) others.push(name)
  }
  return { lists, others }
}

/** How many people a tab names. */
export async function peopleIn(book: Book, { tab, heading, proposals }: ListTab): Promise<number> {
  const meet = meeting(heading, mappingOf(proposals))
  let people = 0
  for await (const line of book.lines(tab)) {
    if (line.line > heading.line && meet(line).is === 'person') people += 1
  }
  return people
}
