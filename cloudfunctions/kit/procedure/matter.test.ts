import { mediating } from '../../mediation/domain'
import { joining } from '../../members/procedure'
import law from '../law.json'
import type { Procedure } from './definition'
import { faults } from './faults'
import { open, passUp, take } from './matter'

const periods = law.map(({ name }) => name)
const at = Date.parse('2026-11-20T10:00:00+08:00')
const holder = { name: '于秀兰', level: 'workplace', since: at, union: 'works', path: '/city/works/' }

test('joining and mediation have no dead state and no move nobody may make', () => {
  expect(faults(joining, periods)).toEqual([])
  expect(faults(mediating, periods)).toEqual([])
})

test('a state nothing leads to, one nothing leads out of and a move for nobody are found', () => {
  const wrong: Procedure<'a' | 'b' | 'c', 'go'> = {
    title: '错的',
    states: { a: { label: '甲' }, b: { label: '乙' }, c: { label: '丙', over: true } },
    moves: { go: { label: '走', from: ['a'], to: 'b', who: [] } },
    begins: { state: 'a', label: '开始', starts: [] },
  }
  expect(faults(wrong, periods)).toEqual(['nothing leads to c', 'nothing leads out of b', 'nobody may go'])
})

test('asking for supplements stops neither 15-day clock and the applicant’s silence is not passed up', () => {
  const filed = open(mediating, holder, { at, by: '苏晓梅' })
  const waiting = take(mediating, filed, 'askSupplement', { at: at + 1, by: '沈雪琴', note: '工资条' })
  const receipt = waiting.clocks.find(clock => clock.name === 'mediation.from-receipt')
  expect(receipt?.stoppedAt).toBeNull()
  expect(waiting.passUpAt).toBe(0)
  expect(filed.passUpAt).toBeGreaterThan(0)
})

test('acceptance starts the second 15 days and leaves the first alone', () => {
  const accepted = take(mediating, open(mediating, holder, { at, by: '' }), 'accept', { at: at + 1, by: '' })
  const open15 = accepted.clocks.filter(clock => clock.stoppedAt === null).map(clock => clock.name)
  expect(open15).toEqual(['mediation.from-receipt', 'mediation.from-acceptance'])
})

test('what is over has no holder and no clock running', () => {
  const withdrawn = take(mediating, open(mediating, holder, { at, by: '' }), 'withdraw', { at, by: '' })
  expect(withdrawn).toMatchObject({ holder: null, dueAt: 0, passUpAt: 0 })
  expect(withdrawn.clocks.every(clock => clock.stoppedAt !== null)).toBe(true)
})

test('a move the state does not allow is refused with the state named', () => {
  const filed = open(mediating, holder, { at, by: '' })
  expect(() => take(mediating, filed, 'supplement', { at, by: '' })).toThrow('已收到，等受理')
})

test('passed up, the union above watches and has one working day; at the top it stays', () => {
  const filed = open(mediating, holder, { at, by: '' })
  const above = { name: '街道总工会', level: 'street', union: 'street', path: '/city/' }
  const watched = passUp(filed, above, filed.passUpAt)
  expect(watched.watch).toHaveLength(1)
  expect(watched.passUpAt).toBeGreaterThan(filed.passUpAt)
  expect(passUp({ ...filed, ...watched }, null, watched.passUpAt).passUpAt).toBe(0)
})
