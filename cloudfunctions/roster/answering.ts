import { Refusal } from '../kit/refusal'
import type { Answer, Asked, Key } from './contract'
import { leaseMs, wrongState } from './domain'
import { type Mapping, titleOf } from './fields'
import { mappingOf, missing } from './heading'
import type { Import } from './store'

/** What a person answered, judged by what was asked; refuses an answer to something else and one that is not whole. */
export function answering(
  { state, answers, given }: Pick<Import, 'state' | 'answers' | 'given'>,
  asked: Asked | null,
  answer: Answer,
  now: number,
): { set: Partial<Import>; columns: Mapping | null } {
  if (state !== 'asking' || !asked) throw wrongState(state, '回答')
  const on = (more: Partial<Import['answers']>): Partial<Import> => ({
    state: 'reading',
    ask: null,
    tries: 0,
    answers: { ...answers, ...more },
    dueAt: now + leaseMs,
  })
  if (asked.is === 'tabs' && answer.tabs) {
    const { tabs } = answer
    if (!tabs.every(tab => asked.tabs.some(one => one.tab === tab))) throw wrongAnswer('tabs')
    return { set: on({ tabs: [...new Set(tabs)].sort((a, b) => a - b) }), columns: null }
  }
  if (asked.is === 'hidden' && answer.hidden) {
    return { set: on({ hidden: answer.hidden === 'take' }), columns: null }
  }
  if (asked.is === 'columns' && answer.columns) {
    const places = new Set(answer.columns.map(({ column }) => column))
    const known = answer.columns.every(({ column }) => asked.columns.some(one => one.column === column))
    if (!known || places.size !== answer.columns.length) throw wrongAnswer('columns')
    refuseTwice(answer.columns)
    const lacking = missing(answer.columns, given !== null)
    if (lacking.length > 0) {
      const message = `还差${lacking.map(titleOf).join('、')}：请在上面选是哪一列；表里没有的，补上再传。`
      throw new Refusal('INVALID', 'columns-missing', message, 'columns')
    }
    return { set: on({}), columns: mappingOf(answer.columns) }
  }
  throw wrongAnswer(asked.is)
}

function refuseTwice(given: readonly { field: Key | null }[]): void {
  const seen = new Set<Key>()
  for (const { field } of given) {
    if (!field) continue
    if (seen.has(field)) {
      throw new Refusal('INVALID', 'columns-twice', `有两列都选了${titleOf(field)}，请只留一列。`, 'columns')
    }
    seen.add(field)
  }
}

const wrongAnswer = (field: string) =>
  new Refusal('INVALID', 'wrong-answer', '这一步要选的不是这个，请刷新后再选。', field)
