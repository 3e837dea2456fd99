import { randomBytes } from 'node:crypto'
import { personIdOf } from '../../cloudfunctions/kit/ids'
import { contract } from '../../cloudfunctions/mediation/contract'
import { type Caller, type Stage, setStage } from '../world'
import { doorsOf, refusalOf } from './people'

let stage: Stage
let doors: ReturnType<typeof doorsOf>

beforeAll(async () => {
  stage = await setStage()
  doors = doorsOf(stage.home.url)
}, 300_000)

afterAll(() => stage.stop())

/** Proves another number by a code to it, with no proof of the old one but what stands. */
async function change(person: Caller, phone: string): Promise<unknown> {
  await stage.pass(60_000)
  await person.bare('members', 'sendCode', { phone })
  const code = await doors.smsCode(phone)
  return person.bare('members', 'verifyPhone', { phone, code, name: person.name })
}

async function deskOf(person: Caller): Promise<string> {
  const secret = randomBytes(32).toString('hex')
  const machine = { system: 'Windows', browser: 'Edge' }
  const opened = await doors.nobody().call('members', 'openDesk', { ...machine, secret })
  const code = String(Reflect.get(Object(opened), 'code'))
  await person.bare('members', 'confirmDesk', { code })
  const body = JSON.stringify({ token: code.slice(2), secret })
  const answer = await fetch(`${stage.home.url}/session/desk`, { method: 'POST', body })
  return String(Reflect.get(Object(await answer.json()), 'token'))
}

const asks = (token: string) => doors.bare(token)('members', 'me', {})

const titles = async (person: Caller) => {
  const inbox = await person.bare('notices', 'inbox', {})
  return JSON.stringify(Reflect.get(Object(inbox), 'rows'))
}

const numberOf = async (person: Caller) =>
  (await stage.home.engine.get('people', personIdOf(person.id)))?.phoneMark

test('a number is changed with a code to the old one and one to the new, and every session and the old number hear of it', async () => {
  const person = await stage.double('worker')
  const desk = await deskOf(person)
  const phone = stage.nobodys.phone()
  const before = await numberOf(person)
  expect((await refusalOf(change(person, phone))).reason).toBe('prove')
  expect(await numberOf(person)).toBe(before)
  expect(await asks(desk)).toBeTruthy()

  await doors.prove(person.token)
  await change(person, phone)
  expect(await numberOf(person)).not.toBe(before)
  expect((await refusalOf(asks(desk))).reason).toBe('session-expired')
  expect(await doors.lastText(person.phone)).toContain(`换成 ${phone.slice(0, 3)}****${phone.slice(-4)}`)
  expect(await titles(person)).toContain('手机号换成了')
})

test('an officer stops the number of a lost phone face to face, not their own, and the member sets a new one', async () => {
  const officer = stage.player('in', 'officer')
  const person = await stage.double('member')
  const desk = await deskOf(person)
  const memberOf = async (one: Caller) => {
    const found = await stage.home.engine.get('people', personIdOf(one.id))
    return String(Reflect.get(Object(found?.member), 'id'))
  }
  const input = { member: await memberOf(person), reason: '手机丢了，本人带身份证来办' }
  const elsewhere = stage.player('out', 'officer')
  expect((await refusalOf(elsewhere.call('members', 'releasePhone', input))).code).toBe('NOT_FOUND')
  const own = { ...input, member: await memberOf(officer) }
  expect((await refusalOf(officer.call('members', 'releasePhone', own))).reason).toBe('own-number')
  await officer.call('members', 'releasePhone', input)

  expect((await refusalOf(asks(desk))).reason).toBe('session-expired')
  expect(await doors.lastText(person.phone)).toContain('已经停用')
  expect((await refusalOf(person.bare('kept', 'gather', {}))).reason).toBe('phone-needed')
  await change(person, stage.nobodys.phone())
  await person.call('kept', 'gather', {})
  await stage.settle()
  const lines = await stage.home.engine.find('journal', { filter: { record: input.member } })
  expect(JSON.stringify(lines)).toContain(input.reason)
})

test('who changed their number stands where they stood, and what is written for the old one is for who proves it next', async () => {
  const filer = stage.player('in', 'party')
  const world = await stage.worldFor(filer)
  const input = await contract.actions.case.example(world)
  const read = (one: Caller) => one.call('mediation', 'case', input)
  const former = world.person('party').phone
  await read(filer)
  await doors.prove(filer.token)
  await change(filer, stage.nobodys.phone())
  await read(filer)
  const taker = await stage.taking(former)
  expect((await refusalOf(read(taker))).code).toBe('NOT_FOUND')
  await read(filer)
})
