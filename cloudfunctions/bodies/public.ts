import * as v from 'valibot'
import { dayOf } from '../kit/clocks'
import { type Context, systemContext } from '../kit/context'
import type { Carrier } from '../kit/drain'
import { derivedId } from '../kit/ids'
import { change, keep, knows } from '../kit/pending'
import { notFound, Refusal } from '../kit/refusal'
import {
  bases,
  dayId,
  dayWords,
  emptyDay,
  findsAnother,
  give,
  instantsOf,
  nextFree,
  type Slot,
  slotOf,
  spanWords,
} from './domain'
import { type Body, bodies, type Day, days, type Room, rooms } from './store'

/** What others may know of a mediation body. */
export type BodyFacts = Pick<
  Body,
  'name' | 'short' | 'kind' | 'area' | 'seal' | 'union' | 'level' | 'path' | 'contact'
> & {
  id: string
  basis: { text: string; sure: boolean }
}

/** A body by its id, or `null`. */
export async function bodyOf(id: string): Promise<BodyFacts | null> {
  const body = await bodies.get(id)
  if (!body) return null
  const { name, short, kind, area, seal, union, level, path, contact } = body
  return { id, name, short, kind, area, seal, union, level, path, contact, basis: bases[kind] }
}

/** Who mediates at a body now, in the order they came. */
export async function mediatorsOf(id: string): Promise<Body['mediators']> {
  const body = await bodies.get(id)
  return body?.mediators.filter(mediator => mediator.until === null) ?? []
}

/** The person as a mediator of this body now, or `null`. */
export async function mediatorOf(id: string, person: string): Promise<Body['mediators'][number] | null> {
  return (await mediatorsOf(id)).find(mediator => mediator.person === person) ?? null
}

/** Which of these bodies somebody heads, as their contact. */
export async function headedBy(person: string, ids: readonly string[]): Promise<Set<string>> {
  const found = await bodies.find({ where: { _id: { in: ids } }, limit: Math.max(1, ids.length) })
  return new Set(found.filter(({ contact }) => contact.person === person).map(({ _id }) => _id))
}

/** A room wished for, from one instant to another (ms), for a record; the label is read by mediators of the body. */
export type Wish = { room: string; from: number; to: number; record: string | null; label: string }

/** The booking a record has in a room from this instant on, known before it is made. */
export const bookingOf = ({ room, from, record }: { room: string; from: number; record: string }): string =>
  `${dayId(room, dayOf(from))}_${derivedId('booking', record, String(from)).slice(0, 12)}`

/** The day of a room a booking stands in. */
export const dayOfBooking = (booking: string) => booking.slice(0, booking.lastIndexOf('_'))

/**
 * Books a room for the caller, once a request. Refuses the past, what is outside its hours, a day it is closed and what
 * somebody else has, naming them and the next time it is free. Who may is for the caller's own action to decide.
 */
export const book = (ctx: Context, wish: Wish) => placed(ctx, wish, null)

/** Takes another time or room instead of a booking, which stays as it was when that is refused. */
export async function rebook(ctx: Context, booking: string, wish: Wish) {
  return placed(ctx, wish, booking)
}

/** Whether this request already booked the room on that day. */
export async function bookedBefore(ctx: Context, { room, from }: { room: string; from: number }) {
  const day = await days.get(dayId(room, dayOf(from)))
  return day !== null && knows(day, ours(ctx, 'book').request)
}

/** Gives a booking back; one that is gone already is no failure. */
export async function release(ctx: Context, booking: string): Promise<void> {
  const own = ours(ctx, 'release')
  const day = await days.get(dayOfBooking(booking))
  if (!day || knows(day, own.request)) return
  await change(own, days, day._id, doc => {
    const bookings = doc.bookings.filter(({ id }) => id !== booking)
    return bookings.length === doc.bookings.length ? null : { set: { bookings }, note: '退还预订' }
  })
}

const wish = v.object({
  room: v.string(),
  from: v.number(),
  to: v.number(),
  record: v.nullable(v.string()),
  label: v.string(),
})
const link = v.object({ system: v.string(), id: v.string(), title: v.string() })
const refusedFor = v.object({ ...wish.entries, person: v.string(), link: v.nullable(link) })
const given = v.object({ booking: v.string() })

/**
 * Who carries these out as effects of another document. A booking that can no longer be had cannot be refused there:
 * `person` is told why, with the next free time.
 */
export const bookingCarriers: Record<string, Carrier> = {
  'bodies.book': async (ctx, input) => {
    const asked = v.parse(refusedFor, input)
    try {
      await book(ctx, asked)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await tell(ctx, asked, error)
    }
  },
  'bodies.release': async (ctx, input) => release(ctx, v.parse(given, input).booking),
}

async function placed(ctx: Context, asked: Wish, old: string | null) {
  const own = ours(ctx, 'book')
  const room = await rooms.get(asked.room)
  if (!room) throw notFound('这个调解室')
  const slot = slotOf(asked.from, asked.to)
  const id = bookingOf({ ...asked, record: asked.record ?? ctx.request })
  const at = dayId(room._id, slot.day)
  const before = await days.get(at)
  if (before && knows(before, own.request)) return bookedAs(room, slot, id)
  const moving = old !== null && dayOfBooking(old) === at ? old : null
  const gone = old !== null && moving === null ? [{ to: 'bodies.release', input: { booking: old } }] : []
  const booking = {
    id,
    record: asked.record,
    label: asked.label,
    person: ctx.by.id,
    name: ctx.by.name,
  }
  const decide = (doc: Pick<Day, 'closed' | 'bookings'>) => {
    const decision = give(room, doc, slot, booking, { now: ctx.now, moving })
    return decision && { ...decision, effects: gone }
  }
  try {
    decide(before ?? emptyDay(room, slot.day))
    if (!before) await days.add(keep<Day>(emptyDay(room, slot.day)))
    await change(own, days, at, decide)
  } catch (error) {
    throw error instanceof Refusal && findsAnother(error.reason)
      ? await naming(error, room, slot, ctx.now)
      : error
  }
  return bookedAs(room, slot, id)
}

async function naming(refusal: Refusal, room: Room, slot: Slot, now: number): Promise<Refusal> {
  const where = { room: room._id, day: { gte: slot.day } }
  const held = await days.find({ where, order: [['day', 'asc']], limit: 14 })
  const next = nextFree(room, held, slot, now)
  const words = next
    ? `最近能用的是 ${dayWords(next.day)} ${spanWords([next.from, next.to])}。`
    : '两周内都没有这么长的空，换一个调解室看看。'
  return new Refusal(refusal.code, refusal.reason, `${refusal.message}${words}`, refusal.field)
}

async function tell(ctx: Context, asked: v.InferOutput<typeof refusedFor>, why: Refusal): Promise<void> {
  const room = await rooms.get(asked.room)
  if (!room) return
  const own = ours(ctx, 'tell')
  await change(own, rooms, room._id, () => ({
    note: `没有订到${room.name}`,
    effects: [
      {
        to: 'notices.post',
        input: {
          person: asked.person,
          title: `没有订到${room.name}`,
          body: `${asked.label}：${why.message}`,
          from: room.name,
          path: room.path,
          link: asked.link,
        },
      },
    ],
  }))
}

const bookedAs = (room: Room, slot: Slot, booking: string) => ({
  booking,
  room: room._id,
  roomName: room.name,
  place: room.place,
  body: room.body,
  day: slot.day,
  ...instantsOf(slot),
})

/** The same act under a request of its own, so that a booking and a release of one call do not pass for each other. */
const ours = (ctx: Context, what: string) => systemContext(ctx.now, `${ctx.request}/${what}`, ctx.by)
