import { dayOf } from '../kit/clocks'
import type { Context } from '../kit/context'
import { change, create, keep, knows, see } from '../kit/pending'
import { notFound, Refusal } from '../kit/refusal'
import type { Booked, RoomCard, RoomDay, Week } from './contract'
import { dayId, dayWords, emptyDay, spanWords, tidied } from './domain'
import { roomCard, roomDay } from './present'
import { book, bookedBefore, dayOfBooking, rebook, release } from './public'
import { post } from './roster'
import { type Booking, bodies, type Day, days, rooms } from './store'

type Given = { name: string; place: string; hours: Week }

export async function addRoom(
  ctx: Context,
  { body: id, name, place, hours }: Given & { body: string },
): Promise<RoomCard> {
  const body = await see(ctx, bodies, id)
  const room = {
    _id: ctx.id('room'),
    body: body._id,
    path: body.path,
    name,
    place,
    hours: tidied(hours),
    openedAt: ctx.now,
  }
  return roomCard(await create(ctx, rooms, room, { note: `开设${name}` }))
}

export async function amendRoom(
  ctx: Context,
  { room, name, place, hours }: Given & { room: string },
): Promise<RoomCard> {
  const set = { name, place, hours: tidied(hours) }
  return roomCard(await change(ctx, rooms, room, () => ({ set, note: `更正${name}` })))
}

export async function freeTimes(
  ctx: Context,
  { room: id, day }: { room: string; day: string },
): Promise<RoomDay> {
  const room = await see(ctx, rooms, id)
  return roomDay(ctx, room, await days.get(dayId(id, day)), day)
}

export async function bookings(
  ctx: Context,
  { room: id, day, days: count }: { room: string; day: string; days: number },
): Promise<RoomDay[]> {
  const room = await see(ctx, rooms, id)
  const first = Date.parse(`${day}T00:00:00+08:00`)
  const all = Array.from({ length: count }, (_, i) => dayOf(first + i * 24 * 3600_000))
  const where = { room: id, day: { gte: day, lte: all.at(-1) ?? day } }
  const held = await days.find({ where, order: [['day', 'asc']], limit: count })
  return all.map(one => roomDay(ctx, room, held.find(doc => doc.day === one) ?? null, one))
}

export async function bookRoom(
  ctx: Context,
  { room: id, ...wish }: { room: string; from: number; to: number; label: string },
): Promise<Booked> {
  const room = await see(ctx, rooms, id)
  return book(ctx, { room: room._id, record: null, ...wish })
}

export async function moveBooking(
  ctx: Context,
  { booking, room: id, from, to }: { booking: string; room: string; from: number; to: number },
): Promise<Booked> {
  const day = await see(ctx, days, dayOfBooking(booking))
  const room = await see(ctx, rooms, id)
  if (room.body !== day.body) throw notFound('这个调解室')
  const held = day.bookings.find(one => one.id === booking)
  if (held) refuseNotOwn(ctx, held)
  else if (!(await bookedBefore(ctx, { room: id, from }))) throw notFound('这个预订')
  return rebook(ctx, booking, { room: id, from, to, record: null, label: held?.label ?? '' })
}

/** Gives back what is the caller's own; what is gone already is no failure. */
export async function releaseRoom(
  ctx: Context,
  { booking }: { booking: string },
): Promise<{ released: true }> {
  const day = await see(ctx, days, dayOfBooking(booking))
  const held = day.bookings.find(({ id }) => id === booking)
  if (held) refuseNotOwn(ctx, held)
  await release(ctx, booking)
  return { released: true }
}

export async function closeRoom(
  ctx: Context,
  { room: id, day, reason }: { room: string; day: string; reason: string },
): Promise<RoomDay> {
  const room = await see(ctx, rooms, id)
  const held = await dayOfRoom(ctx, id, day)
  const after = await change(ctx, days, held._id, doc => {
    if (doc.closed) {
      throw new Refusal('CONFLICT', 'closed-already', `${room.name}这天已经关了：${doc.closed}。`, 'day')
    }
    return {
      set: { closed: reason },
      note: `${room.name} ${day} 不开放：${reason}`,
      effects: doc.bookings.map(({ person, from, to, label }) =>
        post({ name: room.name, path: room.path }, person, {
          title: `${room.name} ${dayWords(day)} 不开放`,
          body: `原因：${reason}。你订的 ${spanWords([from, to])}（${label}）要换个时间或换一间。`,
          link: { system: 'bodies', id: room.body, title: room.name },
        }),
      ),
    }
  })
  return roomDay(ctx, room, after, day)
}

export async function reopenRoom(
  ctx: Context,
  { room: id, day }: { room: string; day: string },
): Promise<RoomDay> {
  const room = await see(ctx, rooms, id)
  const held = await days.get(dayId(id, day))
  if (!held) return roomDay(ctx, room, null, day)
  const after = await change(ctx, days, held._id, doc =>
    doc.closed ? { set: { closed: null }, note: `${room.name} ${day} 照常开放` } : null,
  )
  return roomDay(ctx, room, after, day)
}

async function dayOfRoom(ctx: Context, id: string, day: string): Promise<Day> {
  const room = await see(ctx, rooms, id)
  const held = await days.get(dayId(id, day))
  if (held && knows(held, ctx.request)) return held
  if (day < dayOf(ctx.now)) throw new Refusal('INVALID', 'past-day', '这天已经过去了。', 'day')
  if (held) return held
  const empty = keep<Day>(emptyDay(room, day))
  await days.add(empty)
  return empty
}

/** What was booked for a case moves with its session, and what another took is theirs. */
function refuseNotOwn(ctx: Context, { record, person, name }: Booking): void {
  if (record) {
    throw new Refusal('CONFLICT', 'booked-for-case', '这是给案件订的，请到案件里改期或取消。', 'booking')
  }
  if (person !== ctx.me()._id) {
    throw new Refusal('CONFLICT', 'booked-by-other', `这是${name}订的，请联系${name}。`, 'booking')
  }
}
