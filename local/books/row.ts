/** One field of a row as text or as a number; a row of another shape is a fault of the file and throws. */
export function textOf(row: unknown, field: string): string {
  const value = fieldOf(row, field)
  if (typeof value === 'string') return value
  throw new Error(`the books hold no text in ${field}`)
}

export function numberOf(row: unknown, field: string): number {
  const value = fieldOf(row, field)
  if (typeof value === 'number') return value
  throw new Error(`the books hold no number in ${field}`)
}

function fieldOf(row: unknown, field: string): unknown {
  return typeof row === 'object' && row !== null ? Reflect.get(row, field) : undefined
}
