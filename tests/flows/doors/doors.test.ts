import { openHome, type TestHome, withPeople } from '../../conformance/services/home'
import { rawRequest } from './raw'

let home: TestHome
let lin: string
beforeAll(async () => {
  home = await openHome()
  await withPeople(home)
  lin = await home.session('o-lin')
})
afterAll(() => home.stop())

const call = (over: object = {}, headers: Record<string, string> = {}) =>
  home.post('/call', { system: 'who', action: 'look', input: {}, requestId: 'request-1', ...over }, headers)
const as = (token: string) => ({ authorization: `Bearer ${token}` })

const raw = (path: string, headers?: Record<string, string>) => rawRequest(home.url, path, headers)

test('a session calls as its own person', async () => {
  expect(await (await call({}, as(lin))).json()).toHaveProperty('before.OPENID', 'o-lin')
})

test('without a session one is a stranger', async () => {
  expect((await (await call()).json()).before.OPENID).toBeUndefined()
})

test('a forged session is refused, not taken for a stranger', async () => {
  for (const token of ['x'.repeat(43), `${lin.slice(0, -1)}${lin.endsWith('A') ? 'B' : 'A'}`, '1']) {
    const reply = await call({}, as(token))
    expect(reply.status).toBe(200)
    expect(await reply.json()).toMatchObject({
      ok: false,
      code: 'UNAUTHENTICATED',
      reason: 'session-expired',
    })
  }
})

test('another scheme of authorization is refused', async () => {
  const reply = await call({}, { authorization: `Basic ${lin}` })
  expect(await reply.json()).toMatchObject({ code: 'UNAUTHENTICATED' })
})

test('values nested deeper than any call are refused, however deep', async () => {
  for (const levels of [40, 400_000]) {
    const body = `{"system":"who","action":"look","requestId":"request-1","input":${'['.repeat(levels)}${']'.repeat(levels)}}`
    const reply = await fetch(`${home.url}/call`, { method: 'POST', body })
    expect(await reply.json()).toMatchObject({ ok: false, code: 'INVALID', reason: 'malformed' })
  }
})

test('a revoked session is over', async () => {
  const token = await home.session('o-zhao')
  expect(await (await call({}, as(token))).json()).toHaveProperty('before.OPENID', 'o-zhao')
  await fetch(`${home.url}/session`, { method: 'DELETE', headers: as(token) })
  expect(await (await call({}, as(token))).json()).toMatchObject({ reason: 'session-expired' })
})

test('a session does not outlive twelve hours of the real clock, and a demo clock does not end it', async () => {
  await home.post('/clock', { advanceMs: 48 * 3600_000 })
  expect(await (await call({}, as(lin))).json()).toHaveProperty('before.OPENID', 'o-lin')
  const real = Date.now
  try {
    Date.now = () => real() + 12 * 3600_000 + 1
    expect(await (await call({}, as(lin))).json()).toMatchObject({ reason: 'session-expired' })
  } finally {
    Date.now = real
  }
})

test('nobody becomes a person who is not there', async () => {
  for (const person of ['o-nobody', '', '__proto__', { $ne: null }, null]) {
    expect(await (await home.post('/session', { person })).json()).toMatchObject({ ok: false })
  }
})

test('a client that says it is a timer or somebody else stays who it is', async () => {
  const event = {
    Type: 'Timer',
    TriggerName: 'yearly',
    openid: 'o-zhao',
    OPENID: 'o-zhao',
    source: ['wx_trigger'],
  }
  const { before, event: given } = await (await call(event, { ...as(lin), 'x-openid': 'o-zhao' })).json()
  expect(before).toMatchObject({ OPENID: 'o-lin', SOURCE: 'wx_client' })
  expect(given).toEqual({ action: 'look', input: {}, requestId: 'request-1' })
})

test('a system that is not there is refused', async () => {
  for (const system of ['nobody', '../who', '__proto__', 'constructor', 'who/index.js']) {
    expect(await (await call({ system })).json()).toMatchObject({ ok: false, reason: 'unknown-system' })
  }
})

test.each([
  ['no system', { system: undefined }],
  ['a system that is no text', { system: ['who'] }],
  ['no action', { action: undefined }],
  ['no requestId', { requestId: undefined }],
  ['a requestId that is a number', { requestId: 7 }],
])('a call with %s is refused as malformed', async (_, over) => {
  expect(await (await call(over)).json()).toMatchObject({ ok: false, code: 'INVALID', reason: 'malformed' })
})

test.each(['', '{', '[]', 'null', '"text"', '{"system":'])(
  'the body %j is refused as malformed',
  async body => {
    const reply = await fetch(`${home.url}/call`, { method: 'POST', body })
    expect(reply.status).toBe(200)
    expect(await reply.json()).toMatchObject({ ok: false, code: 'INVALID', reason: 'malformed' })
  },
)

test('a body of 1 MB is taken, a bigger one refused', async () => {
  const fits = await call({ input: { fill: 'x'.repeat(1024 * 1024 - 200) } })
  expect(await fits.json()).toHaveProperty('event.action', 'look')
  const over = await call({ input: { fill: 'x'.repeat(1024 * 1024) } })
  expect(await over.json()).toMatchObject({ ok: false, code: 'INVALID', reason: 'too-large' })
})

test('a refusal is Chinese for the person and shows nothing of the inside', async () => {
  const text = await (await call({ system: 'throws' })).text()
  expect(JSON.parse(text).message).toMatch(/[\u4e00-\u9fff]/)
  expect(text).not.toMatch(/Error|\.js|\/work|\/tmp|stack|luck/)
})

test('a name of another site that points here is refused (DNS rebinding)', async () => {
  for (const host of [
    'evil.example',
    `evil.example:${new URL(home.url).port}`,
    '0.0.0.0',
    '127.0.0.1.evil.example',
  ]) {
    for (const path of ['/people', '/outbox', '/health', '/']) {
      expect((await raw(path, { host })).status).toBe(403)
    }
  }
  expect((await raw('/people', { host: 'localhost' })).status).toBe(200)
})

test('a page of another site posts nothing here', async () => {
  const { port } = new URL(home.url)
  for (const origin of ['http://evil.example', 'null', `http://127.0.0.1:${Number(port) + 1}`]) {
    expect((await home.post('/session', { person: 'o-lin' }, { origin })).status).toBe(403)
    expect((await call({}, { ...as(lin), origin })).status).toBe(403)
  }
  expect((await home.post('/session', { person: 'o-lin' }, { origin: home.url })).status).toBe(200)
})

test('no answer lets a page of another site read it', async () => {
  const reply = await fetch(`${home.url}/people`, { headers: { origin: 'http://evil.example' } })
  expect(reply.headers.get('access-control-allow-origin')).toBeNull()
})

test('without the demo there are none of its doors', async () => {
  const serious = await openHome({ demo: false })
  const before = Date.now()
  for (const path of ['/people', '/clock', '/outbox'])
    expect((await fetch(serious.url + path)).status).toBe(404)
  for (const path of ['/session', '/clock', '/consent', '/phone-code']) {
    const reply = await serious.post(path, { person: 'o-lin', advanceMs: 86_400_000 })
    expect([path, reply.status]).toEqual([path, 404])
  }
  const { now } = await (await fetch(`${serious.url}/health`)).json()
  expect(now - before).toBeLessThan(10_000)
  await serious.stop()
})

test('a malformed address is answered, and the home stays up', async () => {
  expect((await raw('//', { host: '[' })).status).toBe(400)
  expect((await raw('/health')).status).toBe(200)
})
