import { randomUUID } from 'node:crypto'
import { type Action, type Cast, cast, type Who } from '../../cloudfunctions/kit/contract'
import type { Held } from '../../cloudfunctions/kit/holds'
import { uses } from '../../cloudfunctions/kit/limits'
import { Refused } from '../flows/people'
import { type Caller, type Stage, setStage } from '../world'
import { contracts } from './contracts'
import { fieldsHolding } from './holding'

let stage: Stage

/** How many times each request asked the database. */
const trips = new Map<string, number>()

beforeAll(async () => {
  stage = await setStage({
    observer: {
      afterDatabaseCall({ requestId = '', n }) {
        trips.set(requestId, n)
      },
    },
  })
}, 300_000)

afterAll(() => stage.stop())

/** Nobody does in one day what is tried here. */
const rested = () => stage.home.engine.remove(uses.name, { filter: {}, multi: true })

const named = contracts().flatMap(({ system, actions }) =>
  Object.entries(actions).map(([name, action]) => ({ of: `${system}.${name}`, system, name, action })),
)

const roleOf = ({ who, except = [] }: Action): Cast =>
  cast.find(one => who.filter((kind: Who) => !except.includes(kind)).includes(one)) ?? 'worker'

/** What a call tells whoever made it: its answer without what is new in every one, and how much it asked. */
type Told = { refused: boolean; answer: string; trips: number }

async function told(from: Caller, system: string, name: string, input: unknown): Promise<Told> {
  const requestId = randomUUID()
  const outcome = await from.bare(system, name, input, requestId).catch((error: unknown) => error)
  const asked = trips.get(requestId) ?? 0
  if (!(outcome instanceof Refused)) return { refused: false, answer: alike(outcome), trips: asked }
  const { code, reason, message, field } = outcome
  return { refused: true, answer: JSON.stringify({ code, reason, message, field }), trips: asked }
}

/** An answer without ids, instants and numbers, which no two calls share. */
const alike = (answer: unknown) =>
  (answer instanceof Error ? answer.message : JSON.stringify(answer))
    .replace(/[0-9A-Z]{10,}/g, '<id>')
    .replace(/\d[\d*]*/g, '#')

/** A value of the same form that nothing ever had. */
function never(value: string): string {
  const letters = (length: number) =>
    Array.from({ length }, (_, i) => 'ZYXWVTSRQPNM'.charAt((i * 7 + value.length) % 12)).join('')
  const other = value.replace(/[0-9A-Z]{8,}/g, ({ length }) => letters(length))
  return other === value ? letters(26) : other
}

/** The input with what stands at this place changed; where nothing stands it stays. */
function altered(
  input: unknown,
  [first, ...rest]: readonly string[],
  to: (value: string) => string,
): unknown {
  if (first === undefined) return typeof input === 'string' ? to(input) : input
  if (first === '*') return Array.isArray(input) ? input.map(one => altered(one, rest, to)) : input
  if (typeof input !== 'object' || input === null || !(first in input)) return input
  return { ...input, [first]: altered(Reflect.get(input, first), rest, to) }
}

const ready = async (from: Caller, { fresh }: Action) => {
  await rested()
  if (fresh) await from.prove()
  return from
}

/** What opens something for who has it: whoever has it is let in, so only what opens nothing is compared. */
const openers: Held[] = ['desk-code', 'circle-code', 'door-code', 'ticket', 'one-time-code']

/** The two answers where they differ. */
const differences = (what: string, one: Told, other: Told): string[] =>
  JSON.stringify(one) === JSON.stringify(other)
    ? []
    : [`${what}: ${JSON.stringify(one)} or ${JSON.stringify(other)}`.slice(0, 1500)]

type Asked = { system: string; name: string; action: Action }

/** Whether somebody of another territory learns that a record is there. */
async function ofRecords({ system, name, action }: Asked): Promise<string[]> {
  const fields = action.where === 'territory' ? fieldsHolding(action, 'record') : []
  if (fields.length === 0) return []
  const role = roleOf(action)
  const input = await action.example(await stage.worldFor(stage.player('in', role)))
  const stranger = await ready(stage.player('out', role), action)
  const real = await told(stranger, system, name, input)
  expect(real.refused).toBe(true)
  const gone = fields.reduce<unknown>((all, field) => altered(all, field, never), input)
  const found = differences('all records', await told(stranger, system, name, gone), real)
  for (const field of fields) {
    const one = await told(stranger, system, name, altered(input, field, never))
    found.push(...differences(field.join('.'), one, real))
  }
  return found
}

/** Whether somebody learns that a code is one which opens nothing for them. */
async function ofCodes({ system, name, action }: Asked): Promise<string[]> {
  const fields = openers.flatMap(what => fieldsHolding(action, what))
  if (fields.length === 0) return []
  const role = roleOf(action)
  const input = await action.example(await stage.worldFor(stage.player('in', role)))
  const stranger = await ready(stage.player('out', role), action)
  const real = await told(stranger, system, name, input)
  if (!real.refused) return []
  const digit = (value: string) => value.replace(/.$/, last => (last === '0' ? '1' : '0'))
  const gone = fields.reduce<unknown>((all, field) => altered(all, field, digit), input)
  return differences('a code', await told(stranger, system, name, gone), real)
}

/** Whether somebody who may call it learns that a phone or an identity number is somebody's. */
async function ofNumbers(what: 'phone' | 'id-number', { system, name, action }: Asked): Promise<string[]> {
  const found: string[] = []
  for (const field of fieldsHolding(action, what)) {
    const role = roleOf(action)
    const somebody = await stage.double('member', '陆远航')
    const asked = async (number: string) => {
      const input = await action.example(await stage.worldFor(stage.player('in', role)))
      const caller = await ready(stage.player('in', role), action)
      return told(
        caller,
        system,
        name,
        altered(input, field, () => number),
      )
    }
    const [known, unknown] =
      what === 'phone'
        ? [somebody.phone, stage.nobodys.phone()]
        : [somebody.idNumber, stage.nobodys.idNumber()]
    found.push(...differences(field.join('.'), await asked(unknown), await asked(known)))
  }
  return found
}

const kinds: Held[] = ['record', 'phone', 'id-number', ...openers]

for (const { of, system, name, action } of named) {
  if (!kinds.some(what => fieldsHolding(action, what).length > 0)) continue
  const words = action.tells ? 'no more than it says' : 'nobody what is not theirs to know'
  test(`${of} tells ${words} by its answers and by how much it asks the database`, async () => {
    const asked = { system, name, action }
    const found = [
      ...(await ofRecords(asked)),
      ...(await ofCodes(asked)),
      ...(await ofNumbers('phone', asked)),
      ...(await ofNumbers('id-number', asked)),
    ]
    if (action.tells) expect(found).not.toEqual([])
    else expect(found).toEqual([])
  })
}

test('few actions tell anything, each with why', () => {
  const telling = named.flatMap(({ of, action: { tells } }) => (tells ? [of] : []))
  expect(telling.sort()).toEqual([
    'activities.checkIn',
    'mediation.changeBody',
    'mediation.takeDown',
    'members.apply',
  ])
})
