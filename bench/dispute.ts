import { clocks } from './dispute/clocks'
import { many } from './dispute/many'
import { twice } from './dispute/twice'
import type { Topic } from './harness/report'

/** A dispute from filing to archive: its deadlines are the law's. */
export const topic: Topic = async report => {
  await clocks(report)
  await twice(report)
  await many(report)
}
