import { collection } from '../kit/cloud'
import type { Kept } from '../kit/store'
import type { BodyKind } from './contract'

/** Somebody on a body's roster; who left stays in it with the day and the reason. */
export type Mediator = {
  person: string
  name: string
  /** Officer of a union, lawyer, or appointed by a court (特邀调解员). */
  as: 'officer' | 'lawyer' | 'court'
  since: number
  until: number | null
  note: string
}

/** A mediation body (调解仲裁法 10): a case always names one, never just "the union". */
export type Body = Kept & {
  name: string
  /** Stands before the numbers of its cases, so no two bodies have the same. */
  short: string
  kind: BodyKind
  area: string
  seal: { name: string; picture: string | null }
  /** The union it stands with, whose upper unions watch over its cases. */
  union: string
  level: string
  path: string
  /** Who holds what nobody was named for. */
  contact: { person: string; name: string }
  mediators: Mediator[]
}

export const bodies = collection<Body>('bodies_bodies', {
  indexes: [
    { fields: ['kind', 'name'] },
    { fields: ['path', 'name'] },
    { fields: ['short'], unique: true },
    { fields: ['pendingAt'] },
  ],
  place: body => ({ path: body.path, body: body._id }),
})
