import type { Topic } from './harness/report'
import { imported, importMemory } from './safe/import'

/** What people bring, whatever it is: a roster of thousands read and taken in, and what it costs. */
export const topic: Topic = async report => {
  await imported(report)
  await importMemory(report)
}
