import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { contract as activitiesContract } from '../../../cloudfunctions/activities/contract'
import type { contract as circlesContract } from '../../../cloudfunctions/circles/contract'
import { identityCheckDigit } from '../../../cloudfunctions/kit/contract'
import type { contract as membersContract } from '../../../cloudfunctions/members/contract'
import { type Home, startHome } from '../../../local/home'
import type { DatabaseCall } from '../../../local/protocol/observer'
import { doorsOf, Refused } from '../people'
import { type State, stateOf } from './state'

/** What a person and an officer do, one after the other: ask to join, be approved, take a place. */
export const acts = ['apply', 'decide', 'signUp'] as const
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
  const home = await startHome({ port: 0, data: first, demo: true, dist })
  const cast = await prepare(home).finally(() => home.stop())
  process.env.NIANGJIA_KEYS = readFileSync(join(first, 'keys.json'), 'utf8')
  let tellings = 0
  return {
    async tell(kill) {
      tellings += 1
      const data = join(folder, String(tellings))
      cpSync(first, data, { recursive: true })
      try {
        return await tell(data, cast, dist, kill)
      } finally {
        rmSync(data, { recursive: true, force: true })
      }
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  }
}

type Cast = {
  worker: string
  officer: string
  union: string
  name: string
  idNumber: string
  activity: string
}

/** The worker has a verified phone and is in the officer's circle, where an activity is open. */
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
  await worker.to<typeof circlesContract>('circles').enter({ code })
  const now = await doors.now()
  const { id: activity } = await officer.to<typeof activitiesContract>('activities').open({
    title: '三人篮球',
    place: '厂区球场',
    note: '',
    startsAt: now + 24 * 3600_000,
    endsAt: now + 26 * 3600_000,
    places: 3,
    circles: [circle],
  })
  const { rows } = await members.findUnions({ words: '宏达' })
  const digits = '33019919900101099'
  return {
    worker: worker.id,
    officer: officer.id,
    union: rows[0]?.id ?? '',
    name: worker.name,
    idNumber: `${digits}${identityCheckDigit(digits)}`,
    activity,
  }
}

async function tell(
  data: string,
  { worker, officer, activity, ...application }: Cast,
  dist: string | undefined,
  kill: { act: Act; after: number } | undefined,
): Promise<Telling> {
  const calls: Telling['calls'] = { apply: [], decide: [], signUp: [] }
  let deaths = 0
  const home = await startHome({
    port: 0,
    data,
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
    const people = await doors.people()
    const as = (id: string) => {
      const person = people.find(one => one.id === id)
      if (!person) throw new Error(`nobody is ${id}`)
      return doors.as(person)
    }
    const [person, approver] = [await as(worker), await as(officer)]
    const consented = { ...application, consent: true } as const
    const options = { requestId: requestOf('apply') }
    const members = person.to<typeof membersContract>('members')
    const applied = await untilAnswered(() => members.apply(consented, options))
    const decidedOn = new Date(await doors.now()).toISOString().slice(0, 10)
    const decision = { applications: [applied.id], decision: 'approve', decidedOn }
    await untilAnswered(() => approver.call('members', 'decide', decision, requestOf('decide')))
    await untilAnswered(() => person.call('activities', 'signUp', { activity }, requestOf('signUp')))
    await doors.advance(60_000)
    return { calls, deaths, state: await stateOf(home.engine) }
  } finally {
    await home.stop()
  }
}

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
