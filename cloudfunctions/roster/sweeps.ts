import { dropFiles } from '../kit/files'
import type { Sweep } from '../kit/serve'
import * as membership from '../members/public'
import { work } from './steps'
import { exported, imports } from './store'

/** Pieces of one import that one tick of the timer does. */
const piecesATick = 2

/** Imports nobody watches go on, and what was kept of them for a while goes. */
export const goOn: Sweep = async now => {
  const due = await imports.find({
    where: { dueAt: { gt: 0, lte: now } },
    order: [['dueAt', 'asc']],
    limit: 5,
  })
  for (const doc of due) await work(now, doc, piecesATick, membership)
  return due.length
}

/** Exported files go after two hours. */
export const dropExports: Sweep = async now => {
  const due = await exported.find({
    where: { dueAt: { gt: 0, lte: now } },
    order: [['dueAt', 'asc']],
    limit: 50,
  })
  for (const doc of due) {
    await dropFiles(doc.file ? [doc.file] : [])
    await exported.update(doc._id, {}, { set: { file: null, dueAt: 0 } })
  }
  return due.length
}
