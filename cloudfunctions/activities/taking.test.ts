import { keep } from '../kit/pending'
import type { Refusal } from '../kit/refusal'
import { meets } from '../kit/store'
import { callOff, tellOn, toldAtOnce } from './calling-off'
import { open, sessionOf } from './opening'
import { checkAnswers, checkQuestions } from './questions'
import type { Activity, Question } from './store'
import { givePlaceBack, removePerson, takePlace, takeUnseen } from './taking'
import { joinLine, joinUnseen } from './waitlist'

const now = Date.parse('2026-11-21T10:00:00+08:00')
const hour = 3600_000
const circle = {
  id: 'circle',
  name: '一车间',
  path: '/works/',
  union: 'works',
  unionName: '工厂工会',
  steward: 'steward',
}
const plan = {
  title: '篮球',
  place: '球场',
  note: '',
  startsAt: now + hour,
  endsAt: now + 2 * hour,
  places: 2,
  questions: [],
  membersOnly: false,
  severalSessions: false,
}
const by = { by: '周德胜', now }
const me = { _id: 'me', name: '苏晓梅', phone: { key: 'k', box: '' }, member: null }
const place = (person: string) => ({ person, name: person, phone: me.phone, at: now, answers: [] })
const inLine = (person: string) => ({ ...place(person), offer: null })

const activity = (more: Partial<Activity> = {}): Activity => ({
  ...keep<Activity>(open('activity', plan, { circles: [circle], unions: [] }, by)),
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
  expect(takePlace(activity(), me, [], now)).toMatchObject({
    when: { left: { gt: 0 }, 'taken.person': { not: 'me' } },
    inc: { left: -1 },
  })
})

test('a sold-out activity takes no one more, and says how many places there were', () => {
  expect(reasonOf(() => takePlace(activity({ left: 0 }), me, [], now))).toBe('sold-out')
})

test('who has a place keeps it, however often asked, also after the beginning', () => {
  expect(takePlace(activity({ taken: [place('me')], left: 0 }), me, [], now + 3 * hour)).toBeNull()
})

test('after the beginning nobody signs up or cancels', () => {
  expect(reasonOf(() => takePlace(activity(), me, [], now + hour))).toBe('started')
  expect(reasonOf(() => givePlaceBack(activity(), 'me', now + hour))).toBe('started')
})

test('who has no place has none to give back', () => {
  expect(reasonOf(() => givePlaceBack(activity(), 'me', now))).toBe('no-place')
})

test('an activity for members only takes nobody else', () => {
  expect(reasonOf(() => takePlace(activity({ membersOnly: true }), me, [], now))).toBe('members-only')
  expect(takePlace(activity({ membersOnly: true }), { ...me, member: {} }, [], now)).not.toBeNull()
})

test('an activity that ends before it begins, is over, is for nobody or of two unions does not open', () => {
  const audience = { circles: [circle], unions: [] }
  expect(reasonOf(() => open('a', { ...plan, endsAt: plan.startsAt }, audience, by))).toBe('ends-first')
  expect(reasonOf(() => open('a', { ...plan, startsAt: now - 2, endsAt: now - 1 }, audience, by))).toBe(
    'over',
  )
  expect(reasonOf(() => open('a', plan, { circles: [], unions: [] }, by))).toBe('nobody')
  const other = { ...circle, path: '/other/' }
  expect(reasonOf(() => open('a', plan, { circles: [circle, other], unions: [] }, by))).toBe('several-unions')
})

test('an activity for a whole union is for its members and lies with the union alone', () => {
  const union = { id: 'works', name: '工厂工会', path: '/works/' }
  expect(open('a', plan, { circles: [circle], unions: [union] }, by)).toMatchObject({
    groups: ['circle', 'works'],
    keepers: ['works'],
    from: '工厂工会',
  })
})

test('a session has the series’ words and people, and its own time and empty places', () => {
  const first = activity({ series: 'activity', taken: [place('me')], left: 1 })
  const times = { startsAt: now + 5 * hour, endsAt: now + 6 * hour, places: 7 }
  expect(sessionOf(first, 'second', times)).toMatchObject({
    ...times,
    _id: 'second',
    title: '篮球',
    series: 'activity',
    left: 7,
    taken: [],
  })
})

test('who is taken off the list is told why, and the place goes to the next in line', () => {
  const full = activity({ left: 0, taken: [place('me'), place('other')], waiting: [inLine('next')] })
  const { effects, set, inc } = removePerson(full, 'me', '填错了人', now)
  expect(inc).toEqual({ left: 0 })
  expect(set?.waiting?.[0]?.offer).toMatchObject({ until: plan.startsAt })
  expect(effects?.map(({ input }) => input.person)).toEqual(['next', 'me'])
  expect(JSON.stringify(effects?.[1])).toContain('填错了人')
})

test('who has come is not taken off the list', () => {
  const arrived = [{ person: 'me', name: '', at: now }]
  expect(reasonOf(() => removePerson(activity({ taken: [place('me')], arrived }), 'me', '无', now))).toBe(
    'arrived',
  )
})

test('of an activity called off everybody is told once, some at a time, and nobody signs up or cancels', () => {
  const people = Array.from({ length: toldAtOnce + 5 }, (_, i) => `p${i}`)
  const many = activity({ taken: people.slice(3).map(place), waiting: people.slice(0, 3).map(inLine) })
  const first = callOff(many, '停电', { by: '周德胜', now })
  expect(first?.effects).toHaveLength(toldAtOnce)
  const off = { ...many, ...first?.set }
  expect(off.tellAt).toBe(now)
  const second = tellOn(off)
  expect(second?.effects).toHaveLength(5)
  expect(tellOn({ ...off, ...second?.set })).toBeNull()
  const told = [...(first?.effects ?? []), ...(second?.effects ?? [])].map(({ input }) => input.person)
  expect(new Set(told).size).toBe(people.length)
  expect(reasonOf(() => takePlace(off, me, [], now))).toBe('called-off')
  expect(reasonOf(() => givePlaceBack(off, 'p5', now))).toBe('called-off')
  expect(callOff(off, '再来', { by: '', now })).toBeNull()
})

describe('questions', () => {
  const ask = (more: Partial<Question>): Question => ({
    label: '衣服尺码',
    kind: 'text',
    options: [],
    required: false,
    ...more,
  })

  test('a required one must be answered, the others need not', () => {
    expect(reasonOf(() => checkAnswers([ask({ required: true })], []))).toBe('answer')
    expect(checkAnswers([ask({})], [])).toEqual([''])
  })

  test('a number is a number and a choice one of its options', () => {
    expect(reasonOf(() => checkAnswers([ask({ kind: 'number' })], ['两个']))).toBe('answer')
    expect(checkAnswers([ask({ kind: 'number' })], ['2'])).toEqual(['2'])
    const choice = ask({ kind: 'choice', options: ['大', '小'] })
    expect(reasonOf(() => checkAnswers([choice], ['中']))).toBe('answer')
    expect(checkAnswers([choice], ['大'])).toEqual(['大'])
  })

  test('a choice without two different options is not asked', () => {
    expect(reasonOf(() => checkQuestions([ask({ kind: 'choice', options: ['大'] })]))).toBe('few-options')
    expect(reasonOf(() => checkQuestions([ask({ kind: 'choice', options: ['大', '大'] })]))).toBe(
      'few-options',
    )
  })
})

test('who has checked in cannot cancel, and is told so', () => {
  const arrived = [{ person: 'me', name: '苏晓梅', at: now }]
  const doc = activity({ taken: [place('me')], arrived })
  expect(reasonOf(() => givePlaceBack(doc, 'me', now))).toBe('arrived')
})

test('what is decided without reading is what reading would decide', () => {
  const comers = [
    { ...me, groups: ['circle', 'other'] },
    { ...me, groups: ['circle'], member: {} },
    { ...me, groups: ['other'] },
  ]
  const parts: Partial<Activity>[][] = [
    [{}, { left: 0 }, { left: 0, waiting: [inLine('first')] }],
    [{}, { taken: [place('me')] }, { waiting: [inLine('me')] }],
    [{}, { membersOnly: true }],
    [{}, { off: { at: now, by: '周德胜', reason: '停电' } }],
    [{}, { startsAt: now }, { startsAt: now + 1 }],
    [{}, { questions: [asked] }, { series: 'series', severalSessions: true }],
  ]
  const all = parts.reduce<Partial<Activity>[]>(
    (some, more) => some.flatMap(one => more.map(other => ({ ...one, ...other }))),
    [{}],
  )
  let taken = 0
  for (const more of all) {
    const doc = activity(more)
    const simple = doc.questions.length === 0 && doc.series === null
    for (const comer of comers) {
      const sees = comer.groups.includes('circle')
      for (const [unseen, decide] of [
        [takeUnseen(comer, now), () => takePlace(doc, comer, [], now)],
        [joinUnseen(comer, now), () => joinLine(doc, comer, [], now)],
      ] as const) {
        const { plain, when, ...act } = unseen
        let decision: object | null = null
        if (simple && sees && reasonOf(() => Object.assign({}, decide())) === 'not refused')
          decision = decide()
        expect(meets(doc, { ...plain, ...when })).toBe(decision !== null)
        if (decision) expect(decision).toMatchObject(act)
        if (decision) taken += 1
      }
    }
  }
  expect(taken).toBeGreaterThan(10)
})

const asked: Question = { label: '几点到', kind: 'text', options: [], required: false }
