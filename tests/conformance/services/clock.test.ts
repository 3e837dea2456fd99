import { rmSync } from 'node:fs'
import { parseCron } from '../../../local/runner/cron'
import { openHome, type TestHome } from './home'

type Run = { event: { Type?: string; TriggerName?: string; Time?: string }; source: string; now: number }

const DAY = 86_400_000
let home: TestHome
beforeEach(async () => {
  home = await openHome()
})
afterEach(() => home.stop())

const advance = async (advanceMs: number): Promise<{ now: number }> =>
  (await home.post('/clock', { advanceMs })).json()

test('after an advance functions, gateway and replies live at the new time', async () => {
  const { now } = await advance(15 * DAY)
  const seen = await home.run<{ now: number; at: string }>('who')
  const { now: shown } = await (await fetch(`${home.url}/clock`)).json()
  const healthy = await (await fetch(`${home.url}/health`)).json()
  for (const instant of [now, seen.now, Date.parse(seen.at), shown, healthy.now]) {
    expect(Math.abs(instant - Date.now() - 15 * DAY)).toBeLessThan(5000)
  }
})

test('the advance is kept when the home starts again', async () => {
  await advance(3 * DAY)
  await home.halt()
  const again = await openHome({ data: home.data })
  const { now } = await again.run<{ now: number }>('who')
  expect(Math.abs(now - Date.now() - 3 * DAY)).toBeLessThan(5000)
  await again.halt()
  home = await openHome()
  rmSync(again.data, { recursive: true, force: true })
})

test('time does not go back, nor a fraction, nor more than a year', async () => {
  for (const advanceMs of [-1, 0.5, '1000', 400 * DAY, null]) {
    const reply = await (await home.post('/clock', { advanceMs })).json()
    expect(reply).toMatchObject({ ok: false, code: 'INVALID' })
  }
  expect(Math.abs((await advance(0)).now - Date.now())).toBeLessThan(2000)
})

test('a worker started after an advance lives at the new time too', async () => {
  await advance(DAY)
  for (const pid of home.runner.workers()) home.runner.killWorkerOf(pid)
  const { now } = await home.run<{ now: number }>('who')
  expect(Math.abs(now - Date.now() - DAY)).toBeLessThan(5000)
})

test('after an advance a timer fires again until it has nothing left to do', async () => {
  await home.run('sweep', { begin: true, due: 3 })
  await advance(DAY)
  const { runs } = await home.run<{ runs: Run[] }>('sweep')
  expect(runs).toHaveLength(4)
})

test('a timer calls with its name and time, from wx_trigger, for nobody', async () => {
  await home.run('sweep', { begin: true, due: 0 })
  await advance(DAY)
  const [first] = (await home.run<{ runs: Run[] }>('sweep')).runs
  expect(first).toMatchObject({ source: 'wx_trigger', event: { Type: 'Timer', TriggerName: 'yearly' } })
  expect(Math.abs(Date.parse(first?.event.Time ?? '') - (first?.now ?? 0))).toBeLessThan(2000)
})

test('an ordinary call whose event claims to be a timer stays an ordinary call', async () => {
  const event = { Type: 'Timer', TriggerName: 'yearly', Time: new Date().toISOString() }
  const answer = await home.run<{ source: string }>('sweep', event, 'o-lin')
  const nobody = await home.run<{ source: string }>('sweep', event)
  expect([answer.source, nobody.source]).toEqual(['wx_client', 'wx_client'])
})

const at = (text: string) => Date.parse(`${text}+08:00`)

test.each([
  ['0 */5 * * * * *', '2026-11-25T10:00:01', '2026-11-25T10:04:59', false],
  ['0 */5 * * * * *', '2026-11-25T10:04:59', '2026-11-25T10:05:00', true],
  ['0 0 9 * * * *', '2026-11-25T08:59:59', '2026-11-25T09:00:00', true],
  ['0 0 9 * * * *', '2026-11-25T09:00:00', '2026-11-26T08:59:59', false],
  ['0 0 2 1 * * *', '2026-11-25T00:00:00', '2026-12-01T02:00:00', true],
  ['0 30 8 * * MON-FRI *', '2026-11-28T00:00:00', '2026-11-29T23:59:59', false],
  ['0 30 8 * * MON-FRI *', '2026-11-29T00:00:00', '2026-11-30T08:30:00', true],
  ['0 15 10 1 * WED *', '2026-11-24T12:00:00', '2026-11-25T12:00:00', true],
  ['0 0 0 1 JAN * 2027', '2026-12-20T00:00:00', '2026-12-31T23:59:59', false],
  ['0 0 0 1 JAN * 2027', '2026-12-31T23:59:59', '2027-01-01T00:00:00', true],
  ['10,20 * * * * * *', '2026-11-25T10:00:10', '2026-11-25T10:00:19', false],
])('the schedule %s, between %s and %s in China: %s', (cron, after, until, due) => {
  expect(parseCron(cron).due(at(after), at(until))).toBe(due)
})

test.each([
  '* * * * *',
  '60 * * * * * *',
  '0 0 24 * * * *',
  '0 0 0 0 * * *',
  '*/0 * * * * * *',
  'a * * * * * *',
  '',
])('the schedule "%s" is refused', cron => {
  expect(() => parseCron(cron)).toThrow()
})
