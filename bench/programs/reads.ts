import { openEngine } from '../../local/database/engine'
import { documentsOf, idOf, readsIndexes } from '../ground/read-documents'
import { answering, given } from '../harness/answering'

export type ReadsGiven = { file: string; sizes: Record<string, number> }

export type ReadsWork =
  | { kind: 'get'; collection: string; ids: number[] }
  | { kind: 'list'; collection: string; groups: number[] }

const { file, sizes } = given<ReadsGiven>()

void start()

/** Loads the collections, then opens the file anew, so that nothing is held from loading; answers how long reads take. */
async function start(): Promise<void> {
  const loading = openEngine({ file, now: () => 0 })
  for (const [name, size] of Object.entries(sizes)) {
    await loading.createCollection(name)
    await loading.bulkLoad(name, documentsOf(size))
    await loading.declare([{ name, indexes: readsIndexes }])
  }
  await loading.close()
  const engine = openEngine({ file, now: () => 0 })
  answering(
    async (work: ReadsWork): Promise<number> => {
      const began = performance.now()
      if (work.kind === 'get') {
        for (const n of work.ids) {
          const doc = await engine.get(work.collection, idOf(n))
          if (doc?.number !== n) throw new Error('not the document asked for')
        }
      } else {
        for (const group of work.groups) {
          const found = await engine.find(work.collection, { filter: { group }, sort: { at: -1 }, limit: 20 })
          if (found.length !== 20) throw new Error('not the list asked for')
        }
      }
      return performance.now() - began
    },
    () => engine.close(),
  )
}
