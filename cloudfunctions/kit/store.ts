import type { Personal } from './personal'

/** One act on a document that has not yet left it: its journal line and its effects on other documents. */
export type Pending = {
  /** The request that did it. */
  r: string
  at: number
  /** Person id, or `timer`. */
  by: string
  name: string
  action: string
  note: string
  /** Where the record stood when it was done, if that was known. */
  path?: string
  look?: Look
  effects: Effect[]
}

/**
 * Somebody saw what is kept of others: opened their record, saw a sealed number whole, or took a file of them along.
 * `of` says whom, where it is not whom the record is about.
 */
export type Look = { kind: 'opened' | 'revealed' | 'exported'; of?: string[] }

/** Something another document must learn of; `to` names who carries it out. Input is plain data. */
export type Effect = { to: string; input: Record<string, unknown> }

/** What every document of ours has: `done` remembers for 7 days which requests were done here. */
export type Kept = {
  _id: string
  rev: number
  pending: Pending[]
  /** When the oldest pending act happened, ms; 0 when there is none. */
  pendingAt: number
  done: { r: string; at: number }[]
}

/** Where a record stands: what of it decides who may. */
export type Place = {
  path?: string
  circle?: string
  circles?: string[]
  body?: string
  person?: string
  /** In place of `person` where nobody may know them: `hiddenMark` of the person. */
  hidden?: string
  /** Marks of the phones of whom it is about where no `person` is known, of its other parties, and of those invited to it. */
  mark?: string
  parties?: string[]
  guests?: string[]
  /** Groups whose people it is for; without it, a record is for no plain worker. */
  groups?: string[]
}

export type Scalar = string | number | boolean | null

export type Condition =
  | Scalar
  | {
      gt?: number | string
      gte?: number | string
      lt?: number | string
      lte?: number | string
      in?: readonly Scalar[]
      not?: Scalar
      all?: readonly Scalar[]
      size?: number
      some?: Where
    }

/** Fields (dotted paths allowed) and what must hold of each. */
export type Where = { [field: string]: Condition }

export type Order = readonly (readonly [field: string, direction: 'asc' | 'desc'])[]

export type Query = { where: Where; either?: Where[]; order?: Order; limit?: number }

/** A field inside a field, by its dotted path; a document changed in memory does not show it. */
type Inner<V> = { [path: `${string}.${string}`]: V }

/** A change of one document as data; `set` replaces whole values. */
export type Change<T> = {
  set?: Partial<T> & Inner<unknown>
  inc?: { [K in keyof T]?: number } & Inner<number>
  push?: { [K in keyof T]?: T[K] extends readonly (infer E)[] ? E[] : never }
  /** Takes out the elements that meet the condition, or are one of the plain values. */
  pull?: { [K in keyof T]?: Where }
  drop?: { [K in keyof T]?: Scalar[] }
}

/** What was decided about a document: the change, what must still hold when it is written, and what it leads to. */
export type Decision<T> = Change<T> & {
  /** Holds at the moment of writing; without it, nobody else may have written since the reading. */
  when?: Where
  /** What the journal says, in plain words without personal numbers. */
  note: string
  /** When it shows the caller what is kept of others. */
  look?: Look
  effects?: Effect[]
}

export type IndexSpec = { fields: (string | [field: string, direction: 1 | -1])[]; unique?: boolean }

/** A document's data without what the kit keeps on it. */
export type Bare<T extends Kept> = Omit<T, Exclude<keyof Kept, '_id'>>

/** One collection: its indexes, where its documents stand, and the few things one can do with it. */
export type Collection<T> = {
  name: string
  indexes: IndexSpec[]
  personal: Personal | undefined
  place: (doc: T) => Place
  get(id: string): Promise<T | null>
  find(query: Query): Promise<T[]>
  count(where: Where): Promise<number>
  /** False when the id or a unique value is taken. */
  add(doc: T): Promise<boolean>
  /** Changes the one document if it meets the condition, and says whether it did. */
  update(id: string, when: Where, change: Change<T>, kept?: Change<Kept>): Promise<boolean>
  /** Adds up to 500 at once, all or none; false when an id or unique value is taken. */
  addAll(docs: readonly T[]): Promise<boolean>
  /** Changes every document that meets the condition, each by itself, and says how many. */
  updateAll(where: Where, change: Change<T>): Promise<number>
  remove(id: string): Promise<void>
}

/** The document as it is after the change, without asking the database. */
export function changed<T extends Kept>(doc: T, change: Change<T> | Change<Kept>): T {
  const next: Record<string, unknown> = Object.assign({}, doc, change.set)
  for (const [field, by] of Object.entries(change.inc ?? {}))
    next[field] = Number(next[field] ?? 0) + Number(by)
  for (const [field, items] of Object.entries(change.push ?? {})) {
    const held = next[field]
    next[field] = [...(Array.isArray(held) ? held : []), ...(Array.isArray(items) ? items : [])]
  }
  for (const [field, where] of Object.entries(change.pull ?? {})) {
    const held = next[field]
    if (Array.isArray(held)) next[field] = held.filter(item => !equals(item, where))
  }
  for (const [field, values] of Object.entries(change.drop ?? {})) {
    const held = next[field]
    if (Array.isArray(held) && Array.isArray(values))
      next[field] = held.filter(item => !values.includes(item))
  }
  return { ...doc, ...next }
}

/** Whether the document meets the condition, without asking the database; a field in a list is met by any of the list. */
export const meets = (doc: object, where: Where): boolean =>
  Object.entries(where).every(([field, rule]) => holdsOf(valuesAt(doc, field.split('.')), rule))

function holdsOf(values: readonly unknown[], rule: Condition): boolean {
  if (rule === null) return values.length === 0 || values.includes(null)
  if (typeof rule !== 'object') return values.includes(rule)
  const some = (fits: (value: number | string) => boolean) =>
    values.some(value => (typeof value === 'number' || typeof value === 'string') && fits(value))
  const { gt, gte, lt, lte, in: among, not, all, size, some: inner } = rule
  return (
    (gt === undefined || some(value => value > gt)) &&
    (gte === undefined || some(value => value >= gte)) &&
    (lt === undefined || some(value => value < lt)) &&
    (lte === undefined || some(value => value <= lte)) &&
    (among === undefined || among.some(one => holdsOf(values, one))) &&
    (not === undefined || !holdsOf(values, not)) &&
    (all === undefined || all.every(one => values.includes(one))) &&
    (size === undefined || values.some(value => Array.isArray(value) && value.length === size)) &&
    (inner === undefined ||
      values.some(value => typeof value === 'object' && value !== null && meets(value, inner)))
  )
}

/** What stands at a path: a list itself and all in it, and behind a list what stands in each of it. */
function valuesAt(value: unknown, [field, ...rest]: readonly string[]): unknown[] {
  if (Array.isArray(value)) {
    const inside = value.flatMap(one => (field === undefined ? [one] : valuesAt(one, [field, ...rest])))
    return field === undefined ? [value, ...inside] : inside
  }
  if (field === undefined) return value === undefined ? [] : [value]
  return typeof value === 'object' && value !== null ? valuesAt(Reflect.get(value, field), rest) : []
}

function equals(item: unknown, where: unknown): boolean {
  if (typeof item !== 'object' || item === null || typeof where !== 'object' || where === null) return false
  const held = new Map(Object.entries(item))
  return Object.entries(where).every(([field, value]) => held.get(field) === value)
}
