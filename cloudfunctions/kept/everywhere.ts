import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { collection } from '../kit/cloud'
import { journal } from '../kit/journal'
import type { Doc, Personal } from '../kit/personal'
import type { Collection } from '../kit/store'

export type Ruled = { name: string; personal: Personal }

let all: Ruled[] | undefined

/** Every collection of every system that holds something of people, as the build wrote it down. */
export function everywhere(): Ruled[] {
  all ??= (JSON.parse(readFileSync(join(__dirname, 'personal.json'), 'utf8')) as Ruled[]).filter(
    ({ personal }) => personal !== undefined && 'title' in personal,
  )
  // What waits on a document names people until it is in the journal, so that comes last.
  all.sort((a, b) => Number(a.name === journal.name) - Number(b.name === journal.name))
  return all
}

/** The documents of one of them behind this id, in the order of ids. */
export const documentsBehind = (name: string, after: string, limit: number): Promise<Doc[]> =>
  raw(name).find({ where: after ? { _id: { gt: after } } : {}, order: [['_id', 'asc']], limit })

export const raw = (name: string): Collection<Doc> =>
  collection<Doc>(name, { indexes: [], place: () => ({}) })
