import { dispute } from '../../tests/flows/crowd-words'
import { withFolder } from '../harness/folder'
import { type Program, startProgram } from '../harness/program'
import type { Report, Topic } from '../harness/report'
import { median, p99 } from '../harness/spread'
import type { Tapped, TapWork } from '../programs/tappers'
import { openRun, people, type Run } from './run'

const few = 16
const filers = 300
const rounds = 5

/** Everybody at once, each over a connection of their own: a line to wait in, and cases filed at one body. */
export const crowds: Topic = report =>
  withFolder(async folder => {
    const run = await openRun(folder)
    const tappers = await startProgram('tappers', {})
    await line(report, run, tappers)
    await filing(report, run, tappers)
    await tappers.stop()
    await run.stop()
  })

/** All of these people at once, each once or three times in a row. */
const allAtOnce = (
  run: Run,
  work: Omit<TapWork, 'url' | 'connections' | 'taps'>,
  name: string,
  each = 1,
) => ({
  count(from: number, to: number): TapWork {
    const taps = run.runners.slice(from, to).flatMap(({ token }, i) => {
      const tap = { token, requestId: `${name}-${String(i).padStart(4, '0')}-of-bench` }
      return Array.from({ length: each }, () => tap)
    })
    return { url: run.url, connections: taps.length, taps, ...work }
  },
})

/** Other side: the same for sixteen at once. One more round has everybody tap three times. */
async function line(report: Report, run: Run, tappers: Program): Promise<void> {
  let wrong = 0
  const join = async (name: string, count: number, each = 1) => {
    const activity = await run.open(1)
    await run.call(people - 1, 'activities', 'signUp', { activity })
    const work = { system: 'activities', action: 'wait', input: { activity } }
    const done = await tappers.ask<Tapped>(allAtOnce(run, work, name, each).count(0, count))
    const doc = await run.get<{ waiting: { person: string }[] }>({
      collection: 'activities_activities',
      id: activity,
    })
    const inLine = new Set(doc.waiting.map(({ person }) => person)).size
    wrong += count - inLine + (doc.waiting.length - inLine) + (count * each - done.well)
    return p99(done.each)
  }
  const all = people - 1
  await join('warm', few)
  const slow: { few: number[]; all: number[] } = { few: [], all: [] }
  for (let round = 0; round < rounds; round += 1) {
    slow.few.push(await join(`few-${round}`, few))
    slow.all.push(await join(`all-${round}`, all))
  }
  await join('thrice', all, 3)
  const [a, b] = [median(slow.few), median(slow.all)]
  report.figure(
    'line-p99',
    b / a,
    { atMost: 4 },
    `${all} joining one line at once ${b.toFixed(0)} ms at p99, ${few} at once ${a.toFixed(0)} ms`,
  )
  report.figure(
    'line-wrong',
    wrong,
    { atMost: 0 },
    `of ${all} at once not in line, in it twice or refused, ${rounds} rounds and one with triple taps`,
  )
}

/** Other side: as many calls at once that each make one bare conditional update of one document. */
async function filing(report: Report, run: Run, tappers: Program): Promise<void> {
  const [body] = await run.find<{ _id: string }>('bodies_bodies', { kind: 'street' })
  await run.ask({ insert: { collection: 'bench_counters', documents: [{ _id: 'all', left: 1_000_000 }] } })
  const input = { ...dispute, body: body?._id ?? '' }
  const file = (name: string) =>
    tappers.ask<Tapped>(allAtOnce(run, { system: 'mediation', action: 'file', input }, name).count(0, filers))
  const bare = (name: string) =>
    tappers.ask<Tapped>(
      allAtOnce(run, { system: 'bare-update', action: 'do', input: { id: 'all' } }, name).count(0, filers),
    )
  const before = await numbersAt(run, input.body)
  const slow: { ours: number[]; bare: number[] } = { ours: [], bare: [] }
  let refused = 0
  for (let round = 0; round < 3; round += 1) {
    slow.bare.push(p99((await bare(`bare-${round}`)).each))
    const { each, well } = await file(`file-${round}`)
    refused += filers - well
    slow.ours.push(p99(each))
  }
  const numbers = await numbersAt(run, input.body)
  const wrong = numbers.filter((n, i) => n !== i + 1).length
  const missing = before.length + 3 * filers - numbers.length
  const [a, b] = [median(slow.bare), median(slow.ours)]
  const words = `${filers} filing at one body at once`
  report.figure('filing-p99', b / 1000, { atMost: 3 }, `seconds at p99, ${words}`)
  report.beside(
    'filing-ratio',
    `${(b / a).toFixed(1)} of ${filers} bare updates at once, ${a.toFixed(0)} ms at p99`,
  )
  report.figure(
    'filing-wrong',
    refused + missing + wrong,
    { atMost: 0 },
    `refused, missing, gaps or doubles, ${words}`,
  )
}

async function numbersAt(run: Run, body: string): Promise<number[]> {
  const cases = await run.find<{ register: string; n: number }>('mediation_cases', {})
  const here = cases.filter(({ register }) => register.startsWith(`${body}/`))
  return here.map(({ n }) => n).sort((x, y) => x - y)
}
