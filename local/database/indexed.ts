import type { IndexSpec } from '../engine/types'

/** What the planner knows of an index: its fields, and at which of them some document holds an array. */
export type Indexed = {
  fields: readonly (readonly [field: string, direction: 1 | -1])[]
  arrays: ReadonlySet<number>
  unique: boolean
}

/** An index's fields, each with its direction. */
export const fieldsOf = (spec: IndexSpec) =>
  spec.fields.map(field =>
    typeof field === 'string' ? ([field, 1] as const) : ([field[0], field[1]] as const),
  )
