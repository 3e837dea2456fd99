import { randomBytes, randomUUID } from 'node:crypto'
import { unzipSync } from 'fflate'
import { type Action, type Cast, cast, type Who } from '../../cloudfunctions/kit/contract'
import { personIdOf } from '../../cloudfunctions/kit/ids'
import { uses } from '../../cloudfunctions/kit/limits'
import { procedures } from '../../scripts/procedures'
import { doorsOf, Refused, refusalOf } from '../flows/people'
import { type Caller, type Stage, setStage } from '../world'
import { contracts } from './contracts'
import { fieldsHolding } from './holding'

const minute = 60_000
const day = 24 * 60 * minute

let stage: Stage
let doors: ReturnType<typeof doorsOf>

beforeAll(async () => {
  stage = await setStage()
  doors = doorsOf(stage.home.url)
}, 300_000)

afterAll(() => stage.stop())

// Nobody does in one day what is tried here.
beforeEach(() => stage.home.engine.remove(uses.name, { filter: {}, multi: true }))

const named = contracts().flatMap(({ system, actions }) =>
  Object.entries(actions).map(([name, action]) => ({ of: `${system}.${name}`, system, name, action })),
)

const roleOf = ({ who, except = [] }: Action): Cast =>
  cast.find(one => who.filter((kind: Who) => !except.includes(kind)).includes(one)) ?? 'worker'

/** Somebody who may; where the action ends them or gives them another number, one the world can do without. */
const callerOf = async (action: Action): Promise<Caller> =>
  action.ends || action.fresh === 'number' || roleOf(action) === 'worker'
    ? stage.double('worker')
    : stage.player('in', roleOf(action))

/** What a page shows of a refusal. */
const shown = ({ code, reason, message, field }: Refused) => JSON.stringify({ code, reason, message, field })

/** Signs this person in at a computer; answers its session. */
async function deskOf(person: Caller): Promise<{ token: string; id: string }> {
  const secret = randomBytes(32).toString('hex')
  const machine = { system: 'Windows', browser: 'Edge' }
  const opened = await doors.nobody().call('members', 'openDesk', { ...machine, secret })
  const code = String(Reflect.get(Object(opened), 'code'))
  await person.bare('members', 'confirmDesk', { code })
  const id = code.slice(2)
  const answer = await fetch(`${stage.home.url}/session/desk`, {
    method: 'POST',
    body: JSON.stringify({ token: id, secret }),
  })
  return { token: String(Reflect.get(Object(await answer.json()), 'token')), id }
}

/** Takes every proof of this person away, as time would. */
const unproven = (person: Caller) =>
  stage.home.engine.update('people', {
    filter: { _id: personIdOf(person.id) },
    update: { $set: { proofs: [] } },
  })

/** The input with other ids of the same form wherever it names a record. */
function elsewhere(action: Action, input: unknown): unknown {
  const ids = fieldsHolding(action, 'record').flatMap(([field = '', ...rest]) =>
    rest.length === 0 ? [field] : [],
  )
  const given = Object(input)
  return {
    ...given,
    ...Object.fromEntries(
      ids
        .filter(field => typeof given[field] === 'string')
        .map(field => [field, 'NEVERWASNEVERWASNEVERWAS12']),
    ),
  }
}

const weighty = named.filter(({ action }) => action.fresh)

test('there are acts of weight in every system that gives files of people, numbers or offices', () => {
  const systems = new Set(weighty.map(({ system }) => system))
  expect([...systems].sort()).toEqual(
    expect.arrayContaining([
      'activities',
      'appeals',
      'bodies',
      'circles',
      'kept',
      'members',
      'notices',
      'roster',
    ]),
  )
})

test('no act of weight is anyone’s: without a person there is nobody to prove to be', () => {
  expect(weighty.filter(({ action }) => action.who.includes('anyone'))).toEqual([])
})

for (const { of, system, name, action } of weighty) {
  describe(of, () => {
    test('without a fresh proof on this device nothing is done and nothing told, with one it goes through', async () => {
      const caller = await callerOf(action)
      const input = await action.example(await stage.worldFor(caller))
      const desk = await deskOf(caller)
      await unproven(caller)
      await stage.settle()
      const before = await stage.footprint()
      const refusedTo = (token: string, given: unknown = input) =>
        refusalOf(doors.bare(token)(system, name, given)).then(shown)
      const asked = shown(await refusalOf(caller.bare(system, name, input)))
      expect(JSON.parse(asked)).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'prove' })
      expect(await refusedTo(caller.token, elsewhere(action, input))).toBe(asked)
      expect(await refusedTo(desk.token)).toBe(asked)
      expect(await stage.footprint()).toBe(before)

      // Another's proof, and the proof of another device.
      await doors.prove(stage.player('out', 'member').token)
      expect(await refusedTo(caller.token)).toBe(asked)
      await doors.prove(desk.token)
      expect(await refusedTo(caller.token)).toBe(asked)
      await unproven(caller)
      await stage.pass(minute)
      await doors.prove(caller.token)
      expect(await refusedTo(desk.token)).toBe(asked)

      // One that ran out.
      await stage.pass(10 * minute)
      expect(await refusedTo(caller.token)).toBe(asked)

      const now = await action.example(await stage.worldFor(caller))
      await doors.prove(caller.token)
      await caller.bare(system, name, now)
    })
  })
}

test('a proof ends with the number, with the computer it was given at, and with signing out everywhere', async () => {
  const person = await stage.double('worker')
  const [kept, ended] = [await deskOf(person), await deskOf(person)]
  const asks = (token: string) =>
    doors
      .bare(token)('kept', 'gather', {})
      .then(
        () => 'done',
        (error: unknown) => (error instanceof Refused ? error.reason : String(error)),
      )
  await doors.prove(ended.token)
  await doors.prove(kept.token)
  expect(await asks(ended.token)).toBe('done')
  await person.bare('members', 'endDesk', { desk: ended.id })
  expect(await asks(ended.token)).toBe('session-expired')
  expect(await asks(kept.token)).toBe('done')

  await doors.prove(person.token)
  await person.bare('members', 'endDesks', {})
  expect(await asks(person.token)).toBe('prove')

  await stage.pass(minute)
  await doors.prove(person.token)
  const phone = '13655550001'
  await person.bare('members', 'sendCode', { phone })
  const code = await doors.smsCode(phone)
  await person.bare('members', 'verifyPhone', { phone, code, name: person.name })
  expect(await asks(person.token)).toBe('prove')
})

test('a code proves once, on the device that asked for it, and of a thousand guesses no more than five are judged', async () => {
  await stage.pass(day)
  const person = await stage.double('worker')
  const desk = await deskOf(person)
  const sentTo = async (token: string) =>
    String(Reflect.get(Object(await doors.bare(token)('members', 'askProof', {})), 'sentTo'))
  const code = await doors.smsCode(await sentTo(person.token))
  const at = (token: string, given: string) =>
    doors.bare(token)('members', 'prove', { code: given }, randomUUID())
  expect((await refusalOf(at(desk.token, code))).reason).toBe('wrong-code')
  await at(person.token, code)
  expect((await refusalOf(at(person.token, code))).reason).toBe('wrong-code')

  const second = await doors.smsCode(await sentTo(person.token))
  const wrong = Array.from({ length: 1000 }, (_, i) =>
    String((Number(second) + 1 + i) % 1_000_000).padStart(6, '0'),
  )
  const answers = await Promise.all(wrong.map(guess => refusalOf(at(person.token, guess))))
  expect(new Set(answers.map(({ reason }) => reason))).toEqual(new Set(['wrong-code']))
  expect((await refusalOf(at(person.token, second))).reason).toBe('wrong-code')
})

/** Whole numbers in a text: phones and identities, but for those that were asked with. */
const secretsOf = (text: string, own: string) =>
  [...text.matchAll(/(?<!\d)(?:1[3-9]\d{9}|\d{17}[\dX])(?!\d)/g)]
    .map(([number]) => number)
    .filter(number => !own.includes(number))

/** The text of a file, whatever it is packed in. */
function wordsOf(content: Uint8Array): string {
  if (content[0] !== 0x50 || content[1] !== 0x4b) return Buffer.from(content).toString('utf8')
  return Object.entries(unzipSync(content))
    .map(([, part]) => wordsOf(part))
    .join('\n')
}

const sheetLike = (content: Uint8Array) => content[0] === 0x50 && content[1] === 0x4b

/** Links in an answer, of this home. */
const linksIn = (text: string) => [...text.matchAll(/https?:\/\/[^"\s]+/g)].map(([link]) => link)

/** Where a procedure says who reads whole numbers, its parties' stand in the one matter that its readers handle. */
const readsNumbers = new Set(
  procedures().flatMap(({ system, procedure }) => (procedure.reading?.classes.phones ? [system] : [])),
)

/** Names by which such acts go, whatever their answers. */
const weightyName =
  /^(export|reveal|appoint|erase|releasePhone)|^(add|remove)(Mediator|Officer|Steward|Head)|^openIdentity$/

test('every act that changes who holds an office, or hands out a whole number or a sheet of people, is of weight', async () => {
  const found: string[] = []
  for (const { of, system, name, action } of named) {
    if (action.fresh) continue
    if (weightyName.test(name)) found.push(`${of}: its name`)
    const caller = stage.player('in', roleOf(action))
    const input = await action.example(await stage.worldFor(caller))
    const who = stage.player('in', roleOf(action))
    await stage.settle()
    const offices = await officesAndNumbers()
    const answer = await who.call(system, name, input).catch(() => null)
    await stage.settle()
    if ((await officesAndNumbers()) !== offices) found.push(`${of}: an office or a number is another’s`)
    const text = JSON.stringify(answer)
    const own = JSON.stringify(input)
    if (new Set(secretsOf(text, own)).size > (readsNumbers.has(system) ? 3 : 0))
      found.push(`${of}: a whole number in its answer`)
    for (const link of linksIn(text)) {
      const content = new Uint8Array(await (await fetch(link)).arrayBuffer())
      const people = cast.filter(role => wordsOf(content).includes(stage.player('in', role).name))
      if (sheetLike(content) && people.length > 1) found.push(`${of}: a file that names ${people.join(', ')}`)
      if (secretsOf(wordsOf(content), own).length > 0) found.push(`${of}: a whole number in its file`)
    }
  }
  expect(found).toEqual([])
})

/** Who holds which office, and whose number is which. */
async function officesAndNumbers(): Promise<string> {
  const people = await stage.home.engine.find('people', { filter: {} })
  return JSON.stringify(people.map(({ _id, roles, phoneMark }) => [_id, roles, phoneMark]).sort())
}
