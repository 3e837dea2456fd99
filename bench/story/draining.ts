import { withFolder } from '../harness/folder'
import type { Topic } from '../harness/report'
import { startUnion } from '../harness/union'
import type { Called, Drained } from '../programs/union'

const people = 30_000
const circles = 15

const notice = {
  circles: Array.from({ length: circles }, (_, c) => `bench-circle-${c}`),
  title: '周五开会',
  body: '本周五下班后开会。',
  urgent: '测量用，不等有空',
}

/** Other side: a loop that sends the same messages, a hundred at once, and keeps nothing. */
export const draining: Topic = report =>
  withFolder(async data => {
    const { union, bare, stop } = await startUnion({ data, people, circles, credited: people })
    const loop = await bare.ask<number>({ kind: 'send', people })
    const { result } = await union.ask<Called>({
      kind: 'call',
      openid: 'officer',
      action: 'send',
      input: notice,
    })
    const post = String(Reflect.get(Object(result), 'id'))
    const drained = await union.ask<Drained>({ kind: 'drain', post, kills: 0 })
    const rate = (ms: number) => ((people / ms) * 1000).toFixed(0)
    report.figure(
      'draining',
      loop / drained.ms,
      { atLeast: 0.7 },
      `${people} people: ${rate(drained.ms)}/s claimed and sent in ${drained.ticks} ticks, ${rate(loop)}/s by the bare loop`,
    )
    await stop()
  })

/** Killed again and again while it sends; the outbox says who was told. */
export const drainingKilled: Topic = report =>
  withFolder(async data => {
    const { union, stop } = await startUnion({ data, people, circles, credited: people })
    const { result } = await union.ask<Called>({
      kind: 'call',
      openid: 'officer',
      action: 'send',
      input: notice,
    })
    const post = String(Reflect.get(Object(result), 'id'))
    const { kills, told, twice, missed } = await union.ask<Drained>({ kind: 'drain', post, kills: 20 })
    if (kills < 20) throw new Error(`only ${kills} workers died`)
    report.figure(
      'draining-killed',
      twice + missed,
      { atMost: 0 },
      `told twice or not at all: ${twice} twice, ${missed} missed, ${told} told, ${kills} workers killed`,
    )
    await stop()
  })
