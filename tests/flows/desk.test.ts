import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import limits from '../../cloudfunctions/kit/limits.json'
import type { contract as membersContract } from '../../cloudfunctions/members/contract'
import type { Home } from '../../local/home'
import { openHome } from '../home'
import { contracts } from '../law/contracts'
import { doorsOf, refusalOf, type Somebody } from './people'

type Doors = ReturnType<typeof doorsOf>
type Person = Awaited<ReturnType<Doors['as']>>

const machine = { system: 'Windows' as const, browser: 'Edge' as const }
const members = (person: Person) => person.to<typeof membersContract>('members')

let home: Home
let doors: Doors
let everybody: Somebody[]
let lin: Person
let zhao: Person
const unserved: string[] = []

beforeAll(async () => {
  home = await openHome({
    port: 0,
    data: mkdtempSync(join(tmpdir(), 'niangjia-desk-')),
    demo: true,
    onUnserved: report => unserved.push(JSON.stringify(report)),
  })
  doors = doorsOf(home.url)
  everybody = await doors.people()
  lin = await playing('工会干部', 0)
  zhao = await playing('工会干部', 1)
}, 300_000)

afterAll(() => home.stop())

async function playing(role: string, nth: number): Promise<Person> {
  const found = everybody.filter(({ roles }) => roles.includes(role))[nth]
  if (!found) throw new Error(`nobody plays ${role}`)
  return doors.as(found)
}

/** A computer nobody is signed in at: its code, and how it asks whether a phone confirmed it. */
async function computer() {
  const secret = randomBytes(32).toString('hex')
  const opened = (await doors.nobody().call('members', 'openDesk', { ...machine, secret })) as {
    code: string
    expiresAt: number
  }
  const send = (method: string, path: string, body?: object, token?: string) =>
    fetch(`${home.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: body && JSON.stringify(body),
    }).then(answer => answer.json())
  const token = opened.code.slice(2)
  return {
    ...opened,
    send,
    id: token,
    secret,
    ask: (given = secret) => send('POST', '/session/desk', { token, secret: given }),
    who: (session: string) =>
      send(
        'POST',
        '/call',
        { system: 'members', action: 'me', input: {}, requestId: 'desk-request' },
        session,
      ),
    leave: (session: string) => send('DELETE', '/session', undefined, session),
  }
}

test('a computer waits until the phone confirms it, and then is signed in as that person', async () => {
  const desk = await computer()
  expect(await desk.ask()).toEqual({ waiting: true })
  expect(await members(lin).lookDesk({ code: desk.code })).toMatchObject({ ...machine, state: 'open' })
  expect(await desk.ask()).toEqual({ waiting: true })
  expect(await members(lin).confirmDesk({ code: desk.code })).toMatchObject({ state: 'confirmed' })
  const { token } = await desk.ask()
  expect((await desk.who(token)).result.person.name).toBe(lin.name)
  expect(await members(lin).lookDesk({ code: desk.code })).toMatchObject({ state: 'confirmed' })
})

test('whoever loses their number to another is signed out at their computers', async () => {
  const phone = '13700000077'
  const prove = async (person: Person) => {
    await members(person).sendCode({ phone })
    await members(person).verifyPhone({ phone, code: await doors.smsCode(phone), name: person.name })
  }
  const former = await playing('第一次打开的职工', 0)
  await prove(former)
  const desk = await computer()
  await members(former).confirmDesk({ code: desk.code })
  const { token } = await desk.ask()
  expect((await desk.who(token)).ok).toBe(true)
  await doors.advance(600_000)
  await prove(await playing('第一次打开的职工', 1))
  expect(await desk.who(token)).toMatchObject({ ok: false, reason: 'session-expired' })
})

test('who only saw the code, and does not know the secret, is told nothing', async () => {
  const desk = await computer()
  await members(lin).confirmDesk({ code: desk.code })
  const wrong = await desk.ask(`${desk.secret.slice(0, -1)}${desk.secret.endsWith('0') ? '1' : '0'}`)
  const missing = await (await computer()).ask(desk.secret)
  expect(wrong).toMatchObject({ ok: false, code: 'NOT_FOUND' })
  expect(missing.message).toBe(wrong.message)
  expect(await desk.ask()).toHaveProperty('token')
})

test('a confirmed code gives one session, however many ask at once', async () => {
  const desk = await computer()
  await members(lin).confirmDesk({ code: desk.code })
  const answers = await Promise.all([desk.ask(), desk.ask(), desk.ask()])
  expect(answers.filter(answer => 'token' in answer)).toHaveLength(1)
  expect(await desk.ask()).toMatchObject({ ok: false, reason: 'desk-expired' })
})

test('after two minutes neither the phone nor the computer gets on with a code', async () => {
  const desk = await computer()
  await doors.advance(2 * 60_000)
  expect(await members(lin).lookDesk({ code: desk.code })).toMatchObject({ state: 'over' })
  expect((await refusalOf(members(lin).confirmDesk({ code: desk.code }))).reason).toBe('desk-expired')
  expect(await desk.ask()).toMatchObject({ ok: false, reason: 'desk-expired' })
})

test('confirmed and then left alone for a minute, it signs nobody in', async () => {
  const desk = await computer()
  await members(lin).confirmDesk({ code: desk.code })
  await doors.advance(60_000)
  expect(await desk.ask()).toMatchObject({ ok: false, reason: 'desk-expired' })
})

test('a code confirmed by one is no other’s', async () => {
  const desk = await computer()
  await members(lin).confirmDesk({ code: desk.code })
  expect(await members(zhao).lookDesk({ code: desk.code })).toMatchObject({ state: 'over' })
  expect((await refusalOf(members(zhao).confirmDesk({ code: desk.code }))).reason).toBe('desk-expired')
})

test('ended on the phone, the computer’s next call is refused and it is off the list', async () => {
  const desk = await computer()
  await members(zhao).confirmDesk({ code: desk.code })
  const { token } = await desk.ask()
  expect(await desk.who(token)).toMatchObject({ ok: true })
  const { rows } = await members(zhao).desks({})
  expect(rows).toEqual([{ id: desk.id, ...machine, since: expect.any(Number), ended: false }])

  expect(await members(zhao).endDesk({ desk: desk.id })).toMatchObject({ ended: true })
  expect(await desk.who(token)).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'session-expired' })
  expect((await members(zhao).desks({})).rows).toEqual([])
})

test('ended before the computer took it up, it never is signed in', async () => {
  const desk = await computer()
  await members(zhao).confirmDesk({ code: desk.code })
  await members(zhao).endDesk({ desk: desk.id })
  expect(await desk.ask()).toMatchObject({ ok: false, reason: 'desk-expired' })
})

test('somebody else’s computer is neither listed nor ended', async () => {
  const desk = await computer()
  await members(lin).confirmDesk({ code: desk.code })
  const { token } = await desk.ask()
  expect((await members(zhao).desks({})).rows).toEqual([])
  expect((await refusalOf(members(zhao).endDesk({ desk: desk.id }))).code).toBe('NOT_FOUND')
  expect(await desk.who(token)).toMatchObject({ ok: true })
})

test('signed out at the computer, it is off the phone’s list', async () => {
  const desk = await computer()
  await members(zhao).confirmDesk({ code: desk.code })
  const { token } = await desk.ask()
  await desk.leave(token)
  expect(await desk.who(token)).toMatchObject({ reason: 'session-expired' })
  expect((await members(zhao).desks({})).rows).toEqual([])
})

test('who knows the request of a computer has neither its code nor its session', async () => {
  const ask = (secret: string) =>
    doors.nobody().call('members', 'openDesk', { ...machine, secret }, 'known-request')
  const [own, again, stranger] = [
    await ask('a'.repeat(64)),
    await ask('a'.repeat(64)),
    await ask('b'.repeat(64)),
  ]
  expect(again).toEqual(own)
  expect(Object.keys(Object(own)).sort()).toEqual(['code', 'expiresAt'])
  expect(Object(stranger).code).not.toBe(Object(own).code)
})

test('a computer signs in no further computer, nor does anything else that is the phone’s', async () => {
  const [desk, next] = [await computer(), await computer()]
  await members(lin).confirmDesk({ code: desk.code })
  const { token } = await desk.ask()
  for (const { system, actions } of contracts()) {
    for (const [action, { from }] of Object.entries(actions)) {
      if (from !== 'phone') continue
      const answer = await next.send(
        'POST',
        '/call',
        { system, action, input: { code: next.code }, requestId: 'from-a-desk' },
        token,
      )
      expect([action, answer.reason]).toEqual([action, 'phone-only'])
    }
  }
  expect(await next.ask()).toEqual({ waiting: true })
})

test('everywhere at once: confirmed and in use, every computer is signed out, and nobody else’s', async () => {
  const [used, confirmed, other] = [await computer(), await computer(), await computer()]
  await members(zhao).confirmDesk({ code: used.code })
  const { token } = await used.ask()
  await members(zhao).confirmDesk({ code: confirmed.code })
  await members(lin).confirmDesk({ code: other.code })
  const kept = await other.ask()
  expect(await members(zhao).endDesks({})).toMatchObject({ ended: expect.any(Number) })
  expect(await used.who(token)).toMatchObject({ reason: 'session-expired' })
  expect(await confirmed.ask()).toMatchObject({ reason: 'desk-expired' })
  expect(await other.who(kept.token)).toMatchObject({ ok: true })
  expect((await members(zhao).desks({})).rows).toEqual([])
})

test('another phone number signs every computer out', async () => {
  const desk = await computer()
  await members(zhao).confirmDesk({ code: desk.code })
  const { token } = await desk.ask()
  const phone = '13600009999'
  await members(zhao).sendCode({ phone })
  await members(zhao).verifyPhone({ phone, code: await doors.smsCode(phone), name: zhao.name })
  expect(await desk.who(token)).toMatchObject({ reason: 'session-expired' })
})

test('one place asks for so many codes and no more, and again when time has passed', async () => {
  await doors.advance(3600_000)
  const { most } = limits['desk-opening']
  const asked = await Promise.all(
    Array.from({ length: most + 20 }, () =>
      computer().then(
        () => 'code',
        ({ reason }) => reason,
      ),
    ),
  )
  expect(asked.filter(one => one === 'code')).toHaveLength(most)
  expect(new Set(asked)).toEqual(new Set(['code', 'desk-opening']))
  await doors.advance(3600_000)
  expect(await home.engine.count('desks', { state: 'open' })).toBe(0)
  expect(await computer()).toHaveProperty('code')
})

test('a browser gets its session as a cookie that no script reads, and only its own pages use it', async () => {
  const desk = await computer()
  await members(lin).confirmDesk({ code: desk.code })
  const send = (path: string, headers: Record<string, string>, body?: object) =>
    fetch(`${home.url}${path}`, {
      method: body ? 'POST' : 'DELETE',
      headers,
      body: body && JSON.stringify(body),
    })
  const signedIn = await send('/session/desk', {}, { token: desk.id, secret: desk.secret, cookie: true })
  expect(await signedIn.json()).toEqual({ signedIn: true })
  const given = signedIn.headers.get('set-cookie') ?? ''
  expect(given).toMatch(/; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/)
  const cookie = given.split(';')[0] ?? ''
  const me = { system: 'members', action: 'me', input: {}, requestId: 'cookie-request' }
  const own = { cookie, origin: home.url }
  expect((await (await send('/call', own, me)).json()).result.person.name).toBe(lin.name)
  expect((await send('/call', { cookie, origin: 'http://elsewhere.example' }, me)).status).toBe(403)
  expect(await (await send('/call', { cookie }, me)).json()).toMatchObject({ code: 'UNAUTHENTICATED' })
  expect((await send('/session', own)).headers.get('set-cookie')).toContain('Max-Age=0')
  const over = await send('/call', own, me)
  expect(over.headers.get('set-cookie')).toContain('Max-Age=0')
  expect(await over.json()).toMatchObject({ reason: 'session-expired' })
})

test('what came over the network broken is refused', async () => {
  for (const body of [{}, { token: 'X' }, { token: { $ne: null }, secret: 'x' }, { token: [], secret: 1 }]) {
    const answer = await fetch(`${home.url}/session/desk`, { method: 'POST', body: JSON.stringify(body) })
    expect(await answer.json()).toMatchObject({ ok: false, reason: 'malformed' })
  }
})

test('codes long over are forgotten, and no query went without an index', async () => {
  const before = await home.engine.count('desks', {})
  expect(before).toBeGreaterThan(5)
  await doors.advance(80 * 24 * 3600_000)
  expect(await home.engine.count('desks', {})).toBe(0)
  expect(unserved).toEqual([])
})
