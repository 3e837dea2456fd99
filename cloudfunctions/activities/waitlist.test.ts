import fc from 'fast-check'
import { keep } from '../kit/pending'
import { Refusal } from '../kit/refusal'
import { changed, type Decision } from '../kit/store'
import { open } from './opening'
import type { Activity } from './store'
import { givePlaceBack, removePerson, takePlace } from './taking'
import { acceptOffer, joinLine, lapse, leaveLine, offerLife, passOn, positionOf } from './waitlist'

const start = Date.parse('2026-11-21T10:00:00+08:00')
const hour = 3600_000
const startsAt = start + 48 * hour
const phone = { key: 'k', box: '' }
const body = (_id: string) => ({ _id, name: _id, phone, member: null })

const opened = (places: number): Activity =>
  keep<Activity>(
    open(
      'activity',
      {
        title: '篮球',
        place: '球场',
        note: '',
        startsAt,
        endsAt: startsAt + hour,
        places,
        questions: [],
        membersOnly: false,
        severalSessions: false,
      },
      {
        circles: [
          { id: 'circle', name: '一车间', path: '/works/', union: 'works', unionName: '', steward: '' },
        ],
        unions: [],
      },
      { by: '', now: start },
    ),
  )

const after = (activity: Activity, decision: Decision<Activity> | null): Activity =>
  decision ? { ...changed(activity, decision), rev: activity.rev + 1 } : activity

/** Everybody in these lists tried to get in, in this order. */
function crowd(places: number, takers: string[], waiters: string[]): Activity {
  let activity = opened(places)
  for (const one of takers) activity = after(activity, takePlace(activity, body(one), [], start))
  for (const one of waiters) activity = after(activity, joinLine(activity, body(one), [], start))
  return activity
}

function reasonOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return (error as Refusal).reason
  }
  return 'not refused'
}

test('a place given back is held for the first in line, who is told until when', () => {
  const full = crowd(1, ['a'], ['b', 'c'])
  const decision = givePlaceBack(full, 'a', start)
  expect(decision.when).toBeUndefined()
  const next = after(full, decision)
  expect(next).toMatchObject({ left: 0, taken: [], offerUntil: start + offerLife })
  expect(positionOf(next, 'b', start)).toMatchObject({ offer: { until: start + offerLife } })
  expect(positionOf(next, 'c', start)).toMatchObject({ ahead: 0, offer: null })
  expect(decision.effects).toMatchObject([
    { to: 'notices.post', input: { person: 'b', title: '名额递补，11月21日(周六) 22:00 前确认' } },
  ])
})

test('who is in line sees how many come first', () => {
  const full = crowd(1, ['a'], ['b', 'c', 'd', 'e'])
  expect(positionOf(full, 'e', start)).toMatchObject({ ahead: 3, offer: null })
  expect(positionOf(full, 'stranger', start)).toBeNull()
})

test('an offer never lasts past the beginning', () => {
  const full = crowd(1, ['a'], ['b'])
  const late = startsAt - hour
  expect(after(full, givePlaceBack(full, 'a', late)).offerUntil).toBe(startsAt)
})

test('after the beginning a place taken away is held for nobody', () => {
  const full = crowd(1, ['a'], ['b'])
  expect(after(full, removePerson(full, 'a', '没来', startsAt))).toMatchObject({ left: 1, offerUntil: 0 })
})

test('a line is joined only when no place is left', () => {
  expect(reasonOf(() => joinLine(opened(1), body('a'), [], start))).toBe('places-left')
  expect(joinLine(crowd(1, ['a'], []), body('b'), [], start)?.when).toMatchObject({ left: { lte: 0 } })
})

test('the offer is taken in time and refused after', () => {
  const full = crowd(1, ['a'], ['b'])
  const offered = after(full, givePlaceBack(full, 'a', start))
  expect(after(offered, acceptOffer(offered, 'b', start + hour))).toMatchObject({
    left: 0,
    taken: [{ person: 'b' }],
    waiting: [],
    offerUntil: 0,
  })
  expect(reasonOf(() => acceptOffer(offered, 'b', start + offerLife))).toBe('offer-over')
  expect(reasonOf(() => acceptOffer(full, 'b', start))).toBe('no-offer')
})

test('declined or lapsed, the place goes to the next in line, and lapsing twice is once', () => {
  const full = crowd(1, ['a'], ['b', 'c'])
  const offered = after(full, givePlaceBack(full, 'a', start))
  expect(positionOf(after(offered, leaveLine(offered, 'b', start)), 'c', start)?.offer).not.toBeNull()
  expect(lapse(offered, start + offerLife - 1)).toBeNull()
  const passed = after(offered, lapse(offered, start + offerLife))
  expect(passed.waiting.map(({ person }) => person)).toEqual(['c'])
  expect(positionOf(passed, 'c', start + offerLife)?.offer).toEqual({ until: start + 2 * offerLife })
  expect(lapse(passed, start + offerLife)).toBeNull()
})

test('one in line who leaves without an offer frees nothing', () => {
  const full = crowd(1, ['a'], ['b', 'c'])
  expect(passOn(full, 'b', start)).toMatchObject({ inc: { left: 0 }, effects: [] })
})

type Step = {
  what: 'signUp' | 'wait' | 'cancel' | 'accept' | 'leave' | 'remove' | 'lapse'
  who: string
  wait: number
}

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('signUp', 'wait', 'cancel', 'accept', 'leave', 'remove', 'lapse'),
  who: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  wait: fc.constantFrom(0, 0, 1, 5 * hour, 13 * hour),
})

function decide(activity: Activity, { what, who }: Step, now: number): Decision<Activity> | null {
  try {
    return {
      signUp: () => takePlace(activity, body(who), [], now),
      wait: () => joinLine(activity, body(who), [], now),
      cancel: () => givePlaceBack(activity, who, now),
      accept: () => acceptOffer(activity, who, now),
      leave: () => leaveLine(activity, who, now),
      remove: () => removePerson(activity, who, '改名单', now),
      lapse: () => lapse(activity, now),
    }[what]()
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

test('whatever happens, places left, taken and held are all the places, and nobody has two', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), fc.array(step, { maxLength: 60 }), (places, steps) => {
      let activity = opened(places)
      let now = start
      for (const one of steps) {
        now += one.wait
        activity = after(activity, decide(activity, one, now))
        const { left, taken, waiting, offerUntil } = activity
        const offers = waiting.flatMap(({ offer }) => (offer ? [offer.until] : []))
        expect(left + taken.length + offers.length).toBe(places)
        expect(left).toBeGreaterThanOrEqual(0)
        const people = [...taken, ...waiting].map(({ person }) => person)
        expect(new Set(people).size).toBe(people.length)
        expect(offerUntil).toBe(offers.length > 0 ? Math.min(...offers) : 0)
        expect(offers.every(until => until <= startsAt)).toBe(true)
        if (now < startsAt && left > 0) expect(waiting.every(({ offer }) => offer)).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})
