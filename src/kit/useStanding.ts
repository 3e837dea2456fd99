import { useRef } from 'react'
import type { Refusal } from './refusal'

/** What the server said against this field, until the field is changed. */
export function useStanding(
  refusal: Refusal | null | undefined,
  name: string,
  value: unknown,
): string | null {
  const refused = useRef<{ refusal: Refusal; value: unknown } | null>(null)
  if (!refusal) refused.current = null
  else if (refused.current?.refusal !== refusal) refused.current = { refusal, value }
  return refused.current?.value === value ? refusedField(refusal, name) : null
}

/** What the server said against this field or a part of it. */
export const refusedField = (refusal: Refusal | null | undefined, name: string): string | null =>
  refusal?.field === name || refusal?.field?.startsWith(`${name}.`) ? refusal.message : null
