import { dayOf } from '../kit/clocks'
import { Refusal } from '../kit/refusal'
import type { Bare, Decision } from '../kit/store'
import type { BodyCard, BodyKind, Span, Week } from './contract'
import type { Body, Booking, Day, Room } from './store'

/** The article each kind of body stands on; the text of all of them was read. */
export const bases: Record<BodyKind, { text: string; sure: boolean }> = {
  enterprise: { text: '《劳动争议调解仲裁法》第十条第一款第一项', sure: true },
  peoples: { text: '《劳动争议调解仲裁法》第十条第一款第二项', sure: true },
  street: { text: '《劳动争议调解仲裁法》第十条第一款第三项', sure: true },
  district: { text: '《浙江省劳动人事争议调解仲裁条例》第七条', sure: true },
  industry: { text: '《浙江省劳动人事争议调解仲裁条例》第七条', sure: true },
}

/** A body as one chooses it, with what one should know before. */
export const bodyCard = ({ _id, name, kind, area }: Body): BodyCard => ({
  id: _id,
  name,
  kind,
  basis: bases[kind].text,
  sure: bases[kind].sure,
  area,
  warning: kind === 'enterprise' ? '企业调解委员会里有单位方的人。不放心的话，可以选街道。' : null,
})

/** The hours of a week with each day in order and what touches or overlaps made one. */
export const tidied = (hours: Week): Week => hours.map(joined)

/** When the room is open on this day by its hours. */
export const openOn = ({ hours }: Pick<Room, 'hours'>, day: string): Span[] =>
  hours[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? []

/** What of the open hours can still be had: not booked, not past, none when the room is closed. */
export function freeOn(room: Pick<Room, 'hours'>, held: Taken | null, day: string, now: number): Span[] {
  if (held?.closed) return []
  const past = Math.ceil((now - startOf(day)) / minute)
  const taken: Span[] = [[-1, past], ...(held?.bookings ?? []).map(({ from, to }): Span => [from, to])]
  return taken.reduce((left, hole) => left.flatMap(span => without(span, hole)), openOn(room, day))
}

export type Slot = { day: string; from: number; to: number }

/** A time wished for as minutes of its day; refuses one that is no time, too long, or goes past midnight. */
export function slotOf(from: number, to: number): Slot {
  const day = dayOf(from)
  const slot = { day, from: (from - startOf(day)) / minute, to: (to - startOf(day)) / minute }
  if (!Number.isInteger(slot.from) || !Number.isInteger(slot.to))
    throw wrong('whole-minutes', '时间要填到整分钟。')
  if (slot.to <= slot.from) throw wrong('reversed', '结束要比开始晚。')
  if (slot.to > 1440) throw wrong('past-midnight', '不能跨过零点，请在当天结束，第二天再接着。')
  if (slot.to - slot.from < 10) throw wrong('too-short', '至少订 10 分钟。')
  return slot
}

/** The instants of a slot, ms. */
export const instantsOf = ({ day, from, to }: Slot) => ({
  from: startOf(day) + from * minute,
  to: startOf(day) + to * minute,
})

export const dayId = (room: string, day: string) => `${room}_${day}`

/** A day of a room with nothing in it. */
export const emptyDay = (room: Room, day: string): Bare<Day> => ({
  _id: dayId(room._id, day),
  room: room._id,
  body: room.body,
  path: room.path,
  day,
  closed: null,
  bookings: [],
})

type Taken = Pick<Day, 'closed' | 'bookings'>

/**
 * Gives the slot to a booking; refuses the past, a closed day, what is outside the hours, and what another holds.
 * `moving` is its own booking of this day, which gives way.
 */
export function give(
  room: Pick<Room, 'name' | 'hours'>,
  held: Taken,
  slot: Slot,
  booking: Omit<Booking, 'from' | 'to'>,
  { now, moving }: { now: number; moving?: string | null },
): Decision<Day> | null {
  const { day, from, to } = slot
  if (held.bookings.some(one => one.id === booking.id && one.from === from && one.to === to)) return null
  const others = held.bookings.filter(({ id }) => id !== moving && id !== booking.id)
  const when = `${dayWords(day)} ${spanWords([from, to])}`
  if (instantsOf(slot).from < now) throw wrong('past', `${when} 已经过去，请选后面的时间。`)
  if (instantsOf(slot).from > now + horizon) throw wrong('too-far', '最远只能订半年以内的时间。')
  if (held.closed) throw taken('room-closed', `${room.name} ${dayWords(day)} 不开放：${held.closed}。`)
  const open = openOn(room, day)
  if (!open.some(span => span[0] <= from && to <= span[1])) {
    const hours = open.length > 0 ? `只开放 ${open.map(spanWords).join('、')}` : '不开放'
    throw taken('outside-hours', `${room.name} ${dayWords(day)} ${hours}。`)
  }
  const other = others.find(one => one.from < to && from < one.to)
  if (other) {
    const theirs = spanWords([other.from, other.to])
    throw taken('room-taken', `${room.name} ${dayWords(day)} ${theirs} 已经由${other.name}订了。`)
  }
  const bookings = [...others, { ...booking, from, to }].sort((a, b) => a.from - b.from)
  return { set: { bookings }, note: `订${room.name} ${when}` }
}

/** The refusals after which another time is worth naming. */
export const findsAnother = (reason: string) =>
  ['room-closed', 'outside-hours', 'room-taken'].includes(reason)

/** The first time as long as the one wished for, not before it, on one of these days. */
export function nextFree(
  room: Pick<Room, 'hours'>,
  held: readonly Day[],
  { day, from, to }: Slot,
  now: number,
): Slot | null {
  const length = to - from
  for (let i = 0; i < 14; i += 1) {
    const next = dayOf(startOf(day) + i * 1440 * minute)
    const there = held.find(one => one.day === next) ?? null
    for (const span of freeOn(room, there, next, now)) {
      const start = Math.max(span[0], i === 0 ? from : 0)
      if (start + length <= span[1]) return { day: next, from: start, to: start + length }
    }
  }
  return null
}

/** "11月24日(周二)" and "14:00–15:30". */
export const dayWords = (day: string) =>
  `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日(周${'日一二三四五六'[new Date(`${day}T00:00:00Z`).getUTCDay()]})`
export const spanWords = ([from, to]: Span) => `${timeWords(from)}–${timeWords(to)}`

const minute = 60_000
const horizon = 183 * 1440 * minute

const startOf = (day: string) => Date.parse(`${day}T00:00:00+08:00`)
const timeWords = (at: number) =>
  `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`

function joined(spans: readonly Span[]): Span[] {
  const done: Span[] = []
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = done.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else done.push([from, to])
  }
  return done
}

function without([from, to]: Span, [start, end]: Span): Span[] {
  if (end <= from || to <= start) return [[from, to]]
  const parts: Span[] = [
    [from, start],
    [end, to],
  ]
  return parts.filter(part => part[0] < part[1])
}

const wrong = (reason: string, message: string) => new Refusal('INVALID', reason, message, 'from')
const taken = (reason: string, message: string) => new Refusal('CONFLICT', reason, message, 'from')
