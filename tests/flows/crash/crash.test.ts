import { acts, openRehearsal, type Rehearsal, type Telling } from './rehearsal'
import { differences } from './state'

let rehearsal: Rehearsal
let clean: Telling

beforeAll(async () => {
  rehearsal = await openRehearsal()
  clean = await rehearsal.tell()
}, 300_000)

afterAll(() => rehearsal.end())

test('told twice without a death, the story leaves the same', async () => {
  expect(differences(clean.state, (await rehearsal.tell()).state)).toEqual([])
})

test('the story leaves a member with a place', () => {
  const left = JSON.stringify([...clean.state])
  expect(left).toContain('"title":"你已加入宏达机械工会"')
  expect(clean.deaths).toBe(0)
  expect(left).toContain('"state":"done"')
  for (const act of acts) expect(clean.calls[act].length).toBeGreaterThanOrEqual(2)
})

test.each(acts)(
  'whichever database call of %s the worker dies after, the repeated request and the sweeps leave what a life without death leaves',
  async act => {
    for (let after = 1; after <= clean.calls[act].length; after += 1) {
      const { deaths, state } = await rehearsal.tell({ act, after })
      expect({ after, deaths, differences: differences(clean.state, state) }).toEqual({
        after,
        deaths: 1,
        differences: [],
      })
    }
  },
  300_000,
)
