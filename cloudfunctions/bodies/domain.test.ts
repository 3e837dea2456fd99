import { keep } from '../kit/pending'
import { Refusal } from '../kit/refusal'
import type { Span, Week } from './contract'
import { emptyDay, freeOn, give, nextFree, slotOf, tidied } from './domain'
import type { Booking, Day, Room } from './store'

const at = (text: string) => Date.parse(`${text}:00+08:00`)
const now = at('2026-11-21T09:00')
const monday = '2026-11-23'
const office: Span[] = [
  [510, 690],
  [810, 1050],
]
const evening: Span[] = [[1110, 1260]]
const hours: Week = [[...office, ...evening], office, office, [...office, ...evening], office, [], []]
const room = keep<Room>({
  _id: 'room',
  body: 'body',
  path: '/a/',
  name: '第一调解室',
  place: '203',
  hours,
  openedAt: 0,
})
const empty = keep<Day>(emptyDay(room, monday))

const who = (id: string): Omit<Booking, 'from' | 'to'> => ({
  id,
  record: id,
  label: '开调解会',
  person: 'p',
  name: '沈雪琴',
})

const from = (text: string, minutes: number) => slotOf(at(text), at(text) + minutes * 60_000)

function booked(day: Day, slot: ReturnType<typeof slotOf>, id: string): Day {
  const decision = give(room, day, slot, who(id), { now })
  return { ...day, ...decision?.set }
}

function reasonOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.reason
    throw error
  }
  return 'done'
}

test('hours are put in order and what touches is one', () => {
  const given: Week = [
    [
      [600, 700],
      [510, 600],
      [800, 900],
    ],
    [],
    [],
    [],
    [],
    [],
    [],
  ]
  expect(tidied(given)[0]).toEqual([
    [510, 700],
    [800, 900],
  ])
})

test('an evening can be booked where the room is open in the evening and nowhere else', () => {
  expect(give(room, empty, from('2026-11-23T18:30', 90), who('a'), { now })).toMatchObject({
    set: { bookings: [{ from: 1110, to: 1200 }] },
  })
  const tuesday = keep<Day>(emptyDay(room, '2026-11-24'))
  expect(reasonOf(() => give(room, tuesday, from('2026-11-24T18:30', 90), who('a'), { now }))).toBe(
    'outside-hours',
  )
})

test('a booking lies in one stretch of hours, not over the noon between two', () => {
  expect(reasonOf(() => give(room, empty, from('2026-11-23T11:00', 180), who('a'), { now }))).toBe(
    'outside-hours',
  )
})

test('two bookings may touch and never overlap, and the refusal names who has it', () => {
  const day = booked(empty, from('2026-11-23T09:00', 60), 'a')
  expect(booked(day, from('2026-11-23T10:00', 60), 'b').bookings).toHaveLength(2)
  expect(() => give(room, day, from('2026-11-23T09:59', 30), who('b'), { now })).toThrow(
    '第一调解室 11月23日(周一) 09:00–10:00 已经由沈雪琴订了。',
  )
})

test('a booking may move over its own old time', () => {
  const day = booked(empty, from('2026-11-23T09:00', 60), 'a')
  const moved = give(room, day, from('2026-11-23T09:30', 60), who('a2'), { now, moving: 'a' })
  expect(moved?.set?.bookings).toEqual([expect.objectContaining({ id: 'a2', from: 570, to: 630 })])
})

test('asked again for what it has, nothing changes', () => {
  const slot = from('2026-11-23T09:00', 60)
  expect(give(room, booked(empty, slot, 'a'), slot, who('a'), { now })).toBeNull()
})

test('past midnight, backwards, in the past and on a closed day are refused', () => {
  expect(reasonOf(() => from('2026-11-23T23:30', 60))).toBe('past-midnight')
  expect(reasonOf(() => from('2026-11-23T10:00', -30))).toBe('reversed')
  expect(reasonOf(() => slotOf(at('2026-11-23T10:00') + 1, at('2026-11-23T11:00')))).toBe('whole-minutes')
  const saturday = keep<Day>(emptyDay(room, '2026-11-21'))
  expect(reasonOf(() => give(room, saturday, from('2026-11-21T08:30', 20), who('a'), { now }))).toBe('past')
  const closed = { ...empty, closed: '停电' }
  expect(reasonOf(() => give(room, closed, from('2026-11-23T09:00', 60), who('a'), { now }))).toBe(
    'room-closed',
  )
})

test('until midnight itself is the same day', () => {
  expect(from('2026-11-23T23:00', 60)).toEqual({ day: monday, from: 1380, to: 1440 })
})

test('free is what is open, not booked and not past', () => {
  const day = booked(empty, from('2026-11-23T09:00', 60), 'a')
  expect(freeOn(room, day, monday, now)).toEqual([[510, 540], [600, 690], [810, 1050], ...evening])
  expect(freeOn(room, day, monday, at('2026-11-23T14:00'))).toEqual([[840, 1050], ...evening])
  expect(freeOn(room, { ...day, closed: '停电' }, monday, now)).toEqual([])
})

test('the next free time is as long as the one wished for, today before tomorrow', () => {
  const day = booked(empty, from('2026-11-23T08:30', 180), 'a')
  expect(nextFree(room, [day], from('2026-11-23T08:30', 120), now)).toEqual({
    day: monday,
    from: 810,
    to: 930,
  })
  const friday = from('2026-11-27T16:30', 240)
  expect(nextFree(room, [], friday, now)).toEqual({ day: '2026-11-30', from: 810, to: 1050 })
  expect(nextFree({ hours: [[], [], [], [], [], [], []] }, [], friday, now)).toBeNull()
})
