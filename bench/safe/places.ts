import { withFolder } from '../harness/folder'
import { inTurn } from '../harness/in-turn'
import { startProgram } from '../harness/program'
import type { Report, Topic } from '../harness/report'
import { median, p99 } from '../harness/spread'
import type { Tapped, TapWork } from '../programs/tappers'
import { openRun, people, places, type Run } from './run'

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
    let rounds = 0

    const tap = (system: string, activity: string) => {
      rounds += 1
      const work = { url: run.url, connections, system, action: 'signUp', input: { activity } }
      return tappers.ask<Tapped>({ ...work, taps: tapsOf(run, rounds) } satisfies TapWork)
    }
    const ours = async () => {
      const activity = await run.open(places)
      const { ms, each, refused } = await tap('activities', activity)
      const { taken, people: different } = await heldIn(run, activity)
      wrong.sold += Math.abs(taken - places)
      wrong.double += taken - different
      if (Object.keys(refused).some(reason => reason !== 'sold-out')) throw new Error(JSON.stringify(refused))
      slowest.ours.push(p99(each))
      return ms
    }
    const theirs = async () => {
      const activity = `bench-${slowest.theirs.length}`
      const { ms, each } = await tap('count-find-insert', activity)
      const rows = await run.find<{ person: string }>('bench_sign_ups', { activity })
      wrong.oversold.push(rows.length - places)
      wrong.doubled += rows.length - different(rows)
      slowest.theirs.push(p99(each))
      return ms
    }

    const { ratio, a, b } = await inTurn(theirs, ours)
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
      `places sold too many, too few or twice: ${people} people and ${taps} taps for ${places}, ${slowest.ours.length} rounds`,
    )
    const over = wrong.oversold.reduce((sum, n) => sum + n, 0)
    report.beside(
      'places-oversold',
      `${over} by count, find, insert in ${slowest.theirs.length} rounds, up to ${Math.max(...wrong.oversold)} in one; ${wrong.doubled} of all places went to one who had one`,
    )
    await trips(report, run)
    await tappers.stop()
    await run.stop()
  })

/** Database calls of one call nobody disturbs, the actor's reading among them. */
async function trips(report: Report, run: Run): Promise<void> {
  const activity = await run.open(3, 3600_000)
  const { codes } = await run.activities.door({ activity })
  const code = codes[0]?.digits ?? ''
  const most = async (
    prefix: string,
    calls: { person: number; action: string; input: object; fine: boolean }[],
  ) => {
    for (const [i, { person, action, input, fine }] of calls.entries()) {
      const reply = await run.call(person, 'activities', action, input, `${prefix}-${i}-trips`)
      if (reply !== fine) throw new Error(`${action} of ${prefix} came out as it should not`)
    }
    const counted = Object.values(await run.trips(prefix))
    return counted.length === calls.length ? Math.max(...counted) : Number.NaN
  }
  const signUp = (person: number, fine: boolean) => ({ person, action: 'signUp', input: { activity }, fine })
  const checkIn = (person: number) => ({ person, action: 'checkIn', input: { activity, code }, fine: true })
  const taken = await most('take', [signUp(0, true), signUp(1, true), signUp(2, true)])
  const first = await most('first-soldout', [signUp(3, false)])
  const soldOut = await most('soldout', [signUp(4, false), signUp(5, false), signUp(6, false)])
  const arrived = await most('arrive', [checkIn(0), checkIn(1)])
  const words = 'database calls of one call, reading who calls among them'
  report.figure('trips-sign-up', taken, { atMost: 2 }, words)
  report.figure('trips-sold-out', soldOut, { atMost: 2 }, `${words}; ${first} where a process meets it first`)
  report.figure('trips-check-in', arrived, { atMost: 2 }, words)
}

/** Everybody in another order, the first hundred three times in a row. */
const tapsOf = (run: Run, round: number): TapWork['taps'] =>
  shuffled(run.runners).flatMap(({ token }, i) => {
    const tap = { token, requestId: `round-${round}-${i}-of-bench` }
    return i % (people / triple) === 0 ? [tap, tap, tap] : [tap]
  })

async function heldIn(run: Run, id: string) {
  const doc = await run.get<{ taken: { person: string }[] }>({ collection: 'activities_activities', id })
  return { taken: doc.taken.length, people: different(doc.taken) }
}

const different = (rows: readonly { person: string }[]) => new Set(rows.map(({ person }) => person)).size

function shuffled<T>(items: readonly T[]): T[] {
  const rest = [...items]
  for (let i = rest.length - 1; i > 0; i -= 1) {
    const j = Math.floor(Math.random() * (i + 1))
    const [one, two] = [rest[i], rest[j]]
    if (one !== undefined && two !== undefined) [rest[i], rest[j]] = [two, one]
  }
  return rest
}
