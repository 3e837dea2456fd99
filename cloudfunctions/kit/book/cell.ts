/**
 * A cell as a person reads it. `fault` says in words why it cannot be read truly; `formula` is one that is worked out,
 * its text what was shown last. Of merged cells only the first has a text.
 */
export type Cell = {
  text: string
  fault: string | null
  kind: 'text' | 'number' | 'date' | 'empty'
  formula: boolean
  merged: 'first' | 'rest' | null
}

/** A line with something in it, by the number it has in its tab; cells stand at their columns. */
export type Line = { line: number; hidden: boolean; cells: Cell[] }
