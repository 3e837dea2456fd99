import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { contract } from '../../../cloudfunctions/journal/contract'
import { keysBeside } from '../../../local/keys'
import { openHome } from '../../home'
import { setStage } from '../../world'
import { doorsOf } from '../people'

const folder = mkdtempSync(join(tmpdir(), 'niangjia-chain-'))
const first = join(folder, 'first')
let officer = ''
let tellings = 0

beforeAll(async () => {
  const stage = await setStage()
  officer = stage.player('in', 'officer').token
  // Lines that are in no block yet, more than one block holds.
  const waiting = await stage.home.engine.find('journal', { filter: {}, limit: 40 })
  expect(waiting.length).toBeGreaterThan(10)
  await stage.home.engine.update('journal', { filter: {}, update: { $set: { block: 0 } }, multi: true })
  await stage.home.engine.remove('journal_blocks', { filter: {}, multi: true })
  await stage.stop()
  cpSync(stage.folder, first, { recursive: true })
  cpSync(keysBeside(stage.folder), keysBeside(first))
}, 300_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Lets the journal's timer run, its worker dying after this database call of it; answers the calls and the chain. */
async function tell(dies = 0) {
  tellings += 1
  const data = join(folder, String(tellings))
  cpSync(first, data, { recursive: true })
  let calls = 0
  let deaths = 0
  const home = await openHome({
    port: 0,
    data,
    keys: keysBeside(first),
    demo: true,
    seed: false,
    observer: {
      afterDatabaseCall({ functionName, workerPid }) {
        if (functionName !== 'journal') return
        calls += 1
        if (calls === dies && workerPid && home.runner.killWorkerOf(workerPid)) deaths += 1
      },
    },
  })
  try {
    const doors = doorsOf(home.url)
    for (let minutes = 0; minutes < 2; minutes += 1) await doors.advance(60_000)
    const made = calls
    const checked: Awaited<ReturnType<ReturnType<typeof asked>>> = await asked(doors.bare(officer))()
    const open = await home.engine.count('journal', { block: 0 })
    return { calls: made, deaths, faults: checked.faults, open }
  } finally {
    await home.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

type Check = NonNullable<(typeof contract)['actions']['check']['answer']>

const asked = (call: (system: string, action: string, input: object) => Promise<unknown>) => async () =>
  (await call('journal', 'check', { from: 1 })) as Check

test('whichever database call of the timer its worker dies after, every line is in one block and the chain holds', async () => {
  const { calls, faults, open } = await tell()
  expect({ faults, open }).toEqual({ faults: [], open: 0 })
  expect(calls).toBeGreaterThan(4)
  for (let after = 1; after <= Math.min(calls, 12); after += 1) {
    const told = await tell(after)
    expect({ after, ...told, calls: 0 }).toEqual({ after, calls: 0, deaths: 1, faults: [], open: 0 })
  }
}, 900_000)
