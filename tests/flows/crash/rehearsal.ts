import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { contract as activitiesContract } from '../../../cloudfunctions/activities/contract'
import type { contract as circlesContract } from '../../../cloudfunctions/circles/contract'
import { identityCheckDigit } from '../../../cloudfunctions/kit/contract'
import type { contract as membersContract } from '../../../cloudfunctions/members/contract'
import type { contract as rosterContract } from '../../../cloudfunctions/roster/contract'
import type { Home } from '../../../local/home'
import { keysBeside } from '../../../local/keys'
import type { DatabaseCall } from '../../../local/protocol/observer'
import { rosterFile } from '../../../local/seed/roster'
import { openHome } from '../../home'
import { doorsOf, Refused } from '../people'
import { type State, stateOf } from './state'

/**
 * What a worker and an officer do, one after the other: join, take a place, wait for another and get it when somebody
 * gives theirs back, ask and be answered, send a notice and choose in its poll, read a roster and take it in.
 */
export const acts = [
  'apply',
  'decide',
  'signUp',
  'wait',
  'cancel',
  'acceptOffer',
  'ask',
  'answer',
  'send',
  'vote',
  'begin',
  'takeIn',
] as const
export type Act = (typeof acts)[number]

/** One telling of all acts: the database calls each made, how often a worker died under it, and what is left. */
export type Telling = { calls: Record<Act, string[]>; deaths: number; state: State }

export type Rehearsal = {
  /** Tells it from the same beginning; with `kill`, the worker dies once, right after this database call of this act. */
  tell(kill?: { act: Act; after: number }): Promise<Telling>
  end(): void
}

/** A demo city with a worker ready to join; every telling begins with a copy of it. `dist` holds the built functions. */
export async function openRehearsal(dist?: string): Promise<Rehearsal> {
  const folder = mkdtempSync(join(tmpdir(), 'niangjia-crash-'))
  const first = join(folder, 'first')
  const home = await openHome({ port: 0, data: first, demo: true, dist })
  const cast = await prepare(home).finally(() => home.stop())
  process.env.NIANGJIA_KEYS = readFileSync(keysBeside(first), 'utf8')
  let tellings = 0
  return {
    async tell(kill) {
      tellings += 1
      const data = join(folder, String(tellings))
      cpSync(first, data, { recursive: true })
      try {
        return await tell({ data, keys: keysBeside(first) }, cast, dist, kill)
      } finally {
        rmSync(data, { recursive: true, force: true })
      }
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  }
}

type Player = Awaited<ReturnType<ReturnType<typeof doorsOf>['as']>>

type Cast = {
  worker: string
  officer: string
  union: string
  name: string
  idNumber: string
  circle: string
  /** One activity with places, and one whose only place the officer has. */
  activity: string
  soldOut: string
  /** An uploaded roster. */
  file: string
}

/** The worker has a verified phone and is in the officer's circle, where two activities are open. */
async function prepare(home: Home): Promise<Cast> {
  const doors = doorsOf(home.url)
  const people = await doors.people()
  const playing = (title: string, union = '宏达机械工会') => {
    const found = people.find(({ roles, union: at }) => roles.includes(title) && at === union)
    if (!found) throw new Error(`nobody plays ${title}`)
    return doors.as(found)
  }
  const officer = await playing('工会干部')
  const worker = await playing('第一次打开的职工')
  const members = worker.to<typeof membersContract>('members')
  const phone = '13700000099'
  await members.sendCode({ phone })
  await members.verifyPhone({ phone, code: await doors.smsCode(phone), name: worker.name })
  const circles = officer.to<typeof circlesContract>('circles')
  const { id: circle } = await circles.open({ name: '装配车间' })
  const { code } = await circles.code({ circle })
  for (const person of [worker, officer]) {
    await person.to<typeof circlesContract>('circles').enter({ code })
  }
  const activities = officer.to<typeof activitiesContract>('activities')
  const now = await doors.now()
  const plan = {
    title: '三人篮球',
    place: '厂区球场',
    note: '',
    startsAt: now + 24 * 3600_000,
    endsAt: now + 26 * 3600_000,
    circles: [circle],
  }
  const { id: activity } = await activities.open({ ...plan, places: 3 })
  const { id: soldOut } = await activities.open({ ...plan, places: 1 })
  await activities.signUp({ activity: soldOut })
  const { rows } = await members.findUnions({ words: '宏达' })
  const file = await doors.upload(officer.token, await rosterFile(400, 4))
  // What the timers still had to write is written in no telling.
  await doors.advance(60_000)
  const digits = '33019919900101099'
  return {
    worker: worker.id,
    officer: officer.id,
    union: rows[0]?.id ?? '',
    name: worker.name,
    idNumber: `${digits}${identityCheckDigit(digits)}`,
    circle,
    activity,
    soldOut,
    file,
  }
}

async function tell(
  place: { data: string; keys: string },
  cast: Cast,
  dist: string | undefined,
  kill: { act: Act; after: number } | undefined,
): Promise<Telling> {
  const calls = noCalls()
  let deaths = 0
  const home = await openHome({
    ...place,
    port: 0,
    demo: true,
    dist,
    observer: {
      afterDatabaseCall({ requestId, action, n, workerPid }: DatabaseCall) {
        const act = acts.find(one => requestOf(one) === requestId)
        if (!act) return
        calls[act].push(action)
        if (deaths > 0 || act !== kill?.act || n !== kill.after || !workerPid) return
        if (home.runner.killWorkerOf(workerPid)) deaths += 1
      },
    },
  })
  try {
    const doors = doorsOf(home.url)
    await play(doors, cast)
    // What a timer had begun in the worker that died is taken up again when its lease of 90 s is over.
    for (let minutes = 0; minutes < 3; minutes += 1) await doors.advance(60_000)
    return { calls, deaths, state: await stateOf(home.engine) }
  } finally {
    await home.stop()
  }
}

async function play(doors: ReturnType<typeof doorsOf>, cast: Cast): Promise<void> {
  const { circle, activity, soldOut, file, union, name, idNumber } = cast
  const people = await doors.people()
  const as = (id: string) => {
    const person = people.find(one => one.id === id)
    if (!person) throw new Error(`nobody is ${id}`)
    return doors.as(person)
  }
  const [worker, officer] = [await as(cast.worker), await as(cast.officer)]
  const act = async (who: typeof worker, name: Act, system: string, action: string, input: object) => {
    const answer = await untilAnswered(() => who.call(system, action, input, requestOf(name)))
    return String(Reflect.get(Object(answer), 'id') ?? '')
  }
  const application = { union, name, idNumber, consent: true }
  const applied = await act(worker, 'apply', 'members', 'apply', application)
  const decidedOn = new Date(await doors.now()).toISOString().slice(0, 10)
  const decision = { applications: [applied], decision: 'approve', decidedOn }
  await act(officer, 'decide', 'members', 'decide', decision)
  await act(worker, 'signUp', 'activities', 'signUp', { activity })
  await act(worker, 'wait', 'activities', 'wait', { activity: soldOut })
  await act(officer, 'cancel', 'activities', 'cancel', { activity: soldOut })
  await act(worker, 'acceptOffer', 'activities', 'acceptOffer', { activity: soldOut })
  const question = await act(worker, 'ask', 'circles', 'ask', { circle, text: '夜班补贴什么时候发？' })
  await act(officer, 'answer', 'circles', 'answer', { question, text: '这个月 15 日。' })
  const poll = { question: '哪天聚餐', options: ['周五', '周六'] }
  const words = { title: '聚餐', body: '下班后在食堂。', circles: [circle], poll }
  const post = await act(officer, 'send', 'notices', 'send', words)
  await act(worker, 'vote', 'notices', 'vote', { post, option: 1 })
  const roster = await act(officer, 'begin', 'roster', 'begin', { file, name: '名册.xlsx' })
  await untilRead(doors, officer, roster)
  await act(officer, 'takeIn', 'roster', 'apply', { roster })
}

/** The page drives the reading of a roster; a piece that died under its worker is taken up again when its lease ends. */
async function untilRead(doors: ReturnType<typeof doorsOf>, officer: Player, roster: string): Promise<void> {
  const rosters = officer.to<typeof rosterContract>('roster')
  for (let goes = 0; goes < 20; goes += 1) {
    const { state } = await rosters.go({ roster })
    if (state === 'ready') return
    if (state === 'reading' || state === 'comparing') await doors.advance(31_000)
  }
  throw new Error('the roster is never read')
}

const noCalls = (): Telling['calls'] => ({
  apply: [],
  decide: [],
  signUp: [],
  wait: [],
  cancel: [],
  acceptOffer: [],
  ask: [],
  answer: [],
  send: [],
  vote: [],
  begin: [],
  takeIn: [],
})

const requestOf = (act: Act) => `crash-${act}-0001`

/** Sends the same request again while the answer is that its worker died. */
async function untilAnswered<R>(call: () => Promise<R>): Promise<R> {
  for (let tries = 0; tries < 10; tries += 1) {
    try {
      return await call()
    } catch (error) {
      if (!(error instanceof Refused) || error.reason !== 'crashed') throw error
    }
  }
  throw new Error('the worker dies every time')
}
