import type { UnionLevel } from '../kit/levels'
import { take } from '../kit/procedure/matter'
import { contract } from './contract'
import { acknowledge, follow, over, passOn, ring } from './emergency'
import { alarming } from './procedure'
import { report } from './reporting'
import type { EmergencyDoc } from './store'

const minute = 60_000
const at = Date.parse('2026-11-21T23:50:00+08:00')
const rung = (union: string, level: UnionLevel, path: string) => ({ union, name: union, level, path })
const city = rung('city', 'city', '/city/')
const east = rung('east', 'district', '/city/east/')
const road = rung('road', 'street', '/city/east/road/')
const works = rung('works', 'workplace', '/city/east/road/works/')

const told = {
  kind: 'stoppage' as const,
  employer: '宏达机械',
  where: '夜里十一点半，二号车间',
  people: 40,
  course: '夜班停了机器，要上个月的工资。',
  measures: '厂工会主席在场。',
  other: '',
}

const kept = { rev: 1, pending: [], pendingAt: 0, done: [] }

const reported = (union = works, ladder = [road, east, city]): EmergencyDoc => ({
  ...kept,
  ...report(told, {
    _id: 'emergency-1',
    union,
    circle: null,
    ladder,
    known: { at: at - 20 * minute, by: '班长王海' },
    by: '李秀兰',
    reporter: 'p1',
    at,
    origin: null,
  }),
})

const with_ = (doc: EmergencyDoc, set: Partial<EmergencyDoc>): EmergencyDoc => ({ ...doc, ...set })

function acknowledged(doc: EmergencyDoc, unions: string[], by: string, when: number): EmergencyDoc {
  const { set, step, received } = acknowledge(doc, unions, by, when)
  const moved = take(alarming, doc, 'acknowledge', { at: when, by, ...step })
  const last = received ? take(alarming, moved, 'received', { at: when, by }) : moved
  return with_(doc, { ...last, ...set })
}

const rungAgain = (doc: EmergencyDoc) => with_(doc, ring(doc, doc.lapseAt)?.set ?? {})

const lines = (doc: EmergencyDoc) => doc.chain.map(({ text }) => text)

test('it goes to the union above and the duty desk, with half an hour by day and night', () => {
  const doc = reported()
  expect(doc.receivers.map(({ name, dueAt }) => [name, dueAt - at])).toEqual([
    ['road', 30 * minute],
    ['党委值班室（city）', 30 * minute],
  ])
  expect(doc.holder?.union).toBe('road')
  expect(lines(doc)).toEqual(['班长王海最早知道', '李秀兰报告', '送到road', '送到党委值班室（city）'])
})

test('acknowledged in time, nobody else is rung and the next report is awaited', () => {
  const doc = acknowledged(reported(), ['road'], '赵文斌', at + 29 * minute)
  expect(doc).toMatchObject({ state: 'acknowledged', lapseAt: 0 })
  expect(lines(doc).at(-1)).toBe('road收到')
  expect(ring(doc, at + 60 * minute)).toBeNull()
})

test('the duty desk alone does not stop the ringing of the level above', () => {
  const doc = acknowledged(reported(), ['city'], '值班员', at + minute)
  expect(doc).toMatchObject({ state: 'sent', lapseAt: at + 30 * minute })
})

test('nobody acknowledged: the next level is rung each half hour, dated by when it was due', () => {
  const once = rungAgain(reported())
  expect(once.holder).toMatchObject({ union: 'east', since: at + 30 * minute })
  expect(once.lapseAt).toBe(at + 60 * minute)
  expect(lines(once).slice(-2)).toEqual(['road 30 分钟内没有确认，转呼east', '送到east'])
  const twice = rungAgain(once)
  expect(twice.holder?.union).toBe('city')
  const top = rungAgain(twice)
  expect(top).toMatchObject({ lapseAt: 0, state: 'sent' })
  expect(lines(top).at(-1)).toContain('已经是最高一级')
  expect(top.clocks.some(clock => clock.stoppedAt === null)).toBe(true)
})

test('who acknowledges late is shown with how late, and may still stop the ringing', () => {
  const doc = acknowledged(rungAgain(reported()), ['road'], '赵文斌', at + 41 * minute)
  expect(lines(doc).at(-1)).toBe('road收到，晚了 11 分钟')
  expect(doc.state).toBe('acknowledged')
})

test('ringing a union that keeps the duty desk and knows already ends the ringing', () => {
  const knowing = acknowledged(reported(works, [road, city]), ['city'], '值班员', at + minute)
  const doc = rungAgain(knowing)
  expect(doc.state).toBe('acknowledged')
  expect(lines(doc).at(-1)).toBe('city此前已经知道')
})

test('one acknowledges once, and nobody for a union it was not sent to', () => {
  const doc = acknowledged(reported(), ['road'], '赵文斌', at + minute)
  expect(() => acknowledge(doc, ['road'], '赵文斌', at + 2 * minute)).toThrow('已经确认过')
  expect(() => acknowledge(doc, ['hill'], '别人', at)).toThrow()
})

test('passed on, the next level must acknowledge too; at the top it is refused', () => {
  const doc = acknowledged(reported(works, [road, east]), ['road'], '赵文斌', at + minute)
  const { set, step } = passOn(doc, '要劳动监察一起来', '赵文斌', at + 2 * minute)
  const passed = with_(doc, {
    ...take(alarming, doc, 'passOn', { at: at + 2 * minute, by: '', ...step }),
    ...set,
  })
  expect(passed).toMatchObject({ state: 'sent', lapseAt: at + 32 * minute, turn: 2 })
  const again = acknowledged(passed, ['east'], '钱区', at + 5 * minute)
  expect(again.state).toBe('acknowledged')
  expect(() => passOn(again, '再往上', '钱区', at + 6 * minute)).toThrow('最高一级')
})

test('the city’s own emergency is known at its own duty desk at once', () => {
  const doc = reported(city, [])
  expect(doc.state).toBe('acknowledged')
  expect(doc.receivers.every(one => one.acknowledged)).toBe(true)
})

test('whatever is done, what was reported stays and the chain only grows', () => {
  const first = reported()
  const steps: ((doc: EmergencyDoc) => EmergencyDoc)[] = [
    doc => with_(doc, follow(doc, '人多起来了', '李秀兰', at + minute).set),
    rungAgain,
    doc => acknowledged(doc, ['east', 'city'], '钱区', at + 35 * minute),
    doc => with_(doc, follow(doc, '散了', '李秀兰', at + 50 * minute).set),
    doc => with_(doc, over(doc, '工资已发', '钱区', at + 90 * minute)),
  ]
  steps.reduce((doc, step) => {
    const next = step(doc)
    expect(next.chain.slice(0, doc.chain.length)).toEqual(doc.chain)
    expect(next.chain.length).toBeGreaterThan(doc.chain.length)
    expect(next.follows.slice(0, doc.follows.length)).toEqual(doc.follows)
    expect(next).toMatchObject(told)
    expect([next.reportedAt, next.chain[0]]).toEqual([first.reportedAt, first.chain[0]])
    return next
  }, first)
})

test('a later report awaits the next one afresh, and does not stop the ringing', () => {
  const received = acknowledged(reported(), ['road'], '赵文斌', at + minute)
  const { step } = follow(received, '散了', '李秀兰', at + 60 * minute)
  expect(step.clocks.filter(({ name }) => name === 'emergency.follow').map(({ dueAt }) => dueAt)).toEqual([
    at + 25 * 60 * minute,
  ])
  expect(follow(reported(), '人多起来了', '李秀兰', at + minute).step.clocks).toEqual(reported().clocks)
})

test('at the top it is said once that nobody acknowledged, however often time looks', () => {
  const top = rungAgain(rungAgain(rungAgain(reported())))
  const again = with_(top, { lapseAt: top.dueAt })
  expect(rungAgain(again).chain).toEqual(top.chain)
})

test('no action takes an emergency or anything of it away', () => {
  expect(
    Object.keys(contract.actions).filter(name => /remove|delete|withdraw|amend|edit|erase/i.test(name)),
  ).toEqual([])
})
