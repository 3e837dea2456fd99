import { Refusal } from '../kit/refusal'
import { answering } from './answering'
import type { Asked, ImportState } from './contract'
import { keys } from './contract'
import { cancelling, noCounts, settingAside, taking } from './domain'

const now = 1_795_000_000_000
const waiting = { state: 'asking' as const, answers: { tabs: null, hidden: null }, given: '宏达机械工会' }
const reasonOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return error instanceof Refusal ? error.reason : String(error)
  }
  return 'none'
}
const tabs: Asked = {
  is: 'tabs',
  tabs: [0, 2].map(tab => ({ tab, name: `表${tab}`, hidden: false, people: 1 })),
}
const columns: Asked = {
  is: 'columns',
  tab: null,
  columns: [0, 1, 2, 3].map(column => ({ column, title: '', samples: [], field: null })),
  fields: [],
}

test('an answer leads back to reading with what was said', () => {
  expect(answering(waiting, tabs, { tabs: [2, 0, 2] }, now).set).toMatchObject({
    state: 'reading',
    ask: null,
    answers: { tabs: [0, 2], hidden: null },
  })
  const said = keys.slice(0, 4).map((field, column) => ({ column, field }))
  expect(answering(waiting, columns, { columns: said }, now).columns).toEqual(keys.slice(0, 4))
})

test('an answer to another question, of a tab that is not there, or not whole is refused', () => {
  expect(reasonOf(() => answering(waiting, tabs, { hidden: 'take' }, now))).toBe('wrong-answer')
  expect(reasonOf(() => answering(waiting, tabs, { tabs: [1] }, now))).toBe('wrong-answer')
  expect(reasonOf(() => answering(waiting, columns, { columns: [{ column: 9, field: 'name' }] }, now))).toBe(
    'wrong-answer',
  )
  expect(reasonOf(() => answering(waiting, columns, { columns: [{ column: 0, field: 'name' }] }, now))).toBe(
    'columns-missing',
  )
  const twice = [0, 1].map(column => ({ column, field: 'name' as const }))
  expect(reasonOf(() => answering(waiting, columns, { columns: twice }, now))).toBe('columns-twice')
  expect(reasonOf(() => answering({ ...waiting, state: 'ready' }, tabs, { tabs: [0] }, now))).toBe(
    'wrong-state',
  )
})

test.each<[ImportState, boolean, boolean]>([
  ['reading', false, true],
  ['asking', false, true],
  ['comparing', false, true],
  ['ready', true, true],
  ['applying', false, false],
  ['done', false, false],
  ['refused', false, false],
  ['cancelled', false, false],
  ['aside', false, false],
])('in %s one may take in: %s, give up: %s', (state, may, mayCancel) => {
  const held = { state, counts: noCounts }
  expect(reasonOf(() => taking(held, now))).toBe(may ? 'none' : 'wrong-state')
  expect(reasonOf(() => cancelling(held, now))).toBe(mayCancel ? 'none' : 'wrong-state')
})

test.each(['reading', 'comparing', 'applying'] as const)('%s that broke off is set aside in words', state => {
  const set = settingAside({ state }, now)
  expect(set).toMatchObject({ state: 'aside', tries: 0 })
  expect(set.refusal).toContain('先放在一边')
})
