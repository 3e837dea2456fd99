import { type Action, cast } from '../../cloudfunctions/kit/contract'
import { Refused } from '../flows/people'
import { type Caller, type Stage, setStage } from '../world'
import { contracts } from './contracts'
import { hats, type Part, parts } from './hats'

let stage: Stage

beforeAll(async () => {
  stage = await setStage()
}, 300_000)

afterAll(() => stage.stop())

/** Who calls, standing in the territory of the record or in another. */
type Cell = { part: Part; side: 'in' | 'out' }

const cells: Cell[] = [
  ...parts.map(part => ({ part, side: 'in' as const })),
  ...cast.map(part => ({ part, side: 'out' as const })),
]

const words = ({ part, side }: Cell) => `a ${part}${side === 'in' ? '' : ' of another territory'}`

function expected({ who, where, except = [] }: Action, { part, side }: Cell): 'done' | 'has it' | 'refused' {
  const worn =
    where === 'territory' ? (side === 'in' ? hats[part].territory : anonymous(part)) : hats[part].anywhere
  if (!worn.some(hat => who.includes(hat))) return 'refused'
  return worn.some(hat => except.includes(hat)) ? 'has it' : 'done'
}

const anonymous = (part: Part) => hats[part].territory.filter(hat => hat === 'anyone' || hat === 'signed-in')

/** Somebody of this part; for what ends its caller, somebody the world can do without. */
async function callerOf({ part, side }: Cell, { ends }: Action): Promise<Caller | null> {
  if (part === 'stranger') return null
  if (ends && (part === 'member' || part === 'worker' || part === 'party' || part === 'guest'))
    return stage.double(part === 'member' ? 'member' : 'worker')
  return part === 'newcomer' ? stage.newcomer() : stage.player(side, part)
}

function wrongRefusal(outcome: unknown): string | null {
  if (!(outcome instanceof Refused)) return outcome instanceof Error ? outcome.message : 'done'
  const { code, message } = outcome
  if (code !== 'UNAUTHENTICATED' && code !== 'NOT_FOUND') return code
  return /[\u4e00-\u9fff]/.test(message) ? null : `message ${message}`
}

for (const { system, actions } of contracts()) {
  for (const [name, action] of Object.entries(actions)) {
    for (const cell of cells.filter(cell => expected(action, cell) !== 'refused')) {
      const wanted = expected(action, cell)
      test(`${system}.${name} by ${words(cell)}: ${wanted}`, async () => {
        const before = await callerOf(cell, action)
        const world = await stage.worldFor(before ?? stage.player('in', 'worker'))
        const input = await action.example(world)
        // The worker of the territory is somebody new in every world.
        const isWorker = cell.part === 'worker' && cell.side === 'in'
        const { call } = (isWorker ? await callerOf(cell, action) : before) ?? stage.stranger
        const outcome = await call(system, name, input).catch((error: unknown) => error)
        if (wanted === 'done') {
          if (outcome instanceof Error) throw outcome
          return
        }
        expect(outcome).toMatchObject({ code: 'CONFLICT', message: expect.stringMatching(/[\u4e00-\u9fff]/) })
      })
    }

    const others = cells.filter(cell => expected(action, cell) === 'refused')
    if (others.length === 0) continue
    // One valid input, built as if for the worker, is tried by everybody else: none of them may change anything.
    test(`${system}.${name} is refused to ${others.map(words).join(', ')}`, async () => {
      const input = await action.example(await stage.worldFor(stage.player('in', 'worker')))
      const callers = await Promise.all(
        others.map(async cell => {
          const caller = await callerOf(cell, action)
          if (action.fresh) await caller?.prove().catch(() => null)
          return { cell, call: (caller ?? stage.stranger).call }
        }),
      )
      await stage.settle()
      const seen = await stage.footprint()
      const wrong = await Promise.all(
        callers.map(async ({ cell, call }) => {
          const outcome = await call(system, name, input).catch((error: unknown) => error)
          const why = wrongRefusal(outcome)
          return why ? [`${words(cell)}: ${why}`] : []
        }),
      )
      expect(wrong.flat()).toEqual([])
      expect(await stage.footprint()).toBe(seen)
    })
  }
}

test('no query of the whole matrix went without an index', () => {
  expect(stage.unserved).toEqual([])
})
