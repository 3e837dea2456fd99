import type { DatabaseCall } from '../../../local/protocol/observer'
import { openHome, outcomeOf, type TestHome } from './home'

const letters = [{ name: 'letters', indexes: [] }]
let home: TestHome
let seen: DatabaseCall[]
let killAfter: number
beforeEach(async () => {
  seen = []
  killAfter = 0
  home = await openHome({
    collections: letters,
    observer: {
      afterDatabaseCall(call) {
        seen.push(call)
        if (call.n === killAfter && call.workerPid) home.runner.killWorkerOf(call.workerPid)
      },
    },
  })
})
afterEach(() => home.stop())

const write = (id: string) => outcomeOf(home, 'letters', { id })
const kept = async () => (await home.engine.find('letters', { filter: {} })).map(({ _id }) => _id).sort()

test('every database call of a function is seen once it is done, in order, with its function', async () => {
  await write('a')
  expect(seen.map(({ n, action, functionName }) => [n, action, functionName])).toEqual([
    [1, 'database.insertDocument', 'letters'],
    [2, 'database.calculateDocument', 'letters'],
    [3, 'database.insertDocument', 'letters'],
  ])
})

test('the request is named as the client named it', async () => {
  await home.post('/call', { system: 'letters', action: 'write', input: {}, requestId: 'request-7' })
  expect(new Set(seen.map(({ requestId }) => requestId))).toEqual(new Set(['request-7']))
})

test.each([
  [1, ['a']],
  [2, ['a']],
  [3, ['a', 'a-2']],
])(
  'a worker killed after its database call %i: the call is crashed, what was done before stays',
  async (n, there) => {
    killAfter = n
    expect(await write('a')).toEqual({ kind: 'crashed' })
    expect(await kept()).toEqual(there)
    killAfter = 0
    expect(await write('b')).toMatchObject({ kind: 'answered' })
  },
)

test('what was acknowledged before the home stopped is there when it starts again', async () => {
  await write('a')
  await home.halt()
  const again = await openHome({ data: home.data, collections: letters })
  expect((await again.engine.find('letters', { filter: {} })).map(({ _id }) => _id).sort()).toEqual([
    'a',
    'a-2',
  ])
  home = again
})

test('sessions, consents and the outbox are no collections a function could read', async () => {
  for (const name of ['sessions', 'credits', 'outbox', 'files', 'phone_codes']) {
    expect(home.engine.collections()).not.toContain(name)
  }
})
