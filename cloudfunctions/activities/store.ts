import { collection } from '../kit/cloud'
import type { Sealed } from '../kit/crypto'
import type { Kept } from '../kit/store'

/** Something asked of everybody who signs up; answers stand in the same order. */
export type Question = {
  label: string
  kind: 'text' | 'choice' | 'number'
  options: string[]
  required: boolean
}

/** One person's place. */
export type Taken = { person: string; name: string; phone: Sealed; at: number; answers: string[] }

/** One person in line; with an offer, a place is held for them until it lapses. */
export type Waiting = Taken & { offer: { at: number; until: number } | null }

/** One activity with all its places in one document: up to 1,000, so that one update says the whole rule. */
export type Activity = Kept & {
  title: string
  place: string
  note: string
  startsAt: number
  endsAt: number
  places: number
  /** Places nobody has and that are held for nobody: left + taken + open offers = places. */
  left: number
  taken: Taken[]
  /** Who waits for a place, the first in line first. */
  waiting: Waiting[]
  /** When the earliest open offer lapses, ms; 0 when none is open. */
  offerUntil: number
  arrived: { person: string; name: string; at: number }[]
  /** Door codes guessed, by stretch of time and by the mark of who guessed; emptied when they count no more. */
  guesses: Record<string, Record<string, number>>
  /** When the last was counted, ms; 0 when none counts. */
  guessedAt: number
  questions: Question[]
  circles: { id: string; name: string }[]
  /** Unions all of whose members may come. */
  unions: { id: string; name: string }[]
  /** Of those who may come, only union members. */
  membersOnly: boolean
  /** Ids of the circles and unions: whose people may come. */
  groups: string[]
  /** The first session's id, on every session of a series; `null` for one that stands alone. */
  series: string | null
  /** One person may have places in several sessions. */
  severalSessions: boolean
  /** It does not take place. */
  off: { at: number; by: string; reason: string } | null
  /** When it was called off and not everybody is told yet, ms; else 0. */
  tellAt: number
  /** How many of those with a place or in line were told that it is off. */
  told: number
  /** The union and the circles whose keepers run it. */
  keepers: string[]
  path: string
  /** The circle or union it is from. */
  from: string
  by: string
}

export const activities = collection<Activity>('activities_activities', {
  indexes: [
    { fields: ['groups', 'endsAt'] },
    { fields: ['keepers', ['startsAt', -1]] },
    { fields: ['series', 'startsAt'] },
    { fields: ['offerUntil'] },
    { fields: ['tellAt'] },
    { fields: ['guessedAt'] },
    { fields: ['pendingAt'] },
  ],
  place: activity => ({ path: activity.path, circles: activity.groups, groups: activity.groups }),
  personal: {
    title: '报过名的活动',
    whose: ['taken.*.person', 'waiting.*.person', 'arrived.*.person'],
    erased: 'blanked',
    shows: { title: '活动', startsAt: '时间', place: '地点' },
  },
})

/** Which session of a series a person has a place in; its id is made of both. */
export type SeriesClaim = {
  _id: string
  series: string
  person: string
  activity: string
  /** When it was claimed, ms. */
  at: number
}

export const seriesClaims = collection<SeriesClaim>('activities_series_claims', {
  indexes: [],
  place: claim => ({ person: claim.person }),
  personal: {
    title: '系列活动的名额',
    whose: ['person'],
    erased: 'removed',
    shows: { at: '时间' },
  },
})

/** A list of people somebody took along; the file is dropped when the request is forgotten. */
export type Export = Kept & {
  activity: string
  path: string
  file: string
  name: string
  at: number
}

export const exported = collection<Export>('activities_exports', {
  indexes: [{ fields: ['at'] }, { fields: ['pendingAt'] }],
  place: made => ({ path: made.path }),
  personal: { none: 'a file that is gone within hours' },
})
