import { existsSync, readFileSync } from 'node:fs'
import { uploadOf } from '../cloudfunctions/kit/ids'
import type { Books } from './books/books'
import type { Files } from './books/files'
import { writeDurably } from './durable'
import type { Engine } from './engine/engine-type'

/** Where a home writes down who was erased: beside the data, so that a backup of before cannot bring them back. */
export const erasedBeside = (data: string) => `${data.replace(/[\\/]+$/, '')}.erased.json`

export type Forgetting = {
  /** What the home's own books keep of people whom the functions erased goes too, down to the bytes of its files. */
  forget(): Promise<number>
  /**
   * Asks for those again who are written down as erased while the data knows nothing of it, as after a restore of
   * before. Whoever was erased and came back of their own is left.
   */
  eraseAgain(): Promise<void>
}

const COLLECTION = 'kept_requests'
const UPLOADS = 'uploads'

/** What was sent holds numbers and codes in clear: it is shown for a day, ms. */
const SENT_KEPT_MS = 24 * 3600_000

type Erased = { _id: string; person: string; askedAt: number }

/** Follows the erasures of the functions; a home without them has nothing to follow. */
export function keepForgetting(given: {
  engine: Engine
  books: Books
  files: Files
  data: string
  now: () => number
}): Forgetting {
  const { engine, books, files, now } = given
  const file = erasedBeside(given.data)
  const known = () => engine.collections().includes(COLLECTION)
  const remove = ['sessions', 'credits'].map(table => books.prepare(`DELETE FROM ${table} WHERE openid = ?`))
  const sent = books.prepare('DELETE FROM outbox WHERE recipient = ?')
  const old = books.prepare('DELETE FROM outbox WHERE at < ?')
  const owned = books.prepare('UPDATE files SET owner = NULL WHERE owner = ?')
  /** What somebody put there and used for nothing: no record names it, so nothing else drops it. */
  const unused = async (openid: string): Promise<string[]> => {
    const ids = files.ownedBy(openid)
    const filter = { _id: { $in: ids.map(uploadOf) } }
    const used = new Set((await engine.find(UPLOADS, { filter })).map(({ _id }) => _id))
    return ids.filter(id => !used.has(uploadOf(id)))
  }
  return {
    async forget() {
      old.run(now() - SENT_KEPT_MS)
      if (!known()) return 0
      const due = await engine.find(COLLECTION, { filter: { dueAt: { $gt: 0 } } })
      const erased = due.filter(
        ({ kind, state, openid }) =>
          kind === 'erase' && state !== 'learning' && typeof openid === 'string' && openid !== '',
      )
      for (const { _id, person, openid, askedAt } of erased) {
        note(file, { _id, person: String(person), askedAt: Number(askedAt) })
        for (const id of await unused(String(openid))) files.remove(id)
        for (const statement of [...remove, sent, owned]) statement.run(String(openid))
        if (engine.collections().includes('people_demo'))
          await engine.remove('people_demo', { filter: { _id: String(openid) } })
        await engine.update(COLLECTION, { filter: { _id }, update: { $set: { openid: '' } } })
      }
      if (due.some(({ kind }) => kind === 'erase')) {
        engine.leaveNoTrace()
        books.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      }
      return erased.length
    },
    async eraseAgain() {
      if (!known()) return
      for (const erased of read(file)) {
        const asked = await engine.get(COLLECTION, erased._id)
        if (asked && Number(asked.askedAt) >= erased.askedAt) continue
        if (asked) await engine.remove(COLLECTION, { filter: { _id: erased._id } })
        const back = await engine.get('people', erased.person)
        await engine.insert(COLLECTION, [again(erased, String(back?.openid ?? ''))])
      }
    },
  }
}

/** An erasure as it begins of who came back with the data; by the identity there the home's own books are cleared too. */
const again = ({ _id, person, askedAt }: Erased, openid: string) => ({
  _id,
  kind: 'erase',
  state: 'learning',
  person,
  openid,
  turn: 1,
  passes: 0,
  askedAt,
  at: 0,
  after: '',
  subject: null,
  found: null,
  kept: [],
  file: null,
  dueAt: 1,
  rev: 1,
  pending: [],
  pendingAt: 0,
  done: [],
})

function note(file: string, erased: Erased): void {
  const before = read(file)
  if (before.some(({ _id, askedAt }) => _id === erased._id && askedAt === erased.askedAt)) return
  const others = before.filter(({ _id }) => _id !== erased._id)
  writeDurably(file, JSON.stringify([...others, erased], null, 1))
}

function read(file: string): Erased[] {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
}
