import { functionsDir, openHome, type TestHome } from './home'

let home: TestHome
beforeAll(async () => {
  home = await openHome({ functionsDir: false, foreignDir: functionsDir, demo: false })
})
afterAll(() => home.stop())

const call = async (name: string, event: object = {}, openid?: string) => {
  const reply = await home.post(`/call/${name}`, event, openid ? { 'x-openid': openid } : {})
  return { status: reply.status, body: await reply.json() }
}

test('a function is called by its name with the body as its event and the header as its person', async () => {
  const { status, body } = await call('who', { a: 1 }, 'o-lin')
  expect(status).toBe(200)
  expect(body).toMatchObject({ before: { OPENID: 'o-lin', SOURCE: 'wx_client' }, event: { a: 1 } })
})

test('without the header there is no person', async () => {
  expect((await call('who')).body.before.OPENID).toBeUndefined()
})

test('one call at a time a process, several processes at once', async () => {
  const calls = await Promise.all(Array.from({ length: 24 }, () => call('turns')))
  expect(calls.map(({ body }) => body.together)).toEqual(Array(24).fill(1))
  expect(new Set(calls.map(({ body }) => body.pid)).size).toBeGreaterThan(1)
})

test('functions that call functions do not wait for each other for ever', async () => {
  const chain = { name: 'chain', data: { name: 'who' } }
  const calls = await Promise.all(Array.from({ length: 6 }, (_, i) => call('chain', chain, `o-${i}`)))
  const people = calls.map(({ body }) => body.result.result?.before.OPENID)
  expect(people).toEqual(['o-0', 'o-1', 'o-2', 'o-3', 'o-4', 'o-5'])
})

test('a function that throws is answered with errCode and errMsg', async () => {
  const { status, body } = await call('throws')
  expect(status).toBe(500)
  expect(body.errCode).toBe(-504002)
  expect(body.errMsg).toContain('no such luck')
})

test('a function over its time is ended, and the next call is served', async () => {
  const { body } = await call('spin')
  expect(body.errMsg).toContain('timed out after 2 seconds')
  expect((await call('who', { b: 2 })).body.event).toEqual({ b: 2 })
})

test('a name that is no function is answered with 404, whatever it tries', async () => {
  for (const name of ['nobody', '..%2Fwho', '__proto__', 'who%2F..'])
    expect((await call(name)).status).toBe(404)
})

test('a body that is no JSON is refused', async () => {
  const reply = await fetch(`${home.url}/call/who`, { method: 'POST', body: '{oops' })
  expect(reply.status).toBe(400)
})
