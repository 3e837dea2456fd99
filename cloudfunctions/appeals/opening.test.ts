import { keep } from '../kit/pending'
import { asked, decided, opened, stateOfOpening } from './opening'
import type { Opening } from './store'

const at = Date.parse('2026-11-20T10:00:00+08:00')
const hour = 3600_000
const first = { person: 'a', name: '周建国' }
const second = { person: 'b', name: '赵文斌' }
const appeal = {
  _id: 'one',
  number: '宏达机械诉〔2026〕3号',
  path: '/city/street/works/',
  anonymous: true,
}
const fresh = keep<Opening>(asked('o', appeal, { asker: first, reason: '要当面了解', at }))
const agreed: Opening = { ...fresh, ...decided(fresh, second, true, at).set }

test('the one who asked does not agree, and what was decided is not decided again', () => {
  expect(() => decided(fresh, first, true, at)).toThrow('另一个人')
  expect(() => decided(agreed, second, false, at)).toThrow('已经有人定了')
})

test.each([
  ['nobody agreed', fresh, first, 0, '还要上级工会'],
  ['it was refused', { ...fresh, ...decided(fresh, second, false, at).set }, first, 0, '还要上级工会'],
  ['somebody else asked', agreed, second, 0, '只有提出申请的人'],
  ['a day went by', agreed, first, 24 * hour + 1, '24 小时'],
  ['it was used', { ...agreed, ...opened(agreed, first, at).set }, first, 1, '已经打开过'],
] as const)('it is not opened when %s', (_, doc, by, later, why) => {
  expect(() => opened(doc, by, at + later)).toThrow(why)
})

test('opened within the day it says why in the journal and tells the person by whom', () => {
  const { note, effects } = opened(agreed, first, at + 24 * hour)
  expect(note).toContain('要当面了解')
  expect(effects?.[0]).toMatchObject({
    to: 'appeals.opened',
    input: { why: expect.stringContaining('赵文斌同意') },
  })
  expect(stateOfOpening(agreed, at + 25 * hour)).toBe('expired')
})

test('an appeal with a name is not opened, nor one at the top where nobody could agree', () => {
  const more = { asker: first, reason: '想知道', at }
  expect(() => asked('o', { ...appeal, anonymous: false }, more)).toThrow('不是匿名')
  expect(() => asked('o', { ...appeal, path: '/city/' }, more)).toThrow('最高一级')
})
