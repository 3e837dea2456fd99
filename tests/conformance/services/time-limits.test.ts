import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readFunctions } from '../../../local/runner/functions'
import { openHome, outcomeOf, type TestHome } from './home'

let home: TestHome
beforeAll(async () => {
  home = await openHome()
  await home.run('who')
})
afterAll(() => home.stop())

test('a function over its own limit is answered at once with the time-out', async () => {
  const began = Date.now()
  expect(await outcomeOf(home, 'slow', { ms: 30_000 })).toEqual({ kind: 'timeout', seconds: 1 })
  expect(Date.now() - began).toBeLessThan(10_000)
})

test('a function within its limit is not touched', async () => {
  expect(await home.run('slow', { ms: 300 })).toBe('late')
})

test('the calling function sees the time-out as a failed execution', async () => {
  const { code, errMsg } = await home.run<{ code: string; errMsg: string }>('chain', {
    name: 'slow',
    data: { ms: 3000 },
  })
  expect(code).toBe('FUNCTIONS_EXECUTE_FAIL')
  expect(errMsg).toContain('timed out after 1 seconds')
})

test('a stuck worker is killed; calls it held come out as crashed and the next are served', async () => {
  const before = home.runner.workers()
  const stuck = outcomeOf(home, 'spin')
  const others = Promise.all(Array.from({ length: 20 }, () => outcomeOf(home, 'who', { pause: 2500 })))
  expect(await stuck).toEqual({ kind: 'timeout', seconds: 2 })
  const kinds = new Set((await others).map(({ kind }) => kind))
  expect(kinds).toEqual(new Set(['crashed', 'answered']))
  await new Promise(resolve => setTimeout(resolve, 300))
  const after = home.runner.workers()
  expect(after).toHaveLength(before.length)
  expect(after.filter(pid => before.includes(pid))).toHaveLength(1)
  expect((await home.run<{ event: object }>('who', { again: true })).event).toEqual({ again: true })
})

test('a call whose worker was killed is answered as crashed, in the shape of every reply', async () => {
  const call = { system: 'who', action: 'x', input: {}, requestId: 'request-1' }
  const through = home.post('/call', { ...call, system: 'held' })
  const held = home.runner.invoke({ name: 'who', event: '{"pause":1500}', source: ['wx_client'] })
  await new Promise(resolve => setTimeout(resolve, 200))
  for (const pid of home.runner.workers()) home.runner.killWorkerOf(pid)
  expect(await held).toEqual({ kind: 'crashed' })
  expect(await (await through).json()).toMatchObject({ ok: false, code: 'INTERNAL', reason: 'crashed' })
  expect(await (await home.post('/call', call)).json()).toHaveProperty('event.requestId', 'request-1')
})

test('what a function throws reaches the calling function with the code of a failed execution', async () => {
  const { code, errMsg } = await home.run<{ code: string; errMsg: string }>('chain', { name: 'throws' })
  expect(code).toBe('FUNCTIONS_EXECUTE_FAIL')
  expect(errMsg).toContain('no such luck')
})

test('what a function throws never reaches a client', async () => {
  const reply = await home.post('/call', { system: 'throws', action: 'x', input: {}, requestId: 'request-2' })
  const text = await reply.text()
  expect(JSON.parse(text)).toMatchObject({ ok: false, code: 'INTERNAL', reason: 'internal' })
  expect(text).not.toMatch(/luck|index\.js|\/functions\//)
})

test('a function that is not deployed cannot be called', async () => {
  const { code, errMsg } = await home.run<{ code: string; errMsg: string }>('chain', { name: 'nobody' })
  expect(code).toBe('FUNCTIONS_REQUEST_FAIL')
  expect(errMsg).toContain('FUNCTION_NOT_FOUND')
})

test('an event over 6 MB is refused, one under it is taken', async () => {
  expect(await outcomeOf(home, 'large', { bytes: 1, fill: 'x'.repeat(6 * 1024 * 1024) })).toEqual({
    kind: 'too-large',
    what: 'event',
  })
  expect(await home.run('large', { bytes: 1, fill: 'x'.repeat(5 * 1024 * 1024) })).toBe('x')
})

test('an answer over 6 MB is refused', async () => {
  expect(await outcomeOf(home, 'large', { bytes: 6 * 1024 * 1024 })).toEqual({
    kind: 'too-large',
    what: 'result',
  })
})

test('functions calling functions without end are stopped', async () => {
  const nested = (depth: number): object =>
    depth === 0 ? { name: 'who' } : { name: 'chain', data: nested(depth - 1) }
  const text = JSON.stringify(await home.run('chain', nested(12)))
  expect(text).toContain('EXCEED_CONCURRENT_REQUEST_LIMIT')
  expect(JSON.stringify(await home.run('chain', nested(4)))).toContain('wx_client,scf,scf,scf,scf,scf')
})

test.each([
  ['more than 60 seconds', { timeout: 61 }],
  ['no time at all', { timeout: 0 }],
  [
    'two triggers',
    { triggers: [1, 2].map(n => ({ name: `t${n}`, type: 'timer', config: '0 0 * * * * *' })) },
  ],
  ['a schedule of five fields', { triggers: [{ name: 't', type: 'timer', config: '0 0 * * *' }] }],
  ['a trigger of another kind', { triggers: [{ name: 't', type: 'cos', config: '0 0 * * * * *' }] }],
])('a function whose config asks for %s is not taken', (_, config) => {
  const folder = mkdtempSync(join(tmpdir(), 'niangjia-config-'))
  mkdirSync(join(folder, 'odd'))
  writeFileSync(join(folder, 'odd', 'index.js'), 'exports.main = () => 1')
  writeFileSync(join(folder, 'odd', 'config.json'), JSON.stringify(config))
  expect(() => readFunctions(folder)).toThrow(/odd\/config\.json|a timer has 7 fields/)
  rmSync(folder, { recursive: true })
})
