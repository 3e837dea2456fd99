import { readFileSync } from 'node:fs'
import type { Filter } from '../../local/engine/types'
import { type Home, type HomeOptions, startHome } from '../../local/home'
import { answering, given } from '../harness/answering'

export type CityGiven = Pick<HomeOptions, 'data' | 'dist' | 'functionsDir' | 'foreignDir' | 'collections'>

export type CityAsked = {
  insert?: { collection: string; documents: Record<string, unknown>[] }
  remove?: { collection: string; filter: Filter }
  get?: { collection: string; id: string }
  find?: { collection: string; filter: Filter }
  /** Database calls under requests whose id begins so, by request. */
  trips?: string
  memory?: true
}

/** Resident memory of each worker of the functions, now and at its highest, bytes. */
export type Memory = { pid: number; now: number; peak: number }[]

/** The demo city in a process of its own; asked for its address, its documents, its workers' memory and its trips. */
async function start(): Promise<void> {
  const trips = new Map<string, number>()
  const home = await startHome({
    port: 0,
    demo: true,
    ...given<CityGiven>(),
    observer: {
      afterDatabaseCall({ requestId = '' }) {
        trips.set(requestId, (trips.get(requestId) ?? 0) + 1)
      },
    },
  })
  answering(async (asked: CityAsked) => {
    const { insert, remove, get, find } = asked
    if (insert) return home.engine.insert(insert.collection, insert.documents)
    if (remove) return home.engine.remove(remove.collection, { filter: remove.filter, multi: true })
    if (find) return home.engine.find(find.collection, { filter: find.filter })
    if (get) return home.engine.get(get.collection, get.id)
    if (asked.trips !== undefined) return tripsOf(trips, asked.trips)
    if (asked.memory) return memoryOf(home)
    return { url: home.url }
  }, home.stop)
}

const tripsOf = (trips: Map<string, number>, prefix: string) =>
  Object.fromEntries([...trips].filter(([requestId]) => requestId.startsWith(prefix)))

/** The system keeps a process's highest mark itself, so that none is missed between two looks. */
const memoryOf = (home: Home): Memory =>
  home.runner.workers().map(pid => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const bytes = (name: string) => Number(new RegExp(`${name}:\\s*(\\d+) kB`).exec(status)?.[1]) * 1024
    return { pid, now: bytes('VmRSS'), peak: bytes('VmHWM') }
  })

void start()
