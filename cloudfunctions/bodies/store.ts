import { collection } from '../kit/cloud'
import type { Kept } from '../kit/store'
import type { BodyKind, Seat, Week } from './contract'

/** A mediation body (调解仲裁法 10): a case always names one, never just "the union". */
export type Body = Kept & {
  name: string
  /** Stands before the numbers of its cases, so no two bodies have the same and it never changes. */
  short: string
  kind: BodyKind
  area: string
  seal: { name: string; picture: string | null }
  /** The union it stands with, whose upper unions watch over its cases. */
  union: string
  level: string
  path: string
  /** Its head: who answers for what nobody holds, gives cases out, and may act in another's with a reason. */
  contact: { person: string; name: string }
  /** Everybody who ever mediated here, in the order they came; who left stays with the day and the reason. */
  mediators: Seat[]
}

export const bodies = collection<Body>('bodies_bodies', {
  indexes: [
    { fields: ['kind', 'name'] },
    { fields: ['path'] },
    { fields: ['short'], unique: true },
    { fields: ['pendingAt'] },
  ],
  place: body => ({ path: body.path, body: body._id }),
  personal: { none: 'names mediators in office, who hand over before leaving' },
})

export type Room = Kept & {
  body: string
  path: string
  name: string
  place: string
  hours: Week
  openedAt: number
}

export const rooms = collection<Room>('bodies_rooms', {
  indexes: [{ fields: ['body', 'openedAt'] }, { fields: ['pendingAt'] }],
  place: room => ({ path: room.path, body: room.body }),
  personal: { none: 'a room' },
})

export type Booking = {
  id: string
  /** Minutes of the day. */
  from: number
  to: number
  record: string | null
  label: string
  person: string
  name: string
}

/** All that is booked in one room on one day, so that one write sees all of it; its id is `<room>_<day>`. */
export type Day = Kept & {
  room: string
  body: string
  path: string
  day: string
  closed: string | null
  bookings: Booking[]
}

export const days = collection<Day>('bodies_days', {
  indexes: [{ fields: ['room', 'day'] }, { fields: ['pendingAt'] }],
  place: day => ({ path: day.path, body: day.body }),
  personal: { none: 'names mediators who booked' },
})
