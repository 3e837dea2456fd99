import type { Action, Cast } from '../../cloudfunctions/kit/contract'
import { Refused } from '../flows/people'
import { type Stage, setStage } from '../world'
import { contracts } from './contracts'

let stage: Stage

beforeAll(async () => {
  stage = await setStage()
}, 300_000)

afterAll(() => stage.stop())

const named = contracts().flatMap(({ system, actions }) =>
  Object.entries(actions).map(([name, action]) => ({ system, name, action })),
)

const open = ({ where, who }: Action, kind: 'self' | 'party' | 'guest') =>
  where === 'territory' && who.includes(kind)

const outcomeOf = async (call: Promise<unknown>) => {
  const outcome = await call.catch((error: unknown) => error)
  return outcome instanceof Refused ? outcome.code : outcome instanceof Error ? outcome.message : 'done'
}

/** Those whom a record knows by their number. */
const known: ['self' | 'party' | 'guest', Cast][] = [
  ['self', 'worker'],
  ['party', 'party'],
  ['guest', 'guest'],
]

test.each(known)(
  'a record of its %s opens for none who proves their number later, and for them as before',
  async (kind, role) => {
    const tried: { of: string; taker: string; former: string }[] = []
    const records = []
    for (const { system, name, action } of named.filter(one => open(one.action, kind))) {
      const world = await stage.worldFor(stage.player('in', role))
      const input = await action.example(world)
      records.push({ system, name, input, former: stage.player('in', role), phone: world.person(role).phone })
    }
    const takers = new Map<string, Awaited<ReturnType<Stage['taking']>>>()
    for (const { phone } of records) if (!takers.has(phone)) takers.set(phone, await stage.taking(phone))
    for (const { system, name, input, former, phone } of records) {
      const taker = takers.get(phone)
      if (!taker) throw new Error('nobody took the number')
      tried.push({
        of: `${system}.${name}`,
        taker: await outcomeOf(taker.call(system, name, input)),
        former: await outcomeOf(former.call(system, name, input)),
      })
    }
    expect(tried.length).toBeGreaterThan(0)
    expect(tried.filter(({ taker }) => taker !== 'NOT_FOUND')).toEqual([])
    expect(tried.filter(({ former }) => former === 'NOT_FOUND')).toEqual([])
  },
  300_000,
)
