import { acts, openRehearsal } from '../../tests/flows/crash/rehearsal'
import { differences } from '../../tests/flows/crash/state'
import { built } from '../harness/program'
import type { Topic } from '../harness/report'

/** Other side: the same joining and sign-up without a death. Compared is every document of every collection. */
export const workerKilled: Topic = async report => {
  const rehearsal = await openRehearsal(built)
  const clean = await rehearsal.tell()
  let deaths = 0
  let different = 0
  for (const act of acts) {
    for (let after = 1; after <= clean.calls[act].length; after += 1) {
      const told = await rehearsal.tell({ act, after })
      const found = differences(clean.state, told.state)
      for (const difference of found) console.error(`${act}, call ${after}: ${difference}`)
      deaths += told.deaths
      different += found.length
    }
  }
  rehearsal.end()
  const calls = acts.map(act => `${clean.calls[act].length} of ${act}`).join(', ')
  if (deaths !== acts.reduce((sum, act) => sum + clean.calls[act].length, 0))
    throw new Error('a worker did not die')
  report.figure(
    'worker-killed',
    different,
    { atMost: 0 },
    `documents of ${clean.state.size} that differ after a death at each database call (${calls})`,
  )
}
