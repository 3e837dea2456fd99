import type { Context } from '../kit/context'
import { maskName, maskPhone, unseal } from '../kit/crypto'
import type { Activity as ActivityView, Arrivals, PlaceRow } from './contract'
import { type Activity, activities, type Taken } from './store'
import { card } from './taking'

/** The activity whole as the caller sees it; of a series, all its sessions are read. */
export async function whole(ctx: Context, activity: Activity): Promise<ActivityView> {
  const me = ctx.me()._id
  const { note, by, circles, unions, membersOnly, questions, severalSessions, off, series } = activity
  const sessions = series
    ? await activities.find({ where: { series }, order: [['startsAt', 'asc']], limit: 20 })
    : []
  return {
    ...card(activity, me, ctx.now),
    note,
    by,
    circles,
    unions,
    membersOnly,
    questions,
    severalSessions,
    off,
    sessions: sessions.map(session => card(session, me, ctx.now)),
    mayCome: ctx.is(['worker'], activities.place(activity)),
    kept: ctx.is(['steward', 'officer'], activities.place(activity)),
  }
}

/** Everybody with a place as they signed up, then who is in line in its order. */
export function placeRows({ taken, waiting, arrived }: Activity, now: number): PlaceRow[] {
  const arrivedAt = new Map(arrived.map(({ person, at }) => [person, at]))
  const row = ({ person, name, phone, at, answers }: Taken, state: PlaceRow['state']): PlaceRow => ({
    person,
    name,
    phone: maskPhone(unseal(phone)),
    state,
    signedUpAt: at,
    arrivedAt: arrivedAt.get(person) ?? null,
    answers,
  })
  return [
    ...taken.map(place => row(place, 'place')),
    ...waiting.map(place => row(place, place.offer && place.offer.until > now ? 'offered' : 'waiting')),
  ]
}

export const arrivalsOf = ({ taken, arrived }: Activity): Arrivals => ({
  signedUp: taken.length,
  arrived: arrived.length,
  latest: arrived
    .slice(-3)
    .reverse()
    .map(({ name, at }) => ({ name: maskName(name), at })),
})
