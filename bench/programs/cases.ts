import { begin } from '../../cloudfunctions/kit/clocks'
import { keep } from '../../cloudfunctions/kit/pending'
import { type Matter, open, take } from '../../cloudfunctions/kit/procedure/matter'
import type { Kept } from '../../cloudfunctions/kit/store'
import { type CaseState, mediating } from '../../cloudfunctions/mediation/procedure'
import { type Home, startHome } from '../../local/home'
import { answering, given } from '../harness/answering'
import { personDoc } from '../harness/crowd'

/** So many cases of one body that wait, of which `due` are silent too long. */
export type CasesGiven = { data: string; dist: string; waiting: number; due: number }

/** A sweep goes on until so many cases more were passed up, a hundred at a tick. */
export type CasesAsked =
  | { kind: 'sweep'; cases: number }
  | { kind: 'call'; action: string; input: object; calls: number }

/** Cases read are those the database gave out, one by one or in lists. */
export type Swept = { ms: number; read: number; passed: number }
export type Answered = { ms: number; trips: number }

const day = 24 * 3600_000
const path = '/city/street/'

async function start(): Promise<void> {
  const { data, dist, waiting, due } = given<CasesGiven>()
  let trips = 0
  const observer = {
    afterDatabaseCall() {
      trips += 1
    },
  }
  const home = await startHome({ port: 0, data, dist, demo: true, seed: false, still: true, observer })
  const now = Date.now()
  await home.engine.bulkLoad('unions', [
    { _id: 'city', name: '市总工会', level: 'city', parent: null, path: '/city/', pieces: [], rev: 1 },
    { _id: 'street', name: '街道总工会', level: 'street', parent: 'city', path, pieces: [], rev: 1 },
  ])
  await home.engine.bulkLoad('people', [mediator])
  await home.engine.bulkLoad('mediation_cases', casesOf(waiting, due, now))
  const read = countReads(home)
  answering(
    async (asked: CasesAsked) => (asked.kind === 'sweep' ? sweep(home, read, asked.cases) : call(asked)),
    home.stop,
  )

  async function call({ action, input, calls }: Extract<CasesAsked, { kind: 'call' }>): Promise<Answered> {
    const before = trips
    const began = performance.now()
    for (let i = 0; i < calls; i += 1) {
      const requestId = `bench-${action}-${i}`
      const event = JSON.stringify({ action, input, requestId })
      const outcome = await home.runner.invoke({
        name: 'mediation',
        event,
        openid: 'mediator',
        source: ['wx_client'],
        requestId,
      })
      if (outcome.kind !== 'answered' || !JSON.parse(outcome.result).ok)
        throw new Error(JSON.stringify(outcome))
    }
    return { ms: (performance.now() - began) / calls, trips: (trips - before) / calls }
  }
}

async function sweep(home: Home, read: () => number, cases: number): Promise<Swept> {
  const late = () => home.engine.count('mediation_cases', { passUpAt: { $gt: 0, $lte: Date.now() } })
  const before = await late()
  const began = performance.now()
  for (let done = 0; done < cases; done += 100) {
    const outcome = await home.runner.invoke({
      name: 'mediation',
      event: JSON.stringify({ Type: 'Timer', TriggerName: 'everyMinute' }),
      source: ['wx_trigger'],
      requestId: `tick-${before}-${done}`,
    })
    if (outcome.kind !== 'answered') throw new Error(JSON.stringify(outcome))
  }
  const ms = performance.now() - began
  return { ms, read: read(), passed: before - (await late()) }
}

/** Documents of cases the engine gives out, since last asked. */
function countReads({ engine }: Home): () => number {
  let documents = 0
  const { get, texts } = engine
  engine.get = async (...given) => {
    const found = await get.apply(engine, given)
    if (given[0] === 'mediation_cases' && found) documents += 1
    return found
  }
  engine.texts = async (...given) => {
    const found = await texts.apply(engine, given)
    if (given[0] === 'mediation_cases') documents += found.length
    return found
  }
  return () => {
    const counted = documents
    documents = 0
    return counted
  }
}

/** What of a case the sweep and the lists look at. */
type Waiting = Kept &
  Matter<CaseState> & { register: string; n: number; number: string; lists: string[] } & typeof body &
  typeof words

function* casesOf(waiting: number, due: number, now: number): Generator<Record<string, unknown>> {
  const held = { name: '沈雪琴', level: 'street', since: now, union: 'street', path, person: 'm' }
  const step = { at: now - 2 * 3600_000, by: '苏晓梅' }
  const fresh = take(mediating, open(mediating, held, step), 'submit', step)
  const later = begin('pass-up.first', now + 30 * day).dueAt
  for (let n = 0; n < waiting; n += 1) {
    yield {
      ...keep<Waiting>({
        _id: `case-${String(n).padStart(7, '0')}`,
        ...fresh,
        passUpAt: n < due ? now - 60_000 : later + n,
        dueAt: fresh.dueAt + n,
        register: 'body/2026',
        n: n + 1,
        number: `街劳调〔2026〕${n + 1}号`,
        ...body,
        ...words,
        lists: ['body', 'm'],
      }),
      pendingAt: 0,
    }
  }
}

const mediator = personDoc('mediator', '沈雪琴', [], {}, [
  { role: 'mediator', of: 'body', path, name: '调解' },
])

const body = { body: 'body', bodyName: '街道调解中心', bodyShort: '街', level: 'street', path }
const words = {
  dispute: 'wages',
  amount: null,
  request: '支付拖欠的工资',
  facts: '公司没有发工资。',
  witnesses: '',
  applicants: [],
  respondents: [
    { key: 'res-0', name: '宏达机械有限公司', address: '', head: '', headOffice: '', contact: null },
  ],
  marks: [],
  filerPerson: 'filer',
  takenDown: null,
  writtenAt: 0,
  receivedAt: 0,
  otherSide: null,
  mediator: null,
  changeAsked: null,
  extension: null,
  evidence: [],
  sessions: [],
  agreement: null,
  papers: [],
  guests: [],
  rating: null,
  endedAt: null,
  archive: null,
  remark: null,
  remindAt: 0,
}

void start()
