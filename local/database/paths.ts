/**
 * The values an index sees at a dotted path: one for a scalar, one an element for an array, null when the path leads
 * nowhere. Arrays on the way are walked through; `through` is where the first one was met.
 */
export function valuesAt(
  doc: Record<string, unknown>,
  path: string,
): { values: unknown[]; through?: string } {
  if (!path.includes('.')) {
    const value = Object.hasOwn(doc, path) ? (doc[path] ?? null) : null
    if (!Array.isArray(value)) return { values: [value] }
    return { values: value.length > 0 ? value : [null], through: path }
  }
  const steps = path.split('.')
  const found: unknown[] = []
  const met: number[] = []
  collect(doc, steps, 0, found, met)
  const values = found.length > 0 ? found : [null]
  return met.length === 0 ? { values } : { values, through: steps.slice(0, Math.min(...met)).join('.') }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof RegExp)

function collect(
  value: unknown,
  steps: readonly string[],
  at: number,
  found: unknown[],
  met: number[],
): void {
  if (at === steps.length) {
    if (Array.isArray(value)) {
      met.push(at)
      found.push(...value)
    } else found.push(value ?? null)
    return
  }
  const step = steps[at] ?? ''
  if (Array.isArray(value)) {
    met.push(at)
    if (/^\d+$/.test(step)) collect(value[Number(step)], steps, at + 1, found, met)
    else for (const item of value) if (isObject(item)) collect(item, steps, at, found, met)
  } else if (isObject(value))
    collect(Object.hasOwn(value, step) ? value[step] : null, steps, at + 1, found, met)
  else found.push(null)
}
