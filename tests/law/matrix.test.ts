import type { Action, Cast, Who } from '../../cloudfunctions/kit/contract'
import { Refused } from '../flows/people'
import { type Caller, cast, type Stage, setStage } from '../world'
import { contracts } from './contracts'

let stage: Stage

beforeAll(async () => {
  stage = await setStage()
}, 120_000)

afterAll(() => stage.stop())

type Part = Cast | 'stranger' | 'newcomer'

const parts: Part[] = ['stranger', 'newcomer', ...cast]

/** What kinds of people each part is: anywhere at all, and towards a record of their own territory. */
const hats: Record<Part, { anywhere: Who[]; territory: Who[] }> = {
  stranger: { anywhere: ['anyone'], territory: ['anyone'] },
  newcomer: { anywhere: ['anyone', 'signed-in'], territory: ['anyone', 'signed-in'] },
  worker: person(['self']),
  member: person(['member']),
  steward: person(['member', 'steward']),
  officer: person(['member', 'officer'], ['upper']),
  upper: person(['upper'], ['officer']),
  mediator: person(['mediator']),
  party: person(['party']),
  guest: person(['guest']),
}

function person(own: Who[], elsewhere: Who[] = []) {
  const territory: Who[] = ['anyone', 'signed-in', 'worker', ...own]
  return {
    anywhere: [...territory, 'self' as const, 'party' as const, 'guest' as const, ...elsewhere],
    territory,
  }
}

function expected(
  { who, where, except = [] }: Action,
  part: Part,
  side: 'in' | 'out',
): 'done' | 'has it' | 'refused' {
  const worn =
    where === 'territory' ? (side === 'in' ? hats[part].territory : anonymous(part)) : hats[part].anywhere
  if (!worn.some(hat => who.includes(hat))) return 'refused'
  return worn.some(hat => except.includes(hat)) ? 'has it' : 'done'
}

const anonymous = (part: Part) => hats[part].territory.filter(hat => hat === 'anyone' || hat === 'signed-in')

async function callerOf(
  part: Part,
  side: 'in' | 'out',
): Promise<{ call: Caller['call']; person: Caller | null }> {
  if (part === 'stranger') return { ...stage.stranger, person: null }
  const person = part === 'newcomer' ? await stage.newcomer() : stage.player(side, part)
  return { call: person.call, person }
}

for (const { system, actions } of contracts()) {
  for (const [name, action] of Object.entries(actions)) {
    for (const side of ['in', 'out'] as const) {
      for (const part of side === 'in' ? parts : cast) {
        const wanted = expected(action, part, side)
        const place = side === 'in' ? '' : ' of another territory'
        test(`${system}.${name} by a ${part}${place}: ${wanted}`, async () => {
          const before = await callerOf(part, side)
          const world = await stage.worldFor(before.person ?? stage.player('in', 'worker'))
          // An example for one who may not call is built as if for the worker.
          const refusing = wanted === 'refused'
          const input = await action.example(
            refusing ? await stage.worldFor(stage.player('in', 'worker')) : world,
          )
          const { call } = part === 'worker' && side === 'in' ? stage.player('in', 'worker') : before
          const seen = refusing ? await stage.footprint() : ''
          const outcome = await call(system, name, input).catch((error: unknown) => error)
          if (wanted === 'done') {
            if (outcome instanceof Error) throw outcome
            return
          }
          expect(outcome).toBeInstanceOf(Refused)
          const { code, message } = outcome as Refused
          expect(message).toMatch(/[\u4e00-\u9fff]/)
          if (wanted === 'has it') expect(code).toBe('CONFLICT')
          else expect(['UNAUTHENTICATED', 'NOT_FOUND']).toContain(code)
          if (refusing) expect(await stage.footprint()).toBe(seen)
        })
      }
    }
  }
}

test('no query of the whole matrix went without an index', () => {
  expect(stage.unserved).toEqual([])
})
