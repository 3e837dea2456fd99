/**
 * The values an index sees at a dotted path: one for a scalar, one an element for an array (`many`), null when the
 * path leads nowhere. Arrays on the way are walked through.
 */
export function valuesAt(doc: Record<string, unknown>, path: string): { values: unknown[]; many: boolean } {
  const found: unknown[] = []
  const many = collect(doc, path.split('.'), 0, found)
  return { values: found.length > 0 ? found : [null], many }
}

function collect(value: unknown, steps: readonly string[], at: number, found: unknown[]): boolean {
  if (at === steps.length) {
    if (!Array.isArray(value)) {
      found.push(value ?? null)
      return false
    }
    found.push(...value)
    return true
  }
  const step = steps[at] ?? ''
  if (Array.isArray(value)) {
    const index = Number(step)
    if (Number.isInteger(index) && index >= 0 && step !== '') collect(value[index], steps, at + 1, found)
    else for (const item of value) if (isObject(item)) collect(item, steps, at, found)
    return true
  }
  if (!isObject(value)) {
    found.push(null)
    return false
  }
  return collect(Object.hasOwn(value, step) ? value[step] : null, steps, at + 1, found)
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof RegExp)
