import { mediating } from '../../mediation/procedure'
import { joining } from '../../members/procedure'
import { begin } from '../clocks'
import law from '../law.json'
import type { Procedure } from './definition'
import { faults } from './faults'
import { lapsedMove, open, passUp, prolong, take } from './matter'

const periods = law.map(({ name }) => name)
const at = Date.parse('2026-11-20T10:00:00+08:00')
const holder = { name: '于秀兰', level: 'workplace', since: at, union: 'works', path: '/city/works/' }

const filed = take(mediating, open(mediating, holder, { at, by: '苏晓梅' }), 'submit', { at, by: '苏晓梅' })

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
  const waiting = take(mediating, filed, 'askSupplement', { at: at + 1, by: '沈雪琴', note: '工资条' })
  const receipt = waiting.clocks.find(clock => clock.name === 'mediation.from-receipt')
  expect(receipt?.stoppedAt).toBeNull()
  expect(waiting.passUpAt).toBe(0)
  expect(filed.passUpAt).toBeGreaterThan(0)
})

test('acceptance starts the second 15 days and leaves the first alone', () => {
  const accepted = take(mediating, filed, 'accept', { at: at + 1, by: '' })
  const open15 = accepted.clocks.filter(clock => clock.stoppedAt === null).map(clock => clock.name)
  expect(open15.slice(0, 2)).toEqual(['mediation.from-receipt', 'mediation.from-acceptance'])
})

test('what is over has no holder and no clock running', () => {
  const withdrawn = take(mediating, take(mediating, filed, 'withdraw', { at, by: '' }), 'archive', {
    at,
    by: '',
  })
  expect(withdrawn).toMatchObject({ holder: null, dueAt: 0, passUpAt: 0 })
  expect(withdrawn.clocks.every(clock => clock.stoppedAt !== null)).toBe(true)
})

test('a move the state does not allow is refused with the state named', () => {
  expect(() => take(mediating, filed, 'supplement', { at, by: '' })).toThrow('已收到，等受理')
})

test('passed up, the union above watches and has one working day; at the top it stays', () => {
  const above = { name: '街道总工会', level: 'street', union: 'street', path: '/city/' }
  const watched = passUp(filed, above, filed.passUpAt)
  expect(watched.watch).toHaveLength(1)
  expect(watched.passUpAt).toBeGreaterThan(filed.passUpAt)
  expect(passUp({ ...filed, ...watched }, null, watched.passUpAt).passUpAt).toBe(0)
})

test('what its handler did not do does not break the silence', () => {
  const asked = take(mediating, filed, 'addEvidence', { at: at + 3600_000 * 24, by: '苏晓梅' })
  expect(asked.passUpAt).toBe(filed.passUpAt)
})

test('time makes the move whose clock ran out, and no other', () => {
  const asked = take(mediating, filed, 'askOther', { at, by: '沈雪琴' })
  expect(asked.lapseAt).toBe(asked.clocks.find(({ name }) => name === 'mediation.other-side')?.dueAt)
  expect(lapsedMove(mediating, asked, asked.lapseAt - 1)).toBeNull()
  expect(lapsedMove(mediating, asked, asked.lapseAt)).toBe('otherSilent')
})

test('an extension moves the second 15 days and leaves the first', () => {
  const accepted = take(mediating, filed, 'accept', { at, by: '' })
  const due = (clocks: typeof accepted.clocks, name: string) => clocks.find(clock => clock.name === name)?.due
  const longer = prolong(accepted.clocks, 'mediation.from-acceptance', 10)
  expect(due(longer, 'mediation.from-receipt')).toBe(due(accepted.clocks, 'mediation.from-receipt'))
  expect(due(longer, 'mediation.from-acceptance')).toBe('2026-12-15')
})

test('a state may let its handler be silent for longer before it is passed up', () => {
  const patient = {
    ...mediating,
    states: { ...mediating.states, filed: { ...mediating.states.filed, silence: 'appeal.quiet' } },
  }
  const draft = open(patient, holder, { at, by: '' })
  expect(take(patient, draft, 'submit', { at, by: '' }).passUpAt).toBe(begin('appeal.quiet', at).dueAt)
})
