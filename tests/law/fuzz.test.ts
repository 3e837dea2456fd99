import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import * as v from 'valibot'
import { type Action, cast, type Reply } from '../../cloudfunctions/kit/contract'
import { uses } from '../../cloudfunctions/kit/limits'
import { type Caller, type Stage, setStage } from '../world'
import { contracts } from './contracts'

const inputsAnAction = 2000
const atOnce = 48
/** Inputs at the end that are too long or too deep. */
const strange = 3
const codes = ['UNAUTHENTICATED', 'NOT_FOUND', 'INVALID', 'CONFLICT', 'LATE', 'RATE']
const insides =
  /\bat .+:\d+:\d+|node_modules|collection|E11000|undefined|\[object|Error:|_members|_circles|_posts|_cases|people\b/

let stage: Stage

beforeAll(async () => {
  stage = await setStage()
}, 300_000)

afterAll(() => stage.stop())

// Nobody does in one day what is tried here.
beforeEach(() => stage.home.engine.remove(uses.name, { filter: {}, multi: true }))

/** Something no schema of ours takes where it stands. */
const hostile = fc.oneof(
  { weight: 6, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>({ $ne: null }, { $gt: '' }, { $where: '1' }, ['$ne'], {
      _id: { $in: [] },
    }),
  },
  { weight: 2, arbitrary: fc.constant(JSON.parse('{"__proto__":{"roles":["officer"]},"constructor":{}}')) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      '\u0000',
      '\u202e反',
      '𝕏'.repeat(50),
      -1,
      1e308,
      Number.MIN_VALUE,
      '',
    ),
  },
  { weight: 1, arbitrary: fc.string({ minLength: 2000, maxLength: 4000, unit: 'grapheme' }) },
)

const friendly = fc.oneof(
  fc.string({ minLength: 2, maxLength: 30, unit: 'grapheme' }),
  fc.integer({ min: -5, max: 2000 }),
  fc.constantFrom<unknown>(
    '张伟',
    '2026-11-21',
    '13800138000',
    '123456',
    'ABCDEFGHJK',
    true,
    ['ABCD1234'],
    1_795_238_183_724,
  ),
)

/** The example with one field changed, half of the time to something its schema takes. */
function inputsOf(action: Action, example: Record<string, unknown>): unknown[] {
  const keys = Object.keys(example)
  const field = keys.length > 0 ? fc.constantFrom(...keys) : fc.constant('more')
  const valid = fc.tuple(field, friendly).map(([key, value]) => {
    const changed = { ...example, [key]: value }
    return v.safeParse(action.input, changed).success ? changed : example
  })
  const invalid = fc.oneof(
    fc.tuple(field, hostile).map(([key, value]) => ({ ...example, [key]: value })),
    field.map(key => Object.fromEntries(Object.entries(example).filter(([name]) => name !== key))),
    fc
      .tuple(fc.string({ minLength: 1, maxLength: 12 }), hostile)
      .map(([key, value]) => ({ ...example, [key]: value })),
    hostile,
  )
  const half = Math.floor(inputsAnAction / 2)
  const seed = 20_261_121
  const inputs: unknown[] = [
    ...fc.sample(valid, { numRuns: half, seed }),
    ...fc.sample(invalid, { numRuns: half - strange, seed }),
  ]
  const long = 'x'.repeat(1024 * 1024)
  return [...inputs, { ...example, [keys[0] ?? 'more']: long }, long, { ...example, deep: nested(2000) }]
}

const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)

type Sending = { system: string; action: string; input: unknown; from: Caller | undefined }

/** As a page sends it, through the gateway. */
async function sendByDoor({ system, action, input, from }: Sending): Promise<Reply> {
  const authorization = from && { authorization: `Bearer ${from.token}` }
  const response = await fetch(`${stage.home.url}/call`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization },
    body: JSON.stringify({ system, action, input, requestId: randomUUID() }),
  })
  return response.json()
}

/** As the gateway hands it to the function: what the gateway does is the same for every action. */
async function send({ system, action, input, from }: Sending): Promise<Reply> {
  const requestId = randomUUID()
  const event = JSON.stringify({ action, input, requestId })
  const call = { name: system, event, openid: from?.id, source: ['wx_client'], requestId }
  const outcome = await stage.home.runner.invoke(call)
  if (outcome.kind === 'answered') return JSON.parse(outcome.result)
  return { ok: false, code: 'INTERNAL', reason: outcome.kind, message: outcome.kind, serverTime: 0 }
}

/** Not answered in time among so many at once on a slow machine: alone it has to be. */
const isCrowded = (reply: Reply) => !reply.ok && reply.reason === 'timeout'

function wrongWith(reply: Reply): string | null {
  if (reply.ok) return typeof reply.serverTime === 'number' ? null : 'no serverTime'
  if (!codes.includes(reply.code)) return `code ${reply.code} ${reply.reason} ${thrown(reply.message)}`
  if (!/^[a-z][a-z-]*$/.test(reply.reason)) return `reason ${reply.reason}`
  if (!/[\u4e00-\u9fff]/.test(reply.message)) return `message ${reply.message}`
  return insides.test(reply.message) ? `shows its inside: ${reply.message}` : null
}

/** What the function's log has under the number a person was told. */
function thrown(message: string): string {
  const number = /编号 (\w+)/.exec(message)?.[1]
  const log = readFileSync(join(stage.folder, 'functions.log'), 'utf8')
  return (number && log.split('\n').find(line => line.includes(number))) || message
}

for (const { system, actions } of contracts()) {
  for (const [name, action] of Object.entries(actions)) {
    test(`${system}.${name} answers whatever it is sent with a result or a plain refusal`, async () => {
      const caller = stage.player('in', 'worker')
      const example = exampleOf(await action.example(await stage.worldFor(caller)))
      const standing = cast.map(role => stage.player('in', role))
      // What ends its caller is tried by somebody the world can do without.
      const people = [undefined, ...(action.ends ? [await stage.double('member')] : standing)]
      if (action.fresh) for (const from of people) await from?.prove()
      const wrong: string[] = []
      const judge = (input: unknown, reply: Reply) => {
        const why = wrongWith(reply)
        if (why) wrong.push(`${why} for ${JSON.stringify(input).slice(0, 300)}`)
      }
      const crowded: Sending[] = []
      const inputs = inputsOf(action, example)
      const queue = inputs.entries()
      const worker = async () => {
        for (const [i, input] of queue) {
          const sending = { system, action: name, input, from: people[i % people.length] }
          const byDoor = i % 10 === 0 || i >= inputs.length - strange
          const reply = await (byDoor ? sendByDoor(sending) : send(sending))
          if (isCrowded(reply)) crowded.push(sending)
          else judge(input, reply)
        }
      }
      await Promise.all(Array.from({ length: atOnce }, worker))
      for (const sending of crowded) judge(sending.input, await send(sending))
      expect(wrong.slice(0, 5)).toEqual([])
    })
  }
}

test('after everything that was sent the database is sound and every query had its index', async () => {
  expect((await stage.home.engine.integrity()).problems).toEqual([])
  expect(stage.unserved).toEqual([])
})

function exampleOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Error('an example is an object')
  return { ...value }
}
