import { openidOf } from '../harness/crowd'
import { withFolder } from '../harness/folder'
import type { Topic } from '../harness/report'
import { startUnion } from '../harness/union'
import type { Called, Drained, Written } from '../programs/union'

const sizes = [
  { people: 100_000, circles: 50 },
  { people: 1_000_000, circles: 500 },
]

/** Other side: one row a recipient, a hundred a call, eight callers, into the same running cloud. */
export const noticeWrites: Topic = async report => {
  for (const { people, circles } of sizes) {
    await withFolder(async data => {
      const credited = people / 10
      const { union, bare, stop } = await startUnion({ data, people, circles, credited })
      const input = {
        circles: Array.from({ length: circles }, (_, c) => `bench-circle-${c}`),
        title: '周五开会',
        body: '本周五下班后开会。',
        urgent: '测量用，不等有空',
      }
      // Both workers have the function loaded, as the callers of the other side have theirs.
      for (let i = 0; i < 8; i += 1)
        await union.ask<Called>({ kind: 'call', openid: openidOf(i), action: 'inbox', input: {} })
      await union.ask<Written>({ kind: 'written' })
      const { ms, result } = await union.ask<Called>({
        kind: 'call',
        openid: 'officer',
        action: 'send',
        input,
      })
      const sent = await union.ask<Written>({ kind: 'written' })
      report.figure(
        `notice-documents-${people}`,
        sent.documents,
        { atMost: circles + 3 },
        `documents written until a notice to ${people} people in ${circles} circles is sent`,
      )
      const post = String(Reflect.get(Object(result), 'id'))
      await union.ask<Drained>({ kind: 'drain', post, kills: 0 })
      const drained = await union.ask<Written>({ kind: 'written' })
      report.figure(
        `notice-writes-${people}`,
        (sent.documents + drained.documents) / credited,
        { atMost: 1.1 },
        `documents written until every message is out, for each of ${credited} people with a consent`,
      )
      const rows = await bare.ask<number>({ kind: 'rows', rows: people, collection: 'notices_receipts' })
      report.figure(
        `notice-time-${people}`,
        ms / rows,
        { atMost: 0.05 },
        `of the time of a row a recipient: ${ms.toFixed(0)} ms against ${rows.toFixed(0)} ms`,
      )
      await stop()
    })
  }
}

const inboxes = [10_000, 1_000_000]

/** The first page of a member's inbox in a small union and in a large one, each with the same notices. */
export const inbox: Topic = async report => {
  const medians: number[] = []
  let trips = 0
  for (const people of inboxes) {
    await withFolder(async data => {
      const { union, stop } = await startUnion({ data, people, circles: 50, credited: 0 })
      for (let i = 0; i < 30; i += 1) {
        const input = { circles: ['bench-circle-0'], title: `${i} 号通知`, body: '本周五下班后开会。' }
        await union.ask<Called>({ kind: 'call', openid: 'officer', action: 'send', input })
      }
      const times: number[] = []
      for (let i = 0; i < 300; i += 1) {
        const openid = openidOf((i * 50) % people)
        const call = await union.ask<Called>({ kind: 'call', openid, action: 'inbox', input: {} })
        times.push(call.ms)
        trips = Math.max(trips, call.trips)
      }
      times.sort((a, b) => a - b)
      medians.push(times[150] ?? 0)
      await stop()
    })
  }
  const [small = 1, large = 0] = medians
  report.figure(
    'inbox',
    large / small,
    { atMost: 1.2 },
    `a member's inbox at ${inboxes[1]} members against ${inboxes[0]}: ${large.toFixed(2)} ms against ${small.toFixed(2)} ms`,
  )
  report.figure('inbox-trips', trips, { atMost: 2 }, 'database round trips of the first page')
}
