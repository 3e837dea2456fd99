import type * as v from 'valibot'
import type { Action } from '../../cloudfunctions/kit/contract'
import { personIdOf } from '../../cloudfunctions/kit/ids'
import type { MoveRules, Procedure } from '../../cloudfunctions/kit/procedure/definition'
import { movesIn } from '../../cloudfunctions/kit/procedure/definition'
import { referred } from '../../cloudfunctions/kit/referred'
import { type Found, procedures } from '../../scripts/procedures'
import { Refused } from '../flows/people'
import { type Caller, type Stage, setStage } from '../world'
import { contracts } from './contracts'
import { hats, type Part, parts } from './hats'

let stage: Stage

beforeAll(async () => {
  stage = await setStage()
}, 300_000)

afterAll(() => stage.stop())

/** One call by which somebody makes a move: an action of its name, or one that asks which of several to make. */
type Call = { action: string; rules: Action; choice: Record<string, string> }

for (const { system, name, procedure } of procedures()) {
  for (const [move, rules] of movesIn(procedure)) {
    const call = callOf(system, move)
    if (!call || rules.automatic) continue
    test(`${system} ${name}: ${move} is refused to all others and in all other states, and changes nothing`, async () => {
      const world = await stage.worldFor(stage.player('in', 'worker'))
      const input = { ...Object(await call.rules.example(world)), ...call.choice }
      const record = await recordOf(system, procedure, input)
      const colleague = await colleagueOf(procedure, record)
      await stage.settle()
      const callers = await Promise.all(
        parts.map(async part => ({
          part,
          call: await callerOf(part),
          input: allowed(part, rules) ? await withOwnFiles(call.rules, input, playing(part)) : input,
        })),
      )
      const wrong: string[] = []
      for (const state of Object.keys(procedure.states)) {
        const filter = { _id: record.id }
        await stage.home.engine.update(record.collection, { filter, update: { $set: { state } } })
        const seen = await stage.footprint()
        const cells = callers.filter(({ part }) => !(allowed(part, rules) && rules.from.includes(state)))
        const outcomes = cells.map(async cell => {
          const outcome = await cell.call(system, call.action, cell.input).catch((error: unknown) => error)
          if (!refused(outcome, allowed(cell.part, rules))) wrong.push(`${state} ${cell.part}: ${outcome}`)
        })
        await Promise.all(outcomes)
        if (colleague) {
          const own = await withOwnFiles(call.rules, input, colleague)
          const outcome = await colleague.call(system, call.action, own).catch((error: unknown) => error)
          if (!refused(outcome, false)) wrong.push(`${state} another of the office: ${outcome}`)
        }
        if ((await stage.footprint()) !== seen) wrong.push(`${state}: something was written`)
      }
      expect(wrong).toEqual([])
    })
  }
}

test('joining and asking are among the procedures whose moves were tried', () => {
  const tried = ({ system, procedure }: Found) => movesIn(procedure).filter(([move]) => callOf(system, move))
  const counts = procedures().map(found => `${found.system} ${found.name} ${tried(found).length}`)
  expect(counts).toEqual(expect.arrayContaining(['circles asking 3', 'members joining 5']))
})

const allowed = (part: Part, { who }: MoveRules<string>) =>
  hats[part].territory.some(hat => who.includes(hat))

/** Who may not learns nothing of the record; who may, but not now, learns that the state does not allow it. */
function refused(outcome: unknown, may: boolean): boolean {
  if (!(outcome instanceof Refused)) return false
  if (may) return outcome.code === 'CONFLICT' && outcome.reason === 'wrong-state'
  return outcome.code === 'NOT_FOUND' || outcome.code === 'UNAUTHENTICATED'
}

/** The input with files of this caller's own where it has some: with another's it would be refused for those. */
async function withOwnFiles(rules: Action, input: object, owner: Caller | null): Promise<object> {
  if (!owner) return input
  let text = JSON.stringify(input)
  for (const file of referred(rules.input, input, 'file'))
    text = text.replaceAll(file, await stage.file(owner))
  return JSON.parse(text)
}

const playing = (part: Part) => (part === 'stranger' || part === 'newcomer' ? null : stage.player('in', part))

/** Where people of an office share matters: another of them, the record being in the hands of the one it is for. */
async function colleagueOf(
  { holding }: Procedure<string, string>,
  { collection, id }: { collection: string; id: string },
): Promise<Caller | null> {
  if (holding?.office !== 'mediator' && holding?.office !== 'officer') return null
  const person = personIdOf(stage.player('in', holding.office).id)
  const { name } = stage.player('in', holding.office)
  const [doc] = await stage.home.engine.find(collection, { filter: { _id: id } })
  const named = Object.hasOwn(Object(doc), holding.office)
  const set = {
    'holder.person': person,
    ...(named && { [holding.office]: { person, name, interest: null } }),
  }
  await stage.home.engine.update(collection, { filter: { _id: id }, update: { $set: set } })
  return stage.another(holding.office)
}

async function callerOf(part: Part): Promise<Caller['call']> {
  if (part === 'stranger') return stage.stranger.call
  return part === 'newcomer' ? (await stage.newcomer()).call : stage.player('in', part).call
}

function callOf(system: string, move: string): Call | null {
  const actions = contracts().find(contract => contract.system === system)?.actions ?? {}
  const own = actions[move]
  if (own) return { action: move, rules: own, choice: {} }
  for (const [action, rules] of Object.entries(actions)) {
    const field = Object.entries(entriesOf(rules.input)).find(([, schema]) =>
      optionsOf(schema).includes(move),
    )
    if (field) return { action, rules, choice: { [field[0]]: move } }
  }
  return null
}

function entriesOf(schema: v.GenericSchema): object {
  return 'entries' in schema && typeof schema.entries === 'object' && schema.entries ? schema.entries : {}
}

function optionsOf(schema: object): unknown[] {
  return 'options' in schema && Array.isArray(schema.options) ? schema.options : []
}

/** Which document an input is about: the one of the system in a state of this procedure that it names. */
async function recordOf(system: string, procedure: Procedure<string, string>, input: object) {
  const { engine } = stage.home
  const named = Object.values(input)
    .flat()
    .filter(value => typeof value === 'string')
  for (const collection of engine.collections().filter(one => one.startsWith(`${system}_`))) {
    const filter = { _id: { $in: named }, state: { $in: Object.keys(procedure.states) } }
    const [found] = await engine.find(collection, { filter })
    if (found) return { collection, id: String(found._id) }
  }
  throw new Error(`no record of ${system} in ${JSON.stringify(input)}`)
}
