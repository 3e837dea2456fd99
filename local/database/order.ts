import { component } from './keys'

/** Negative, zero or positive, as the database orders values of any type. */
export function compareValues(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number' && one !== other && !Number.isNaN(one + other))
    return one < other ? -1 : 1
  return Buffer.compare(component(one, 1), component(other, 1))
}

/** Whether both are the same value, the order of fields included. */
export const sameValue = (one: unknown, other: unknown) => one === other || compareValues(one, other) === 0
