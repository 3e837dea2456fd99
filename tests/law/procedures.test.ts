import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import law from '../../cloudfunctions/kit/law.json'
import { movesIn } from '../../cloudfunctions/kit/procedure/definition'
import { faults } from '../../cloudfunctions/kit/procedure/faults'
import { documents, procedures } from '../../scripts/procedures'
import { contracts } from './contracts'
import { root } from './tree'

const periods = law.map(({ name }) => name)

test('there are procedures', () => {
  expect(procedures().length).toBeGreaterThanOrEqual(2)
})

test.each(documents())('%s in the docs is what the procedure says', (file, text) => {
  expect(readFileSync(join(root, 'docs/procedures', file), 'utf8')).toBe(text)
})

describe.each(procedures())('$system $name', ({ system, procedure }) => {
  test('has no dead state, no move nobody may make, no wait without a clock or a reason', () => {
    expect(faults(procedure, periods)).toEqual([])
  })

  test('a move that is an action may be called by those the procedure names', () => {
    const contract = contracts().find(one => one.system === system)
    for (const [move, { who }] of movesIn(procedure)) {
      const action = contract?.actions[move]
      if (action) expect({ move, who: action.who }).toEqual({ move, who })
    }
  })
})
