import { randomUUID } from 'node:crypto'
import { type Action, type Cast, cast, type Who } from '../../cloudfunctions/kit/contract'
import type { Held } from '../../cloudfunctions/kit/holds'
import given from '../../cloudfunctions/kit/limits.json'
import { Refused } from '../flows/people'
import { type Caller, type Stage, setStage } from '../world'
import { contracts } from './contracts'
import { guess } from './guessing'
import { fieldsHolding } from './holding'

const guesses = 1000
const hour = 3600_000

let stage: Stage

beforeAll(async () => {
  stage = await setStage()
}, 300_000)

afterAll(() => stage.stop())

/** What lets somebody in who knows it, and could be found by trying. */
const guessed: Held[] = ['door-code', 'desk-code', 'circle-code', 'ticket']

const rolesOf = ({ who, except = [] }: Action): Who[] => who.filter(kind => !except.includes(kind))

const limits = new Map<string, { most: number }>(Object.entries(given))

for (const { system, actions } of contracts()) {
  for (const [name, action] of Object.entries(actions)) {
    const [field] = guessed.flatMap(what => fieldsHolding(action, what))
    if (!field) continue
    const role: Cast = cast.find(one => rolesOf(action).includes(one)) ?? 'worker'
    test(`${system}.${name} judges no more of ${guesses} wrong guesses at once than the limit says`, async () => {
      await stage.pass(hour)
      const world = await stage.worldFor(stage.player('in', role))
      const input = await action.example(world)
      const { call } = stage.player('in', role)
      const wrong = (i: number) => persistently(call, system, name, guess(input, field, i))
      const replies = await Promise.all(
        Array.from({ length: guesses }, (_, i) => wrong(i).catch((error: unknown) => error)),
      )
      const refusals = replies.filter(reply => reply instanceof Refused)
      expect(refusals).toHaveLength(guesses)
      const held = refusals.filter(({ code }) => code === 'RATE')
      const kinds = [...new Set(held.map(({ reason }) => reason))]
      expect(kinds).toHaveLength(1)
      const most = limits.get(kinds[0] ?? '')?.most ?? 0
      expect(guesses - held.length).toBeGreaterThan(0)
      expect(guesses - held.length).toBeLessThanOrEqual(most)
      await stage.pass(hour)
      await expect(wrong(guesses)).rejects.not.toMatchObject({ code: 'RATE' })
    })
  }
}

/** A call that took too long is asked once more under the same request, as pages do: it counts and is judged once. */
async function persistently(call: Caller['call'], system: string, action: string, input: unknown) {
  const requestId = randomUUID()
  for (;;) {
    try {
      return await call(system, action, input, requestId)
    } catch (error) {
      if (!(error instanceof Refused) || error.reason !== 'timeout') throw error
    }
  }
}
