import { openHome, type TestHome } from './home'

let home: TestHome
beforeAll(async () => {
  home = await openHome()
})
afterAll(() => home.stop())

const invoke = async (token: string, seqId: string, data = '{}') => {
  const call = { action: 'functions.invokeFunction', function_name: 'count', request_data: data }
  const reply = await home.post(`/admin?env=niangjia-local&seqId=${seqId}`, {
    ...call,
    wxCloudApiToken: token,
  })
  const { data: answer }: { data?: { response_data: string } } = await reply.json()
  return answer?.response_data
}
const caller = () =>
  home.tokens.mint({ caller: { openid: 'o-lin', source: ['wx_client'], privileged: false } })

test('a request sent again under its seqId is not done again and gets the first answer', async () => {
  const token = caller()
  const first = await invoke(token, 'a1_1')
  expect(first).toMatch(/^"[0-9a-f-]{36}"$/)
  expect(await invoke(token, 'a1_1')).toBe(first)
})

test('a request sent again while the first is under way joins it', async () => {
  const token = caller()
  const answers = await Promise.all(Array.from({ length: 5 }, () => invoke(token, 'a1_2', '{"ms":100}')))
  expect(new Set(answers).size).toBe(1)
})

test('another seqId is another request', async () => {
  const token = caller()
  expect(await invoke(token, 'a1_3')).not.toBe(await invoke(token, 'a1_4'))
})

test('two processes may use the same seqId for different requests', async () => {
  expect(await invoke(caller(), 'a1_5')).not.toBe(await invoke(caller(), 'a1_5'))
})

test('sockets stay open longer than the five seconds the SDK keeps them', async () => {
  const reply = await fetch(`${home.url}/health`)
  await reply.text()
  const seconds = Number(/timeout=(\d+)/.exec(reply.headers.get('keep-alive') ?? '')?.[1])
  expect(seconds).toBeGreaterThan(5)
})
