import type { ReactNode } from 'react'
import type { Pages } from '../usePages'

/** One column of a table; what it is sorted and found by stands apart from how it is shown. */
export type Column<T> = {
  id: string
  title: string
  cell(item: T): ReactNode
  /** Without it the column is neither sorted nor searched. */
  value?(item: T): string | number
  /** Not shown until the person chooses it. */
  hidden?: boolean
  /** Figures stand under each other. */
  figures?: boolean
}

export type TableProps<T> = {
  /** What the rows are, said by a screen reader. */
  label: string
  of: Pages<T>
  columns: readonly Column<T>[]
  idOf(item: T): string
  /** How one row is called where a box picks it. */
  nameOf(item: T): string
  /** The same as a line of a list, for a phone. */
  row(item: T): ReactNode
  /** What to do while there is nothing in it. */
  empty: ReactNode
  onOpen?(item: T): void
  /** Open at the right of the table. */
  chosen?: string | null
  /** What can be done with the picked ones; rows can be picked only where something can. */
  forPicked?(items: T[], forget: () => void): ReactNode
  /** At the right above the table: the way to take it along. */
  side?: ReactNode
}
