import { collection } from '../kit/cloud'
import type { Sealed } from '../kit/crypto'
import type { Kept } from '../kit/store'

/** One activity with all its places in one document: up to 1,000, so that one update says the whole rule. */
export type Activity = Kept & {
  title: string
  place: string
  note: string
  startsAt: number
  endsAt: number
  places: number
  left: number
  taken: { person: string; name: string; phone: Sealed; at: number }[]
  arrived: { person: string; name: string; at: number }[]
  circles: { id: string; name: string }[]
  /** Ids of the circles: whose people may come. */
  groups: string[]
  /** The stewards and the union that run it. */
  keepers: string[]
  path: string
  by: string
}

export const activities = collection<Activity>('activities_activities', {
  indexes: [
    { fields: ['groups', 'endsAt'] },
    { fields: ['keepers', ['startsAt', -1]] },
    { fields: ['pendingAt'] },
  ],
  place: activity => ({ path: activity.path, circles: activity.groups, groups: activity.groups }),
})
