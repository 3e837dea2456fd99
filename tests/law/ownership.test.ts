import { randomUUID } from 'node:crypto'
import { type Action, type Cast, cast, type Who } from '../../cloudfunctions/kit/contract'
import { Refused } from '../flows/people'
import { type Caller, type Stage, setStage } from '../world'
import { contracts } from './contracts'
import { fieldsHolding } from './holding'

let stage: Stage

beforeAll(async () => {
  stage = await setStage()
}, 300_000)

afterAll(() => stage.stop())

type Input = Record<string, unknown>

/** The example with another file in the first place that takes one; what is missing around it is made up. */
function withFile(schema: unknown, input: unknown, [name, ...rest]: string[], file: string): unknown {
  if (name === undefined) return file
  const inside = unwrapped(schema)
  if (name === '*') {
    const item: unknown = Reflect.get(inside, 'item')
    const first: unknown = Array.isArray(input) ? input[0] : undefined
    return [withFile(item, first ?? sample(item), rest, file)]
  }
  const field: unknown = Reflect.get(Object(Reflect.get(inside, 'entries')), name)
  const fields = typeof input === 'object' && input !== null ? input : {}
  return { ...fields, [name]: withFile(field, Reflect.get(fields, name), rest, file) }
}

/** A value of the schema's shape; where it takes a text, a word. */
function sample(schema: unknown): unknown {
  const inside = unwrapped(schema)
  const entries: unknown = Reflect.get(inside, 'entries')
  const options: unknown = Reflect.get(inside, 'options')
  if (Array.isArray(options)) return options[0]
  if (Reflect.get(inside, 'item') !== undefined) return []
  if (typeof entries !== 'object' || entries === null) return '一份材料'
  return Object.fromEntries(Object.entries(entries).map(([name, field]) => [name, sample(field)]))
}

function unwrapped(schema: unknown): object {
  const wrapped: unknown = Reflect.get(Object(schema), 'wrapped')
  return wrapped === undefined ? Object(schema) : unwrapped(wrapped)
}

const outcomeOf = async (call: Promise<unknown>) => {
  const outcome = await call.catch((error: unknown) => error)
  if (!(outcome instanceof Refused)) return outcome instanceof Error ? outcome.message : 'done'
  const { code, reason, message, field } = outcome
  return JSON.stringify({ code, reason, message, field })
}

/** Who may call it without being refused as having it already. */
const roleOf = ({ who, except = [] }: Action): Cast =>
  cast.find(one => who.filter((kind: Who) => !except.includes(kind)).includes(one)) ?? 'worker'

for (const { system, actions } of contracts()) {
  for (const [name, action] of Object.entries(actions)) {
    for (const path of fieldsHolding(action, 'file')) {
      describe(`${system}.${name} ${path.join('.')}`, () => {
        const role = roleOf(action)
        const inputFor = async (caller: Caller) =>
          (await action.example(await stage.worldFor(caller))) as Input
        const callerFor = () => stage.player('in', role)
        const read = (owner: Caller, file: string) =>
          fetch(`${stage.home.url}/file/${encodeURIComponent(file)}`, {
            headers: { authorization: `Bearer ${owner.token}` },
          })

        test('takes no file of anybody else, nor one that never was, and tells the two not apart', async () => {
          const input = await inputFor(callerFor())
          const owner = await stage.double('worker')
          const others = await stage.file(owner)
          const never = others.replace(/files\/[0-9A-Z]{26}/, 'files/ABCDEFGHJKMNPQRSTVWXYZ0123')
          const outcomes = [others, never].map(file =>
            outcomeOf(callerFor().call(system, name, withFile(action.input, input, path, file))),
          )
          const [foreign, unknown] = await Promise.all(outcomes)
          expect(foreign).toBe(unknown)
          expect(JSON.parse(foreign ?? '')).toMatchObject({ code: 'NOT_FOUND', reason: 'file-gone' })
          expect((await read(owner, others)).status).toBe(200)
        })

        test('takes a file once: not for a second record, and of two at once for one', async () => {
          const first = await inputFor(callerFor())
          const owner = callerFor()
          const file = await stage.file(owner)
          const ask = (input: Input) =>
            outcomeOf(owner.call(system, name, withFile(action.input, input, path, file), randomUUID()))
          const atOnce = await Promise.all([ask(first), ask(first)])
          const taken = atOnce.filter(outcome => !outcome.includes('file-gone'))
          expect(taken.length).toBeLessThanOrEqual(1)
          if (!taken.includes('done')) return
          const second = (await action.example(await stage.worldFor(owner))) as Input
          expect(JSON.parse(await ask(second))).toMatchObject({ code: 'NOT_FOUND', reason: 'file-gone' })
        })

        test('is theirs again when what they wanted it for was refused', async () => {
          const owner = await stage.double('worker')
          const file = await stage.file(owner)
          const input = withFile(action.input, await inputFor(callerFor()), path, file)
          await outcomeOf(owner.call(system, name, { ...(input as Input) }))
          expect((await read(owner, file)).status).toBe(200)
        })
      })
    }
  }
}

test('no answer to anybody names a file by its id', async () => {
  const named: string[] = []
  for (const { system, actions } of contracts()) {
    for (const [name, action] of Object.entries(actions)) {
      if (fieldsHolding(action, 'file').length === 0) continue
      const caller = stage.player('in', roleOf(action))
      const input = await action.example(await stage.worldFor(caller))
      const answer = await stage
        .player('in', roleOf(action))
        .call(system, name, input)
        .catch(() => null)
      if (JSON.stringify(answer)?.includes('cloud://')) named.push(`${system}.${name}`)
    }
  }
  expect(named).toEqual([])
})
