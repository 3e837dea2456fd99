import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Action } from '../../cloudfunctions/kit/contract'
import { derivedId, personIdOf } from '../../cloudfunctions/kit/ids'
import { discoverFunctions } from '../../scripts/build/discover'
import { personalOf } from '../../scripts/build/functions'
import { type Caller, type Stage, setStage } from '../world'
import { contracts } from './contracts'

const day = 24 * 3600_000

let stage: Stage

beforeAll(async () => {
  stage = await setStage()
}, 300_000)

afterAll(() => stage.stop())

test('every collection says what it holds of people', async () => {
  const all = await personalOf(discoverFunctions().map(({ folder }) => folder))
  expect(all.filter(({ personal }) => personal === undefined).map(({ name }) => name)).toEqual([])
})

/** Words no other text of this world holds. */
const canary = { name: '信天翁', words: '鸬鹚飞过了' }

/** What the canary of this person is everywhere: their name, their numbers, whatever they wrote. */
const canariesOf = (person: Caller & { phone: string; idNumber: string }) => [
  canary.name,
  canary.words,
  person.phone,
  `${person.phone.slice(0, 3)}****${person.phone.slice(-4)}`,
  person.idNumber,
  `${person.idNumber.slice(0, 4)}**********${person.idNumber.slice(-4)}`,
  person.id,
]

/** What an employer is called and where it is says nothing of a person. */
const ofEmployer = /employer|respondent|unit/i

/** The example with the canary behind every free text of its own that takes it. */
function marked(action: Action, example: Record<string, unknown>): Record<string, unknown> {
  let input = example
  for (const [field, value] of Object.entries(example)) {
    if (typeof value !== 'string' || !/[\u4e00-\u9fff]/.test(value) || ofEmployer.test(field)) continue
    const longer = { ...input, [field]: `${value}${canary.words}` }
    if (v.safeParse(action.input, longer).success) input = longer
  }
  return input
}

test('somebody who did all there is to do, and is erased, is found nowhere', async () => {
  const person = await stage.double('member', canary.name)
  let did = 0
  for (const { system, actions } of contracts()) {
    for (const [name, action] of Object.entries(actions)) {
      if (action.ends || system === 'kept') continue
      const example = await Promise.resolve(stage.worldFor(person))
        .then(world => action.example(world))
        .catch(() => null)
      if (typeof example !== 'object' || example === null) continue
      const done = await person.call(system, name, marked(action, { ...example })).then(
        () => true,
        () => false,
      )
      if (done) did += 1
    }
  }
  expect(did).toBeGreaterThan(30)
  await finish(person)
  await besides(person)
  const others = await ofOthers(person)
  expect(found(person)).not.toEqual([])
  await person.call('kept', 'erase', { sure: '注销' })
  for (let days = 0; days < 4; days += 1) await stage.pass(day)
  const [request] = await stage.home.engine.find('kept_requests', { filter: {} })
  expect(request).toMatchObject({ kind: 'erase', state: 'done' })
  expect(found(person)).toEqual([])
  const tomb = derivedId('erased', String(request?._id), String(request?.askedAt), String(request?.turn))
  const after = await everyDocument()
  const touched = [...others].filter(key => after.get(key)?.includes(tomb))
  expect(touched).toEqual([])
  const led = (await stage.home.engine.find('activities_activities', { filter: {} })).filter(({ taken }) =>
    JSON.stringify(taken).includes(bystander()),
  )
  expect(led.length).toBeGreaterThan(0)
}, 600_000)

const bystander = () => personIdOf(stage.player('in', 'member').id)

/** Somebody else goes where they go, and reads and writes of it. */
async function besides(person: Caller): Promise<void> {
  const activities = await stage.home.engine.find('activities_activities', {
    filter: { 'taken.person': personIdOf(person.id) },
  })
  expect(activities.length).toBeGreaterThan(0)
  for (const { _id } of activities)
    await stage
      .player('in', 'member')
      .call('activities', 'signUp', { activity: _id })
      .catch(() => null)
}

/** Every document as text, by collection and id, but for what erasing itself keeps. */
async function everyDocument(): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const name of stage.home.engine.collections().filter(one => !one.startsWith('kept_')))
    for (const doc of await stage.home.engine.find(name, { filter: {} }))
      texts.set(`${name}/${doc._id}`, JSON.stringify(doc))
  return texts
}

/** The ids of records that are theirs alone and go with them: what leads there goes as well. */
async function goingWith(ids: readonly unknown[]): Promise<string[]> {
  const rules = await personalOf(discoverFunctions().map(({ folder }) => folder))
  const going: string[] = []
  for (const { name, personal } of rules) {
    const { erased, whose }: { erased?: string; whose?: readonly string[] } = Object(personal)
    if (erased !== 'removed' || !stage.home.engine.collections().includes(name)) continue
    const docs = await stage.home.engine.find(name, { filter: {} })
    going.push(...docs.filter(doc => whose?.some(path => ids.includes(doc[path]))).map(({ _id }) => _id))
  }
  return going
}

/** The documents in which neither the person is named nor a record that goes with them. */
async function ofOthers(person: Caller & { phone: string; idNumber: string }): Promise<Set<string>> {
  const known = await stage.home.engine.get('people', personIdOf(person.id))
  const marks = [...canariesOf(person), ...[known?._id, known?.phoneMark].map(String)]
  const member = Object(known?.member).id
  if (typeof member === 'string') marks.push(member)
  marks.push(...(await goingWith([known?._id, known?.phoneMark, person.id])))
  const all = [...(await everyDocument())]
  return new Set(all.filter(([, text]) => !marks.some(mark => text.includes(mark))).map(([key]) => key))
}

/** Ends what is still open of theirs, as they and those who work on it would. */
async function finish(person: Caller & { phone: string }): Promise<void> {
  const known = await stage.home.engine.get('people', personIdOf(person.id))
  const theirs = async (collection: string) =>
    (await stage.home.engine.find(collection, { filter: {} })).filter(({ dueAt, ...doc }) => {
      const text = JSON.stringify(doc)
      return (
        dueAt !== 0 && [canary.name, known?._id, known?.phoneMark].some(mark => text.includes(String(mark)))
      )
    })
  const tryTo = (who: Caller, system: string, action: string, input: object) =>
    who.call(system, action, input).catch(() => null)
  for (const { _id } of await theirs('appeals_appeals')) {
    await tryTo(person, 'appeals', 'withdraw', { appeal: _id })
    await stage.home.engine.update('appeals_appeals', { filter: { _id }, update: { $set: { dueAt: 0 } } })
  }
  for (const { _id } of await theirs('mediation_cases')) {
    await tryTo(person, 'mediation', 'withdraw', { case: _id })
    await tryTo(stage.player('in', 'mediator'), 'mediation', 'archive', { case: _id })
    await stage.home.engine.update('mediation_cases', { filter: { _id }, update: { $set: { dueAt: 0 } } })
  }
}

/** Which canaries stand in which files of the home. */
function found(person: Caller & { phone: string; idNumber: string }): string[] {
  return filesUnder(stage.folder).flatMap(file => {
    const bytes = readFileSync(file)
    return canariesOf(person)
      .filter(text => bytes.includes(text))
      .map(text => `${text} in ${file.slice(stage.folder.length + 1)}`)
  })
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder).flatMap(name => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesUnder(path) : [path]
  })
