/** Whether values lie in each other deeper than this; however deep, it takes no stack. */
export function isDeeper(value: unknown, most: number): boolean {
  let level = [value]
  for (let depth = 0; depth <= most; depth += 1) {
    level = level.flatMap(one => (typeof one === 'object' && one !== null ? Object.values(one) : []))
    if (level.length === 0) return false
  }
  return true
}

/** How deep the values of one call may lie in each other; no form of ours comes near it. */
export const callDepth = 32
