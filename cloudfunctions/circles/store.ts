import { collection } from '../kit/cloud'
import type { Sealed } from '../kit/crypto'
import type { Kept } from '../kit/store'

/** One steward's circle of workers. */
export type Circle = Kept & {
  name: string
  union: string
  unionName: string
  path: string
  steward: { person: string; name: string }
  /** What lets people in; changed, the old one lets nobody in. */
  token: string
  /** The steward and the union: whose list it stands in. */
  keepers: string[]
  openedAt: number
}

export const circles = collection<Circle>('circles_circles', {
  indexes: [
    { fields: ['token'], unique: true },
    { fields: ['keepers', ['openedAt', -1]] },
    { fields: ['pendingAt'] },
  ],
  place: circle => ({ path: circle.path, circle: circle._id, groups: [circle._id] }),
})

/** One person in one circle; its id is made of both, so entering twice is once. */
export type Entry = Kept & {
  circle: string
  person: string
  name: string
  phone: Sealed
  path: string
  state: 'in' | 'left'
  enteredAt: number
}

export const entries = collection<Entry>('circles_entries', {
  indexes: [
    { fields: ['circle', 'state', ['enteredAt', -1]] },
    { fields: ['person', 'state', ['enteredAt', -1]] },
    { fields: ['pendingAt'] },
  ],
  place: entry => ({ path: entry.path, circle: entry.circle, person: entry.person, groups: [entry.circle] }),
})
