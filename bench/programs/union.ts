import { join } from 'node:path'
import templates from '../../cloudfunctions/kit/templates.json'
import { openBooks } from '../../local/books/books'
import { keepCredits } from '../../local/books/credits'
import { type Home, startHome } from '../../local/home'
import { callerEnvironment, cloudEnvironment } from '../../local/runner/environment'
import { answering, given } from '../harness/answering'
import { circleDoc, openidOf, peopleDocs, unionDoc } from '../harness/crowd'

export type UnionGiven = { data: string; dist: string; people: number; circles: number; credited: number }

export type UnionAsked =
  | { kind: 'where' }
  | { kind: 'call'; openid: string; action: string; input: object }
  | { kind: 'drain'; post: string; kills: number }
  | { kind: 'written' }
  | { kind: 'trips' }

export type Called = { ms: number; trips: number; result: unknown }
export type Drained = {
  ms: number
  kills: number
  ticks: number
  told: number
  twice: number
  missed: number
}
/** Documents written since last asked. */
export type Written = { documents: number }

/** A union of so many people in so many circles, everybody's consent given once by the first `credited` of each ten thousand. */
async function start(): Promise<void> {
  const { data, dist, people, circles, credited } = given<UnionGiven>()
  const books = openBooks(join(data, 'home.db'))
  const credits = keepCredits(books)
  const every = credited > 0 ? Math.floor(people / credited) : 0
  const hasCredit = (i: number) => every > 0 && i % every === 0 && i / every < credited
  books.exec('BEGIN')
  for (let i = 0; i < people; i += 1) if (hasCredit(i)) credits.grant(openidOf(i), templates.notice.id)
  for (let i = 0; i < credited; i += 1) credits.grant(`bare-${i}`, templates.notice.id)
  books.exec('COMMIT')

  let trips = 0
  const home = await startHome({
    port: 0,
    data,
    dist,
    demo: true,
    seed: false,
    still: true,
    observer: {
      afterDatabaseCall() {
        trips += 1
      },
    },
  })
  const written = countWrites(home)
  await home.engine.bulkLoad('unions', [unionDoc])
  await home.engine.bulkLoad(
    'circles_circles',
    Array.from({ length: circles }, (_, c) => circleDoc(c)),
  )
  await home.engine.bulkLoad('people', peopleDocs(people, circles, hasCredit))
  written()

  const call = async (openid: string, action: string, input: object): Promise<Called> => {
    const requestId = `bench-${Math.random().toString(36).slice(2)}`
    const before = trips
    const began = performance.now()
    const event = JSON.stringify({ action, input, requestId })
    const outcome = await home.runner.invoke({
      name: 'notices',
      event,
      openid,
      source: ['wx_client'],
      requestId,
    })
    const ms = performance.now() - began
    if (outcome.kind !== 'answered') throw new Error(JSON.stringify(outcome))
    const reply = JSON.parse(outcome.result)
    if (!reply.ok) throw new Error(outcome.result)
    return { ms, trips: trips - before, result: reply.result }
  }
  const tick = () =>
    home.runner.invoke({
      name: 'notices',
      event: JSON.stringify({ Type: 'Timer', TriggerName: 'everyMinute' }),
      source: ['wx_trigger'],
      requestId: `tick-${Math.random()}`,
    })

  async function drain(post: string, kills: number): Promise<Drained> {
    const random = seeded(7)
    let killed = 0
    let ticks = 0
    const began = performance.now()
    for (;;) {
      const doc = await home.engine.get('notices_posts', post)
      if (!doc || Number(doc.jobAt) === 0) break
      if (Number(doc.jobAt) > Date.now()) {
        // Whoever held the job was killed just now: its lease is let run out without waiting for it.
        await home.engine.update('notices_posts', {
          filter: { _id: post },
          update: { $set: { jobAt: Date.now() } },
        })
      }
      const death =
        killed < kills
          ? setTimeout(
              () => {
                for (const pid of home.runner.workers()) if (home.runner.killWorkerOf(pid)) killed += 1
              },
              30 + random() * 700,
            )
          : undefined
      ticks += 1
      await tick()
      clearTimeout(death)
    }
    const ms = performance.now() - began
    const rows: unknown[] = books
      .prepare("SELECT recipient, count(*) AS n FROM outbox WHERE kind = 'message' GROUP BY recipient")
      .all()
    const times = rows.map(row => Number(Reflect.get(Object(row), 'n')))
    return {
      ms,
      kills: killed,
      ticks,
      told: times.length,
      twice: times.filter(n => n > 1).length,
      missed: credited - times.length,
    }
  }

  answering(async (asked: UnionAsked) => {
    if (asked.kind === 'call') return call(asked.openid, asked.action, asked.input)
    if (asked.kind === 'drain') return drain(asked.post, asked.kills)
    if (asked.kind === 'written') return { documents: written() }
    if (asked.kind === 'trips') return trips
    const token = home.tokens.mint({
      caller: { openid: 'o-bench', source: ['wx_client'], functionName: 'notices', privileged: false },
    })
    return {
      url: home.url,
      env: {
        ...cloudEnvironment(home.url),
        ...callerEnvironment({ token, source: ['wx_client'], openid: 'o-bench' }),
      },
    }
  }, home.stop)
}

/** Counts every document that a write changed, made or took away. */
function countWrites({ engine }: Home): () => number {
  let documents = 0
  const { insert, update } = engine
  engine.insert = async (...given) => {
    const ids = await insert.apply(engine, given)
    documents += ids.length
    return ids
  }
  engine.update = async (...given) => {
    const done = await update.apply(engine, given)
    documents += done.updated
    return done
  }
  return () => {
    const counted = documents
    documents = 0
    return counted
  }
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

void start()
