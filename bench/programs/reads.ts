import { openEngine } from '../../local/database/engine'
import { documentsOf, readsIndexes } from '../ground/read-documents'
import { answering, given } from '../harness/answering'

export type ReadsGiven = { file: string; sizes: Record<string, number> }

/** `walk` looks at every document once, so that none is met for the first time while time is taken. */
export type ReadsWork =
  | { kind: 'walk' }
  | { kind: 'get'; collection: string; ids: string[] }
  | { kind: 'list'; collection: string; groups: number[] }

const { file, sizes } = given<ReadsGiven>()

void start()

/** Loads what is asked for, then opens the file anew, so that nothing is held from loading; answers how long reads take. */
async function start(): Promise<void> {
  for (const [name, size] of Object.entries(sizes)) await load(name, size)
  const engine = openEngine({ file, now: () => 0 })
  const get = async (collection: string, id: string) => (await engine.get(collection, id))?._id === id
  const list = async (collection: string, group: number) =>
    (await engine.find(collection, { filter: { group }, sort: { at: -1 }, limit: 20 })).length === 20
  answering(
    async (work: ReadsWork): Promise<number> => {
      if (work.kind === 'walk') {
        for (const name of engine.collections()) await engine.count(name, { title: '' })
        return 0
      }
      let found = 0
      const began = performance.now()
      if (work.kind === 'get') {
        for (const id of work.ids) if (await get(work.collection, id)) found += 1
      } else {
        for (const group of work.groups) if (await list(work.collection, group)) found += 1
      }
      const ms = performance.now() - began
      if (found !== (work.kind === 'get' ? work.ids : work.groups).length)
        throw new Error('not what was asked for')
      return ms
    },
    () => engine.close(),
  )
}

async function load(name: string, size: number): Promise<void> {
  const engine = openEngine({ file, now: () => 0 })
  await engine.createCollection(name)
  await engine.bulkLoad(name, documentsOf(size))
  await engine.declare([{ name, indexes: readsIndexes }])
  await engine.close()
}
