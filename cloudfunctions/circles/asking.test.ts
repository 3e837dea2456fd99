import { begin } from '../kit/clocks'
import law from '../kit/law.json'
import { keep } from '../kit/pending'
import { faults } from '../kit/procedure/faults'
import { answer, ask, askOn, close, move, passed, refuseTooMany, watchedBy } from './asking'
import { asking } from './procedure'
import type { Circle, Question } from './store'

const at = Date.parse('2026-11-20T10:00:00+08:00')
const circle = keep<Circle>({
  _id: 'one',
  name: '一车间',
  union: 'works',
  unionName: '宏达机械工会',
  path: '/city/street/works/',
  steward: { person: 'a', name: '李秀兰' },
  stewards: [],
  token: 'T',
  keepers: ['a', 'works'],
  openedAt: 1,
  poster: null,
})
const asker = { person: 'x', name: '苏晓梅' }
const keeper = { at: at + 5, by: '李秀兰' }
const self = { at: at + 9, by: '苏晓梅' }
const asked = keep<Question>(ask('q', circle, asker, '补贴什么时候发？', at))
const after = (decision: { set?: Partial<Question> } | null, doc = asked): Question => ({
  ...doc,
  ...decision?.set,
})
const answered = after(answer(asked, '15 日发。', keeper))

test('asking has no dead state and no move nobody may make', () => {
  expect(
    faults(
      asking,
      law.map(({ name }) => name),
    ),
  ).toEqual([])
})

test('a question lies with the steward by name for three working days', () => {
  expect(asked.holder).toMatchObject({ name: '李秀兰', since: at })
  expect(asked.dueAt).toBe(begin('question.answer', at).dueAt)
  expect(asked.passUpAt).toBeGreaterThan(at)
})

test('an answer ends every wait and goes to the asker', () => {
  expect(answered).toMatchObject({ state: 'answered', dueAt: 0, passUpAt: 0, holder: null })
  expect(answer(asked, '15 日发。', keeper).effects?.[0]?.input).toMatchObject({
    person: 'x',
    body: '15 日发。',
  })
  expect(() => answer(answered, '再答', keeper)).toThrow('已回答')
})

test('asking on begins the time again, with who is steward now and nobody watching yet', () => {
  const street = { name: '街道总工会', level: 'street', union: 'street', path: '/city/street/' }
  const up = after({ set: passed(asked, street, at + 1) })
  const again = after(
    askOn(
      after(answer(up, '15 日发。', keeper), up),
      { ...circle, steward: { person: 'b', name: '陈志强' } },
      '没到账呢？',
      self,
    ),
    up,
  )
  expect(again).toMatchObject({ state: 'asked', steward: 'b', watch: [], lists: ['one', 'works'] })
  expect(again.holder).toMatchObject({ name: '陈志强', since: self.at })
  expect(again.dueAt).toBe(begin('question.answer', self.at).dueAt)
})

test('who asked may end it, answered or not, and then nothing more is said', () => {
  expect(after(close(asked, self)).state).toBe('closed')
  const over = after(close(answered, self), answered)
  expect(() => askOn(over, circle, '还有', self)).toThrow('已结束')
})

test('a new steward takes the questions that wait, and their deadline stands', () => {
  const to = { person: 'b', name: '陈志强' }
  const moved = after(move(asked, '一车间', to, { at: at + 7, by: '周建国' }))
  expect(moved).toMatchObject({ steward: 'b', dueAt: asked.dueAt, passUpAt: asked.passUpAt })
  expect(moved.holder).toMatchObject({ name: '陈志强', since: at + 7 })
  expect(move(moved, '一车间', to, keeper)).toBeNull()
  expect(move(answered, '一车间', to, keeper)).toBeNull()
})

test('silence puts it before the union itself and then the one above, each once', () => {
  const works = { name: '宏达机械工会', level: 'workplace', union: 'works', path: '/city/street/works/' }
  const street = { name: '街道总工会', level: 'street', union: 'street', path: '/city/street/' }
  const once = after({ set: passed(asked, works, at + 1) })
  const twice = after({ set: passed(once, street, at + 2) }, once)
  expect(once.lists).toEqual(['one', 'works'])
  expect(twice.lists).toEqual(['one', 'works', 'street'])
  expect(watchedBy(once, ['street'])).toBe(false)
  expect(watchedBy(twice, ['street'])).toBe(true)
})

test('five questions of one person may wait at once', () => {
  expect(() => refuseTooMany(4)).not.toThrow()
  expect(() => refuseTooMany(5)).toThrow('等回答')
})
