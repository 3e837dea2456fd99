import type { Topic } from './harness/report'
import { crowds } from './safe/crowds'
import { guesses } from './safe/guesses'
import { imported, importMemory } from './safe/import'
import { diskFull, erased, restored } from './safe/lasting'
import { placesTaken } from './safe/places'

/** What holds when everybody comes at once or guesses, when somebody goes, a disk fills up, and what people bring. */
export const topic: Topic = async report => {
  await placesTaken(report)
  await crowds(report)
  await guesses(report)
  await erased(report)
  await restored(report)
  await diskFull(report)
  await imported(report)
  await importMemory(report)
}
