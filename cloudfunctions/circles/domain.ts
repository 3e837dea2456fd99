import type { Person, Role, Union } from '../kit/actor'
import { Refusal } from '../kit/refusal'
import type { Bare, Decision, Effect } from '../kit/store'
import type { Circle, Entry } from './store'

/** A new circle of a union, kept by the steward named. */
export function openCircle(
  ids: { _id: string; token: string },
  {
    name,
    union,
    steward,
    at,
  }: { name: string; union: Union; steward: Pick<Person, '_id' | 'name'>; at: number },
): Bare<Circle> {
  return {
    ...ids,
    name,
    union: union._id,
    unionName: union.name,
    path: union.path,
    steward: { person: steward._id, name: steward.name },
    keepers: [steward._id, union._id],
    openedAt: at,
  }
}

/** What makes somebody the steward of a circle. */
export const stewardRole = (circle: Pick<Circle, '_id' | 'path' | 'name'>): Role => ({
  role: 'steward',
  of: circle._id,
  path: circle.path,
  name: circle.name,
})

/** Somebody's first entry to a circle. */
export const enter = (_id: string, circle: Circle, person: Person, at: number): Bare<Entry> => ({
  _id,
  circle: circle._id,
  person: person._id,
  name: person.name,
  phone: person.phone,
  path: circle.path,
  state: 'in',
  enteredAt: at,
})

/** Entering again: who is in stays as they are, who left comes back from now on. */
export function enterAgain(entry: Entry, at: number): Decision<Entry> | null {
  if (entry.state === 'in') return null
  return {
    set: { state: 'in', enteredAt: at },
    note: '再次进入联系圈',
    effects: [grouping('circles.group', entry.person, entry.circle)],
  }
}

/** Leaving; refuses one who is not in. */
export function leave(entry: Entry | null): Decision<Entry> {
  if (entry?.state !== 'in') throw new Refusal('CONFLICT', 'not-in', '你不在这个联系圈里。')
  return {
    set: { state: 'left' },
    note: '离开联系圈',
    effects: [grouping('circles.ungroup', entry.person, entry.circle)],
  }
}

/** The effect that lets the person be known as one of the circle, or no more. */
export const grouping = (
  to: 'circles.group' | 'circles.ungroup',
  person: string,
  circle: string,
): Effect => ({
  to,
  input: { person, circle },
})

/** The token in what was scanned or typed, with or without its kind. */
export const tokenOf = (code: string) => code.replace(/^c\./, '').toUpperCase()

export const oldCode = () =>
  new Refusal('NOT_FOUND', 'old-circle-code', '这个圈码没有用，可能已经换过。请向联系人要新的。', 'code')
