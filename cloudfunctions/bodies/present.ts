import type { Context } from '../kit/context'
import { linkTo } from '../kit/files'
import type { BodyRow, BodyWhole, RoomCard, RoomDay } from './contract'
import { bodyCard, freeOn, openOn } from './domain'
import { type Body, bodies, type Day, type Room, rooms } from './store'

/** A body as the register lists it. */
export const bodyRow = (body: Body): BodyRow => ({
  ...bodyCard(body),
  mediators: body.mediators.filter(({ until }) => until === null).length,
})

/** A body with its people and rooms; what only those who keep it may know is for them alone. */
export async function whole(ctx: Context, body: Body): Promise<BodyWhole> {
  const place = bodies.place(body)
  const governs = ctx.is(['officer', 'upper'], place)
  const mediates = ctx.is(['mediator'], place)
  const [found, picture] = await Promise.all([
    rooms.find({ where: { body: body._id }, order: [['openedAt', 'asc']], limit: 50 }),
    governs && body.seal.picture ? linkTo(body.seal.picture).catch(() => null) : null,
  ])
  const now = body.mediators.filter(({ until }) => until === null)
  return {
    ...bodyCard(body),
    contact: body.contact.name,
    mediators: now.map(({ name, as, since }) => ({ name, as, since })),
    rooms: found.map(roomCard),
    booked: governs || mediates,
    mediates,
    kept: governs
      ? {
          short: body.short,
          seal: { name: body.seal.name, picture },
          contact: body.contact.person,
          seats: [...now, ...body.mediators.filter(({ until }) => until !== null).reverse()],
        }
      : null,
  }
}

export const roomCard = ({ _id, name, place, hours }: Room): RoomCard => ({ id: _id, name, place, hours })

/** One day of a room; what it is booked for is told to mediators of the body and to nobody else. */
export function roomDay(ctx: Context, room: Room, held: Day | null, day: string): RoomDay {
  const inside = ctx.is(['mediator'], rooms.place(room))
  return {
    day,
    open: openOn(room, day),
    free: freeOn(room, held, day, ctx.now),
    closed: held?.closed ?? null,
    bookings: (held?.bookings ?? []).map(({ id, from, to, person, name, label, record }) => ({
      id,
      from,
      to,
      by: name,
      label: inside ? label : null,
      record: inside ? record : null,
      mine: record === null && person === ctx.me()._id,
    })),
  }
}
