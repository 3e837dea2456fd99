import type { Sweep } from '../kit/serve'
import { goOn } from './steps'
import { requests } from './store'

/** What nobody watches goes on, and what was kept of it for a while goes. */
export const takeOn: Sweep = async now => {
  const due = await requests.find({
    where: { dueAt: { gt: 0, lte: now } },
    order: [['dueAt', 'asc']],
    limit: 5,
  })
  for (const doc of due) await goOn(now, doc)
  return due.length
}
