import { withFolder } from '../harness/folder'
import { startProgram } from '../harness/program'
import type { Topic } from '../harness/report'
import { startCity } from '../harness/sides'
import type { FrontDone, FrontWork } from '../programs/front-callers'

const callers = 200
const calls = 5000

/** Two hundred people of the demo city ask at once who they are; no answer may be another's. */
export const identities: Topic = report =>
  withFolder(async data => {
    const city = await startCity(data)
    const front = await startProgram('front-callers', {})
    const work: FrontWork = { url: city.url, callers, calls }
    const { ms, people, wrong } = await front.ask<FrontDone>(work)
    const rate = ((calls / ms) * 1000).toFixed(0)
    report.figure(
      'identities',
      wrong,
      { atMost: 0 },
      `wrong answers of ${calls} calls by ${callers} callers at once, ${people} of them with a person; ${rate}/s`,
    )
    await front.stop()
    await city.stop()
  })
