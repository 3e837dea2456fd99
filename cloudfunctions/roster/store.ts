import { collection } from '../kit/cloud'
import type { Sealed } from '../kit/crypto'
import type { Kept } from '../kit/store'
import type { Fault, ImportCounts, ImportState } from './contract'

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
  state: ImportState
  refusal: string | null
  chunks: number
  /** The next chunk of the present state. */
  next: number
  counts: ImportCounts
  faults: Fault[]
  changes: { line: number; name: string; what: string }[]
  /** Files made from it, to be deleted. */
  made: string[]
  /** When time takes this up again, ms; 0 when there is nothing left to do. */
  dueAt: number
}

export const imports = collection<Import>('roster_imports', {
  indexes: [{ fields: ['union', ['at', -1]] }, { fields: ['dueAt'] }, { fields: ['pendingAt'] }],
  place: ({ path }) => ({ path }),
  personal: { none: 'an officer by id; names of faulty lines go with the lines' },
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

/** Up to 200 lines of a file, sealed; gone when the import is over, but faulty lines stay 24 hours. */
export type Chunk = { _id: string; import: string; n: number; box: Sealed; faulty: boolean }

export const chunks = collection<Chunk>('roster_chunks', {
  indexes: [{ fields: ['import', 'n'] }],
  place: () => ({}),
  personal: { none: 'sealed, and gone when the import is over' },
})
