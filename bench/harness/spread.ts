/** The value that this share of all stays under or reaches. */
const at = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN

/** What one in a hundred goes past, and what half of them do. */
export const p99 = (values: readonly number[]) => at(values, 0.99)
export const median = (values: readonly number[]) => at(values, 0.5)
