import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { contract as activitiesContract } from '../../cloudfunctions/activities/contract'
import type { contract as circlesContract } from '../../cloudfunctions/circles/contract'
import { personIdOf } from '../../cloudfunctions/kit/ids'
import { withFolder } from '../harness/folder'
import { inTurn } from '../harness/in-turn'
import { built, startProgram } from '../harness/program'
import type { Report, Topic } from '../harness/report'
import type { Tapped, TapWork } from '../programs/tappers'
import { openCity } from './city'

const people = 400
const places = 50
const connections = 16
const triple = 100

/**
 * Other side: a function that counts, finds and inserts, run by the same workers over the same database. A quarter of
 * the people tap three times at once. Both sides are asked by the same people over the same connections.
 */
export const placesTaken: Topic = report =>
  withFolder(async folder => {
    const run = await openRun(folder)
    const tappers = await startProgram('tappers', {})
    const wrong = { sold: 0, double: 0, oversold: [] as number[], doubled: 0 }
    const slowest: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] }

    const tap = async (system: string, activity: string) => {
      const work = {
        ...run.round(),
        url: run.url,
        connections,
        system,
        action: 'signUp',
        input: { activity },
      }
      return tappers.ask<Tapped>(work satisfies TapWork)
    }
    const ours = async () => {
      const activity = await run.open(places)
      const { ms, each, refused } = await tap('activities', activity)
      const { taken, people: different } = await run.taken(activity)
      wrong.sold += Math.abs(taken - places)
      wrong.double += taken - different
      if (Object.keys(refused).some(reason => reason !== 'sold-out')) throw new Error(JSON.stringify(refused))
      slowest.ours.push(p99(each))
      return ms
    }
    const theirs = async () => {
      const activity = `bench-${slowest.theirs.length}`
      const { ms, each } = await tap(other, activity)
      const { taken, people: different } = await run.rows(activity)
      wrong.oversold.push(taken - places)
      wrong.doubled += taken - different
      slowest.theirs.push(p99(each))
      return ms
    }

    const { ratio, a, b } = await inTurn(theirs, ours)
    const rounds = slowest.ours.length
    const taps = people + 2 * triple
    const rate = (ms: number) => `${((taps / ms) * 1000).toFixed(0)}/s`
    report.figure('places', ratio, { atLeast: 1 }, `${rate(b)} sign-ups, ${rate(a)} by count, find, insert`)
    const [slow, other99] = [median(slowest.ours), median(slowest.theirs)]
    report.figure(
      'places-p99',
      slow / other99,
      { atMost: 1 },
      `${slow.toFixed(1)} ms, ${other99.toFixed(1)} ms by count, find, insert; ${connections} connections`,
    )
    report.figure(
      'places-wrong',
      wrong.sold + wrong.double,
      { atMost: 0 },
      `places sold too many, too few or twice: ${people} people and ${taps} taps for ${places}, ${rounds} rounds`,
    )
    const over = wrong.oversold.reduce((sum, n) => sum + n, 0)
    report.beside(
      'places-oversold',
      `${over} by count, find, insert in ${rounds} rounds, up to ${Math.max(...wrong.oversold)} in one; ${wrong.doubled} of all places went to one who had one`,
    )
    await trips(report, run)
    await tappers.stop()
    await run.stop()
  })

/** Database calls of one call nobody disturbs, the actor's reading among them. */
async function trips(report: Report, run: Awaited<ReturnType<typeof openRun>>): Promise<void> {
  const activity = await run.open(3, 3600_000)
  const code = await run.doorCode(activity)
  const most = async (
    prefix: string,
    calls: { person: number; action: string; input: object; fine: boolean }[],
  ) => {
    for (const [i, { person, action, input, fine }] of calls.entries()) {
      const reply = await run.call(person, action, input, `${prefix}-${i}-trips`)
      if (reply !== fine) throw new Error(`${action} of ${prefix} came out as it should not`)
    }
    const counted = Object.values(await run.trips(prefix))
    return counted.length === calls.length ? Math.max(...counted) : Number.NaN
  }
  const signUp = (person: number, fine: boolean) => ({ person, action: 'signUp', input: { activity }, fine })
  const checkIn = (person: number) => ({ person, action: 'checkIn', input: { activity, code }, fine: true })
  const taken = await most('take', [signUp(0, true), signUp(1, true), signUp(2, true)])
  const soldOut = await most('soldout', [signUp(3, false), signUp(4, false)])
  const arrived = await most('arrive', [checkIn(0), checkIn(1)])
  const words = 'database calls of one call, reading who calls among them'
  report.figure('trips-sign-up', taken, { atMost: 3 }, words)
  report.figure('trips-sold-out', soldOut, { atMost: 2 }, words)
  report.figure('trips-check-in', arrived, { atMost: 4 }, words)
}

const other = 'count-find-insert'
const steward = '宏达机械工会'

/** The demo city with four hundred more people in one circle, and the other function among ours. */
async function openRun(folder: string) {
  const { ask, doors, playing, stop, url } = await openCity({
    data: join(folder, 'city'),
    functionsDir: withOther(join(folder, 'functions')),
  })
  const officer = await playing('工会干部', steward)
  const { id: circle } = await officer.to<typeof circlesContract>('circles').open({ name: '跑步圈' })
  const activities = officer.to<typeof activitiesContract>('activities')
  const openids = Array.from({ length: people }, (_, i) => `bench-runner-${i}`)
  const documents = openids.map((openid, i) => personDoc(openid, `职工${i}`, circle))
  await ask({ insert: { collection: 'people', documents } })
  const shown = openids.map((_id, i) => ({ _id, name: `职工${i}`, roles: [], union: steward }))
  await ask({ insert: { collection: 'people_demo', documents: shown } })
  const runners: Awaited<ReturnType<typeof doors.as>>[] = []
  for (const [i, id] of openids.entries()) {
    runners.push(await doors.as({ id, name: `职工${i}`, roles: [], union: steward }))
  }
  let rounds = 0
  return {
    url,
    stop,
    /** Everybody in another order, the first hundred three times in a row. */
    round() {
      rounds += 1
      const taps = shuffled(runners).flatMap(({ token }, i) => {
        const tap = { token, requestId: `round-${rounds}-${i}-of-bench` }
        return i % (people / triple) === 0 ? [tap, tap, tap] : [tap]
      })
      return { taps }
    },
    async open(places: number, inMs = 24 * 3600_000) {
      const startsAt = (await doors.now()) + inMs
      const plan = { title: '三人篮球', place: '厂区球场', note: '', places, circles: [circle] }
      const opened = await activities.open({ ...plan, startsAt, endsAt: startsAt + 2 * 3600_000 })
      return opened.id
    },
    async doorCode(activity: string) {
      const { codes } = await activities.door({ activity })
      return codes[0]?.digits ?? ''
    },
    async call(person: number, action: string, input: object, requestId: string): Promise<boolean> {
      const runner = runners[person]
      if (!runner) throw new Error('no such runner')
      return runner.call('activities', action, input, requestId).then(
        () => true,
        () => false,
      )
    },
    trips: (prefix: string) => ask<Record<string, number>>({ trips: prefix }),
    async taken(id: string) {
      const doc = await ask<{ taken: { person: string }[] }>({
        get: { collection: 'activities_activities', id },
      })
      return { taken: doc.taken.length, people: new Set(doc.taken.map(({ person }) => person)).size }
    },
    async rows(activity: string) {
      const found = await ask<{ person: string }[]>({
        find: { collection: collection.name, filter: { activity } },
      })
      return { taken: found.length, people: new Set(found.map(({ person }) => person)).size }
    },
  }
}

const collection = { name: 'bench_sign_ups', indexes: [{ fields: ['activity', 'person'] }] }

/** Our built functions with the other one beside them. */
function withOther(folder: string): string {
  cpSync(join(built, 'cloudfunctions'), folder, { recursive: true })
  const at = join(folder, other)
  mkdirSync(at)
  cpSync(join(built, `${other}.js`), join(at, 'index.js'))
  writeFileSync(join(at, 'collections.json'), JSON.stringify([collection]))
  return folder
}

const personDoc = (openid: string, name: string, circle: string) => ({
  _id: personIdOf(openid),
  rev: 1,
  pending: [],
  pendingAt: 0,
  done: [],
  openid,
  name,
  phone: { key: 'none', box: '' },
  phoneMark: '',
  roles: [],
  groups: [circle],
  woman: null,
  platform: false,
  hours: null,
  credits: {},
  told: [],
  opened: [],
  member: null,
})

function shuffled<T>(items: readonly T[]): T[] {
  const rest = [...items]
  for (let i = rest.length - 1; i > 0; i -= 1) {
    const j = Math.floor(Math.random() * (i + 1))
    const [one, two] = [rest[i], rest[j]]
    if (one !== undefined && two !== undefined) [rest[i], rest[j]] = [two, one]
  }
  return rest
}

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b)
const at = (values: readonly number[], share: number) =>
  sorted(values)[Math.floor(values.length * share)] ?? Number.NaN
const p99 = (values: readonly number[]) => at(values, 0.99)
const median = (values: readonly number[]) => at(values, 0.5)
