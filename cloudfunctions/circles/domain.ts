import { covers, type Person, type Role, type Union } from '../kit/actor'
import { Refusal } from '../kit/refusal'
import type { Bare, Decision, Effect } from '../kit/store'
import type { Circle, Entry, Invitation } from './store'

export type Named = { person: string; name: string }

/** A new circle of a union, kept by the steward named. */
export function openCircle(
  ids: { _id: string; token: string },
  { name, union, steward, at }: { name: string; union: Union; steward: Named; at: number },
): Bare<Circle> {
  return {
    ...ids,
    name,
    union: union._id,
    unionName: union.name,
    path: union.path,
    steward,
    stewards: [{ ...steward, since: at, until: null }],
    keepers: [steward.person, union._id],
    openedAt: at,
    poster: null,
  }
}

/** A member of the circle's union or below it, or one of its officers, can keep a circle. */
export const mayKeep = ({ member, roles }: Pick<Person, 'member' | 'roles'>, path: string): boolean =>
  (member !== null && covers(path, member.path)) ||
  roles.some(role => role.role === 'officer' && role.path === path)

/** Gives the circle to another steward, with its open questions; refuses the one who has it. */
export function handOver(
  circle: Circle,
  to: Named,
  act: { reason: string; at: number; by: string },
): Decision<Circle> {
  const { steward: from, name, union } = circle
  if (from.person === to.person) {
    throw new Refusal('CONFLICT', 'same-steward', `${name}的联系人已经是${to.name}，不用再换。`, 'steward')
  }
  const before = circle.stewards.map(held => (held.until === null ? { ...held, until: act.at } : held))
  const why = `原因：${act.reason}。`
  return {
    set: {
      steward: to,
      stewards: [...before, { ...to, since: act.at, until: null }],
      keepers: [to.person, union],
    },
    note: `联系人由${from.name}换成${to.name}：${act.reason}`,
    effects: [
      { to: 'circles.unsteward', input: { person: from.person, circle: circle._id, name } },
      { to: 'circles.steward', input: { person: to.person, role: stewardRole(circle) } },
      { to: 'circles.moveQuestions', input: { circle: circle._id, name, from, to, by: act.by } },
      post(circle, from.person, {
        title: `${name}换由${to.name}联系`,
        body: `你不再是${name}的联系人，还没回答的问题转给了${to.name}。${why}谢谢你一直以来的联系。`,
        link: null,
      }),
      post(circle, to.person, {
        title: `你是${name}的联系人了`,
        body: `${name}原来由${from.name}联系，现在交给你，还没回答的问题也转给了你。${why}`,
        link: { system: 'circles', id: circle._id, title: name },
      }),
    ],
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

/** Taking somebody out, who is told why; refuses one who is not in. */
export function remove(entry: Entry, circle: Circle, reason: string): Decision<Entry> {
  if (entry.state !== 'in') throw new Refusal('CONFLICT', 'not-in', `${entry.name}已经不在这个联系圈里。`)
  return {
    set: { state: 'left' },
    note: `移出联系圈：${reason}`,
    effects: [
      grouping('circles.ungroup', entry.person, entry.circle),
      post(circle, entry.person, {
        title: `你已经不在${circle.name}了`,
        body: `原因：${reason}。要是弄错了，可以向${circle.unionName}要圈码再进来。`,
        link: null,
      }),
    ],
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

/** The effect that puts a message from the circle into somebody's inbox. */
export const post = (
  circle: { unionName: string; path: string },
  person: string,
  words: { title: string; body: string; link: { system: string; id: string; title: string } | null },
): Effect => ({
  to: 'notices.post',
  input: { person, from: circle.unionName, path: circle.path, ...words },
})

/** How long an invitation lets people in, and how long after that it still says that it is over; ms. */
export const invitationLife = { valid: 7 * 24 * 3600_000, remembered: 30 * 24 * 3600_000 }

/** An invitation to one circle from now on. */
export const invitation = (_id: string, circle: Circle, at: number): Bare<Invitation> => ({
  _id,
  circle: circle._id,
  path: circle.path,
  token: circle.token,
  expiresAt: at + invitationLife.valid,
})

/** Whether it still lets people in: its days are not over and the circle's code is the one it was made under. */
export const invites = (given: Pick<Invitation, 'expiresAt' | 'token'>, circle: Circle, now: number) =>
  now < given.expiresAt && given.token === circle.token

/** What was scanned or typed: its kind, a circle's own code without one, and its token. */
export function readCode(code: string): { kind: 'circle' | 'invitation'; token: string } {
  const [, kind, token] = /^(?:([ci])\.)?(.*)$/i.exec(code) ?? []
  return { kind: kind?.toLowerCase() === 'i' ? 'invitation' : 'circle', token: (token ?? '').toUpperCase() }
}

export const oldCode = () =>
  new Refusal('NOT_FOUND', 'old-circle-code', '这个圈码没有用，可能已经换过。请向联系人要新的。', 'code')

export const oldInvitation = (circle: Circle) =>
  new Refusal(
    'LATE',
    'invitation-expired',
    `进${circle.name}的这个邀请已经过期，请向${circle.steward.name}再要一个。`,
    'code',
  )
