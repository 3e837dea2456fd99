import { keep } from '../kit/pending'
import type { Refusal } from '../kit/refusal'
import {
  arrive,
  doorStepMs,
  explainDoor,
  givePlaceBack,
  judgeCode,
  open,
  sceneCode,
  takePlace,
} from './domain'
import type { Activity } from './store'

const now = Date.parse('2026-11-21T10:00:00+08:00')
const hour = 3600_000
const circle = { id: 'circle', name: '一车间', path: '/works/', union: 'works', steward: 'steward' }
const plan = {
  title: '篮球',
  place: '球场',
  note: '',
  startsAt: now + hour,
  endsAt: now + 2 * hour,
  places: 2,
}
const me = { _id: 'me', name: '苏晓梅', phone: { key: 'k', box: '' } }

const activity = (more: Partial<Activity> = {}): Activity => ({
  ...keep<Activity>(open('activity', plan, [circle], { by: '周德胜', now })),
  ...more,
})

function reasonOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return (error as Refusal).reason
  }
  return 'not refused'
}

test('a place is taken on the condition that one is left and the person is not in', () => {
  expect(takePlace(activity(), me, now)).toMatchObject({
    when: { left: { gt: 0 }, 'taken.person': { not: 'me' } },
    inc: { left: -1 },
  })
})

test('a sold-out activity takes no one more, and says how many places there were', () => {
  expect(reasonOf(() => takePlace(activity({ left: 0 }), me, now))).toBe('sold-out')
})

test('who has a place keeps it, however often asked, also after the beginning', () => {
  const taken = [{ person: 'me', name: '', phone: me.phone, at: now }]
  expect(takePlace(activity({ taken, left: 0 }), me, now + 3 * hour)).toBeNull()
})

test('after the beginning nobody signs up or cancels', () => {
  expect(reasonOf(() => takePlace(activity(), me, now + hour))).toBe('started')
  expect(reasonOf(() => givePlaceBack(activity(), 'me', now + hour))).toBe('started')
})

test('who has no place has none to give back', () => {
  expect(reasonOf(() => givePlaceBack(activity(), 'me', now))).toBe('no-place')
})

test('an activity that ends before it begins, is over, or is of two unions does not open', () => {
  const by = { by: '', now }
  expect(reasonOf(() => open('a', { ...plan, endsAt: plan.startsAt }, [circle], by))).toBe('ends-first')
  expect(reasonOf(() => open('a', { ...plan, startsAt: now - 2, endsAt: now - 1 }, [circle], by))).toBe(
    'over',
  )
  expect(reasonOf(() => open('a', plan, [circle, { ...circle, path: '/other/' }], by))).toBe('several-unions')
})

const digitsAt = (step: number) => String(step % 1_000_000).padStart(6, '0')
const shown = (at: number) => digitsAt(Math.floor(at / doorStepMs))

test('the code shown now and those beside it open the door, typed or as the scene has it', () => {
  expect(judgeCode(shown(now), now, digitsAt)).toBe('good')
  expect(judgeCode(shown(now - doorStepMs), now, digitsAt)).toBe('good')
  expect(judgeCode(shown(now + doorStepMs), now, digitsAt)).toBe('good')
  expect(judgeCode(sceneCode(shown(now)), now, digitsAt)).toBe('good')
})

test('a code shown before is old, one never shown is wrong', () => {
  expect(judgeCode(shown(now - 2 * doorStepMs), now, digitsAt)).toBe('old')
  expect(judgeCode(shown(now - 60 * doorStepMs), now, digitsAt)).toBe('old')
  expect(judgeCode(shown(now + 5 * doorStepMs), now, digitsAt)).toBe('wrong')
})

test('an activity’s id and its code fit one scene of 32 characters', () => {
  expect(`d.${'A'.repeat(26)}${sceneCode('999999')}`).toHaveLength(32)
})

test('the door says why it stays shut, and nothing to one who is in', () => {
  const taken = [{ person: 'me', name: '', phone: me.phone, at: now }]
  expect(reasonOf(() => explainDoor(activity(), 'me', now))).toBe('no-place')
  expect(reasonOf(() => explainDoor(activity({ taken }), 'me', now + 3 * hour))).toBe('over')
  expect(
    reasonOf(() =>
      explainDoor(activity({ taken, startsAt: now + 9 * hour, endsAt: now + 10 * hour }), 'me', now),
    ),
  ).toBe('too-early')
  const arrived = [{ person: 'me', name: '', at: now }]
  expect(reasonOf(() => explainDoor(activity({ taken, arrived }), 'me', now))).toBe('not refused')
  expect(arrive(me, now).when).toMatchObject({ 'arrived.person': { not: 'me' } })
})
