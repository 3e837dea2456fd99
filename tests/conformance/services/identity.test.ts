import { openHome, type TestHome } from './home'

type Context = { OPENID?: string | number; SOURCE?: string; ENV?: string; APPID?: string; API_TOKEN?: string }
type Seen = { before: Context; after: Context; event: Record<string, unknown> }

let home: TestHome
beforeAll(async () => {
  home = await openHome()
})
afterAll(() => home.stop())

test('getWXContext names the caller, the app, the environment and where the call came from', async () => {
  const { before } = await home.run<Seen>('who', {}, 'o-lin')
  expect(before).toEqual({
    OPENID: 'o-lin',
    APPID: 'wxniangjia00000001',
    ENV: 'niangjia-local',
    SOURCE: 'wx_client',
  })
})

test('a call without a session has no OPENID', async () => {
  const { before, after } = await home.run<Seen>('who')
  expect([before.OPENID, after.OPENID]).toEqual([undefined, undefined])
})

test('getWXContext never shows the token of the call', async () => {
  const { before } = await home.run<Seen>('who', {}, 'o-lin')
  expect(before.API_TOKEN).toBeUndefined()
})

test('an openid in the event is only data', async () => {
  const event = { OPENID: 'o-other', userInfo: { openId: 'o-other' } }
  const { before } = await home.run<Seen>('who', event, 'o-lin')
  expect(before.OPENID).toBe('o-lin')
})

test('an openid of digits only comes out as a number, as the SDK has it', async () => {
  const { before } = await home.run<Seen>('who', {}, '12345')
  expect(before.OPENID).toBe(12345)
})

test('5,000 calls by 200 people at once: everybody is themselves before and after every wait', async () => {
  let wrong = 0
  let next = 0
  const person = async () => {
    while (next < 5000) {
      const mine = `o-${next++}`
      const event = { mine, pause: next % 7, link: next % 10 === 0 }
      const { before, after, event: given } = await home.run<Seen>('who', event, mine)
      if (before.OPENID !== mine || after.OPENID !== mine || given.mine !== mine) wrong += 1
    }
  }
  await Promise.all(Array.from({ length: 200 }, person))
  expect(next).toBe(5000)
  expect(wrong).toBe(0)
})

test('what one call writes into process.env no other call sees', async () => {
  type Env = { seen: string | null; zone: string; keys: string[] }
  const calls = Array.from({ length: 20 }, (_, i) =>
    home.run<Env>('environment', i % 2 ? { write: `call ${i}` } : {}),
  )
  const seen = (await Promise.all(calls)).map(({ seen }) => seen)
  expect(seen).toEqual(Array.from({ length: 20 }, (_, i) => (i % 2 ? `call ${i}` : null)))
})

test('functions run in UTC', async () => {
  expect((await home.run<{ zone: string }>('environment')).zone).toBe('UTC')
})

test('a function called by a function acts for the same person, and the source says the way', async () => {
  const { result } = await home.run<{ result: Seen }>('chain', { name: 'who', data: { a: 1 } }, 'o-lin')
  expect(result.before).toMatchObject({ OPENID: 'o-lin', SOURCE: 'wx_client,scf' })
  expect(result.event).toEqual({ a: 1 })
})

test('two hundred chains at once neither block each other nor mix', async () => {
  const calls = Array.from({ length: 200 }, (_, i) =>
    home.run<{ result: Seen }>('chain', { name: 'who', data: { pause: i % 5 } }, `o-chain-${i}`),
  )
  const people = (await Promise.all(calls)).map(({ result }) => result.after.OPENID)
  expect(people).toEqual(Array.from({ length: 200 }, (_, i) => `o-chain-${i}`))
})

test('the door serves nobody without a token', async () => {
  const call = { action: 'storage.batchGetDownloadUrl', file_list: [{ fileid: 'cloud://x' }] }
  const bare = await (await home.post('/admin?env=x&seqId=1', call)).json()
  const forged = await (
    await home.post('/admin?env=x&seqId=1', { ...call, wxCloudApiToken: 'forged' })
  ).json()
  expect([bare.code, forged.code]).toEqual(['INVALID_REQUEST_SOURCE', 'INVALID_REQUEST_SOURCE'])
})

test('what a function left running after its answer is served no more', async () => {
  await home.run('dangling', { start: true }, 'o-lin')
  await home.run('dangling', { start: true }, 'o-lin')
  await new Promise(resolve => setTimeout(resolve, 400))
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => home.run<{ outcome: unknown }>('dangling')))
  const known = outcomes.map(({ outcome }) => outcome).filter(outcome => outcome !== null)
  expect(known.length).toBeGreaterThan(0)
  expect(new Set(known)).toEqual(new Set(['INVALID_REQUEST_SOURCE']))
})
