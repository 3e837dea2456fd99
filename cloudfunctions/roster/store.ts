import { collection } from '../kit/cloud'
import type { Sealed } from '../kit/crypto'
import type { Kept } from '../kit/store'
import type { Fault, ImportCounts, ImportState, Key } from './contract'

/** One import: its file is read into sealed chunks, compared, and taken in chunk by chunk. */
export type Import = Kept & {
  /** The officer's union: whose territory the rows must lie in. */
  union: string
  unionName: string
  path: string
  by: string
  at: number
  name: string
  /** The uploaded file; `null` once it is gone. */
  file: string | null
  /** The union of whoever a list does not give one; `null` where the list must. */
  given: string | null
  state: ImportState
  refusal: string | null
  /** What a person said of the file: which tabs, and whether hidden lines are taken. */
  answers: { tabs: number[] | null; hidden: boolean | null }
  /** What a person is asked, with examples from the file. */
  ask: Sealed | null
  /** Columns somebody said before and this reading went by: ids of them. */
  recalled: string[]
  /** What was left aside, in sentences. */
  said: string[]
  chunks: number
  /** The next chunk of the present state. */
  next: number
  /** Chunks whose good lines are nobody known yet. */
  plain: number[]
  counts: ImportCounts
  faults: Fault[]
  /** The first lines that would change somebody. */
  changes: Sealed | null
  /** Files made from it, to be deleted. */
  made: string[]
  /** How often the present piece of work was begun. */
  tries: number
  /** Somebody works on it until then at the latest, ms; 0 when nobody does. */
  held: number
  /** When time takes this up again, ms; 0 when there is nothing left to do. */
  dueAt: number
}

export const imports = collection<Import>('roster_imports', {
  indexes: [{ fields: ['union', ['at', -1]] }, { fields: ['dueAt'] }, { fields: ['pendingAt'] }],
  place: ({ path }) => ({ path }),
  personal: { none: 'an officer by name; what is told of lines goes a day after them' },
})

/** One export, that it was made and why; its file is gone after two hours. */
export type Export = Kept & {
  union: string
  path: string
  by: string
  at: number
  file: string | null
  name: string
  dueAt: number
}

export const exported = collection<Export>('roster_exports', {
  indexes: [{ fields: ['dueAt'] }, { fields: ['pendingAt'] }],
  place: ({ path }) => ({ path }),
  personal: { none: 'a file that is gone within hours' },
})

/** Some hundred lines of a file, sealed; gone when the import is over, but faulty lines stay 24 hours. */
export type Chunk = { _id: string; import: string; n: number; box: Sealed; faulty: boolean }

export const chunks = collection<Chunk>('roster_chunks', {
  indexes: [{ fields: ['import', 'n'] }],
  place: () => ({}),
  personal: { none: 'sealed, and gone when the import is over' },
})

/** What the columns of files with these titles are, as somebody of the union said; its id is made of union and titles. */
export type Remembered = { _id: string; union: string; path: string; columns: (Key | null)[]; at: number }

export const remembered = collection<Remembered>('roster_columns', {
  indexes: [],
  place: ({ path }) => ({ path }),
  personal: { none: 'which column of a file is what' },
})
