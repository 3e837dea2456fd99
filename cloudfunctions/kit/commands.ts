import type { Change, Condition, Scalar, Where } from './store'

/** The commands of the cloud database that our conditions and changes are made of. */
export type Command = {
  gt(value: number | string): unknown
  gte(value: number | string): unknown
  lt(value: number | string): unknown
  lte(value: number | string): unknown
  in(values: Scalar[]): unknown
  all(values: Scalar[]): unknown
  neq(value: Scalar): unknown
  size(length: number): unknown
  elemMatch(conditions: Record<string, unknown>): unknown
  and(parts: unknown[]): unknown
  set(value: unknown): unknown
  inc(by: number): unknown
  push(items: { each: unknown }): unknown
  pull(conditions: Record<string, unknown>): unknown
  pullAll(values: unknown): unknown
}

/** Our conditions as the database's own. */
export function conditions(command: Command, where: Where): Record<string, unknown> {
  return Object.fromEntries(Object.entries(where).map(([field, rule]) => [field, condition(command, rule)]))
}

/** Our change as the database's update operators; `set` replaces whole values. */
export function operators<T>(
  command: Command,
  { set, inc, push, pull, drop }: Change<T>,
): Record<string, unknown> {
  const data: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(set ?? {})) data[field] = command.set(value)
  for (const [field, by] of Object.entries(inc ?? {})) data[field] = command.inc(Number(by))
  for (const [field, each] of Object.entries(push ?? {})) data[field] = command.push({ each })
  for (const [field, where] of Object.entries(pull ?? {}))
    data[field] = command.pull(conditions(command, where as Where))
  for (const [field, values] of Object.entries(drop ?? {})) data[field] = command.pullAll(values)
  return data
}

function condition(command: Command, rule: Condition): unknown {
  if (rule === null || typeof rule !== 'object') return rule
  const parts: unknown[] = []
  if (rule.gt !== undefined) parts.push(command.gt(rule.gt))
  if (rule.gte !== undefined) parts.push(command.gte(rule.gte))
  if (rule.lt !== undefined) parts.push(command.lt(rule.lt))
  if (rule.lte !== undefined) parts.push(command.lte(rule.lte))
  if (rule.in !== undefined) parts.push(command.in([...rule.in]))
  if (rule.not !== undefined) parts.push(command.neq(rule.not))
  if (rule.all !== undefined) parts.push(command.all([...rule.all]))
  if (rule.size !== undefined) parts.push(command.size(rule.size))
  if (rule.some !== undefined) parts.push(command.elemMatch(conditions(command, rule.some)))
  return parts.length === 1 ? parts[0] : command.and(parts)
}
