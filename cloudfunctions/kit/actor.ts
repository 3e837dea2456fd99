import type { Who } from './contract'
import { blindMark, type Sealed } from './crypto'
import type { UnionLevel } from './levels'
import { numberFirst, Refusal } from './refusal'
import type { Kept, Place } from './store'

/** What a person may act for: `of` is the circle, union or mediation body, `path` where that stands in the tree. */
export type Role = {
  role: 'steward' | 'officer' | 'mediator' | 'auditor'
  of: string
  path: string
  name: string
}

/** That a person proved on one device that it is really them, and until when that holds, ms. */
export type Proof = { device: string; until: number }

/** One WeChat identity with a verified phone. Roles, groups and membership are kept here so one read knows the caller. */
export type Person = Kept & {
  openid: string
  name: string
  phone: Sealed
  phoneMark: string
  /** Marks of the numbers they proved before, each theirs alone; a person of before this lacks it. */
  marks?: string[]
  /** On which devices they proved lately that it is them; a person of before this lacks it. */
  proofs?: Proof[]
  roles: Role[]
  /** Ids of the groups this person is in: circles, and as a member the unions from the city down. */
  groups: string[]
  /** Known from the identity number, for notices to women; `null` before. */
  woman: boolean | null
  /** A member without an employer: courier, driver, day labourer. */
  platform: boolean
  hours: Hours | null
  /** Reminders WeChat still lets us send, by kind. */
  credits: Record<string, number>
  /** Posts a reminder was claimed for, and in which batch; kept 7 days. */
  told: { post: string; batch: string; at: number }[]
  /** Posts opened lately, the latest last. */
  opened: string[]
  member: { id: string; union: string; unionName: string; path: string; since: number } | null
}

/**
 * When somebody works and when they may be disturbed. Times are minutes after midnight in Asia/Shanghai. A rotation
 * goes through its shifts, `days` days each, from `from` (YYYY-MM-DD) on; a shift that is `null` is time off.
 */
export type Hours = {
  kind: 'day' | 'night' | 'two' | 'three' | 'free'
  shifts: { work: readonly [from: number, to: number] | null; days: number }[]
  from: string
  /** Never disturbed between these, whatever the shift; from may be later than to, over midnight. */
  quiet: readonly [from: number, to: number]
}

/** A node of the union tree; `path` holds the ids from the city down, `/city/district/street/`. */
export type Union = Kept & {
  name: string
  level: UnionLevel
  parent: string | null
  path: string
  place: string
  contact: { person: string; name: string } | null
  takesMembers: boolean
  /** One- and two-character pieces of name and place, for finding. */
  pieces: string[]
}

/** Who is calling: nobody, a WeChat identity, or a person known to us. */
export type Actor = { openid: string | null; person: Person | null }

/** Whether one of these kinds of people, standing where the record stands, is the caller. */
export const allows = (who: readonly Who[], actor: Actor, place: Place): boolean =>
  who.some(kind => stands(kind, actor, place))

/** Whether the caller is of one of these kinds anywhere at all. */
export function isSome(who: readonly Who[], { openid, person }: Actor): boolean {
  const holds = (role: Role['role']) => person?.roles.some(held => held.role === role) ?? false
  return who.some(kind => {
    if (kind === 'anyone') return true
    if (kind === 'signed-in') return openid !== null
    if (kind === 'worker' || kind === 'self' || kind === 'party' || kind === 'guest') return person !== null
    if (kind === 'member') return Boolean(person?.member)
    return holds(kind === 'upper' ? 'officer' : kind)
  })
}

/** The refusal for a caller who is none of these anywhere: sign in, verify the phone, or it does not exist for you. */
export function strangerRefusal(who: readonly Who[], actor: Actor): Refusal {
  if (!actor.openid) return new Refusal('UNAUTHENTICATED', 'sign-in', '要先登录才能用。')
  if (!actor.person) return numberFirst()
  if (who.includes('member')) return new Refusal('NOT_FOUND', 'members-only', '入会以后才能用。')
  return new Refusal('NOT_FOUND', 'not-yours', '没有找到这项内容，它可能不归你管。')
}

/** The marks that records know a person by: of the number they have, and of those they had while they had them. */
export const marksOf = ({ phoneMark, marks = [] }: Pick<Person, 'phoneMark' | 'marks'>): string[] => [
  phoneMark,
  ...marks,
]

/** Stands for a person on records that do not say whose they are: only who has the key can tell. */
export const hiddenMark = (person: string) => blindMark('hidden', person)

/** The ids of the unions in a path, from the top down. */
export const unionsIn = (path: string): string[] => path.split('/').filter(Boolean)

/** The path and every path it is under, the highest first. */
export const pathsTo = (path: string): string[] =>
  unionsIn(path).map((_, i, ids) => `/${ids.slice(0, i + 1).join('/')}/`)

/** `above` is the union of `path` or one over it. */
export const covers = (above: string, path: string) => path.startsWith(above)

function stands(kind: Who, { openid, person }: Actor, place: Place): boolean {
  if (kind === 'anyone') return true
  if (kind === 'signed-in') return openid !== null
  if (!person) return false
  const holds = (role: Role['role'], fits: (held: Role) => boolean) =>
    person.roles.some(held => held.role === role && fits(held))
  switch (kind) {
    case 'self':
      return (
        place.person === person._id ||
        (!place.person && place.mark !== undefined && marksOf(person).includes(place.mark)) ||
        (place.hidden !== undefined && place.hidden === hiddenMark(person._id))
      )
    case 'worker':
      return place.groups?.some(group => person.groups.includes(group)) ?? false
    case 'member':
      return place.path !== undefined && person.member !== null && covers(person.member.path, place.path)
    case 'steward': {
      const kept = place.circles ?? (place.circle ? [place.circle] : [])
      return kept.length > 0 && kept.every(circle => holds('steward', held => held.of === circle))
    }
    case 'officer':
      return holds('officer', held => held.path === place.path)
    case 'upper':
      return holds(
        'officer',
        held => place.path !== undefined && held.path !== place.path && covers(held.path, place.path),
      )
    case 'party':
      return marksOf(person).some(mark => place.parties?.includes(mark))
    case 'guest':
      return marksOf(person).some(mark => place.guests?.includes(mark))
    case 'auditor':
      return holds('auditor', held => place.path !== undefined && covers(held.path, place.path))
    case 'mediator':
      return place.body !== undefined && holds('mediator', held => held.of === place.body)
  }
}
