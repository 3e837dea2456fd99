import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Case, Receipt } from '../../../cloudfunctions/mediation/contract'
import type { Home } from '../../../local/home'
import { keysBeside } from '../../../local/keys'
import { openHome } from '../../home'
import { setStage } from '../../world'
import { doorsOf } from '../people'
import { differences, type State, stateOf } from './state'

const day = 24 * 3600_000
const folder = mkdtempSync(join(tmpdir(), 'niangjia-sweeps-'))
const first = join(folder, 'first')
let clean: Telling
let tellings = 0

beforeAll(async () => {
  await prepare()
  process.env.NIANGJIA_KEYS = readFileSync(keysBeside(first), 'utf8')
  clean = await tell()
}, 300_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('six days pass a case up, end one by silence and remind of a payment', () => {
  const left = JSON.stringify([...clean.state])
  for (const words of ['自动上报', '对方到期没有答复', '按协议付款']) expect(left).toContain(words)
  expect(clean.calls).toBeGreaterThan(20)
})

test('whichever database call of the timer its worker dies after, the next leave what a life without death leaves', async () => {
  for (let after = 1; after <= clean.calls; after += 1) {
    const { state, deaths } = await tell({ dies: after })
    expect({ after, deaths, differences: differences(clean.state, state) }).toEqual({
      after,
      deaths: 1,
      differences: [],
    })
  }
}, 1_200_000)

test('timers that overlap leave what one leaves', async () => {
  const { state, deaths } = await tell({ overlaps: true })
  expect({ deaths, differences: differences(clean.state, state) }).toEqual({ deaths: 0, differences: [] })
}, 300_000)

type Telling = { state: State; calls: number; deaths: number }

/** Lets six days pass over a copy of the same beginning, with the timer dying once or running beside itself. */
async function tell(how: { dies?: number; overlaps?: true } = {}): Promise<Telling> {
  tellings += 1
  const data = join(folder, String(tellings))
  cpSync(first, data, { recursive: true })
  let calls = 0
  let deaths = 0
  const beside: Promise<unknown>[] = []
  const home: Home = await openHome({
    port: 0,
    data,
    keys: keysBeside(first),
    demo: true,
    seed: false,
    observer: {
      afterDatabaseCall({ functionName, workerPid }) {
        if (functionName !== 'mediation') return
        calls += 1
        if (calls === how.dies && workerPid && home.runner.killWorkerOf(workerPid)) deaths += 1
        if (calls === 1 && how.overlaps) beside.push(fire(home), fire(home))
      },
    },
  })
  try {
    const doors = doorsOf(home.url)
    await doors.advance(6 * day)
    await Promise.all(beside)
    // A reminder whose worker died is taken up again when its lease of 90 s is over.
    for (let minutes = 0; minutes < 3; minutes += 1) await doors.advance(60_000)
    return { state: ours(await stateOf(home.engine)), calls, deaths }
  } finally {
    await home.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

/** What the timer of disputes writes; warnings weigh signs in whatever order they came. */
const ours = (state: State): State =>
  new Map([...state].filter(([key, doc]) => !/warnings/.test(key) && !/warnings_/.test(JSON.stringify(doc))))

const fire = (home: Home) =>
  home.runner.invoke({
    name: 'mediation',
    event: JSON.stringify({ Type: 'Timer', TriggerName: 'everyMinute' }),
    source: ['wx_trigger'],
  })

/** One case nobody touches, one whose other side was asked, one with a payment due in five days. */
async function prepare(): Promise<void> {
  const stage = await setStage()
  const world = await stage.worldFor(stage.player('in', 'worker'))
  const say = async <R>(as: 'worker' | 'mediator', action: string, input: object) =>
    world.call<R>(as, 'mediation', action, input)
  const file = async () => {
    const { id } = await say<Receipt>('worker', 'file', {
      body: world.body,
      filer: '苏晓梅',
      dispute: 'wages',
      respondent: '宏达机械有限公司',
      respondentAddress: '',
      request: '支付拖欠的工资 12000 元',
      facts: '公司自 8 月起没有发工资。',
    })
    return id
  }
  await file()
  await say('mediator', 'askOther', { case: await file() })
  const paying = await file()
  await say('mediator', 'accept', { case: paying })
  await say('mediator', 'assign', { case: paying, mediator: world.person('mediator').id })
  const dayOf = (instant: number) => new Date(instant + 8 * 3600_000).toISOString().slice(0, 10)
  const { agreement } = await say<Case>('mediator', 'settle', {
    case: paying,
    result: '公司付清 12000 元。',
    performance: '转入工资卡。',
    instalments: [{ day: dayOf(world.now + 5 * day), amount: 1_200_000, what: '' }],
  })
  const signers = (agreement?.signatures ?? []).map(({ key }) => key)
  const photo = await world.sheet([['签字']], 'mediator')
  await say('mediator', 'recordSignature', { case: paying, signers, day: dayOf(world.now), photo })
  await stage.stop()
  cpSync(stage.folder, first, { recursive: true })
  cpSync(keysBeside(stage.folder), keysBeside(first))
}
