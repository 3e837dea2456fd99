import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from '../durable'
import type { Room } from '../room'
import type { Books } from './books'
import { numberOf, textOf } from './row'

export type FileRecord = {
  id: string
  /** Who put it there; undefined for a function without a person. */
  owner?: string
  /** Who else may read it through the door. */
  readers: string[]
  type: string
  bytes: number
  at: number
}

export type Files = {
  /** Puts the content there; the same id again replaces it. */
  put(record: Omit<FileRecord, 'bytes'>, content: Uint8Array): void
  find(id: string): FileRecord | undefined
  /** Bytes this person put there since an instant, ms. */
  bytesSince(owner: string, at: number): number
  /** Ids of all that this person put there. */
  ownedBy(owner: string): string[]
  content(id: string): Promise<Buffer>
  /** False when there was none. */
  remove(id: string): boolean
}

/** Files on disk under names made by us, with a record of whose they are. */
export function keepFiles(books: Books, folder: string, room: Room): Files {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const insert = books.prepare('INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)')
  const select = books.prepare('SELECT * FROM files WHERE id = ?')
  const remove = books.prepare('DELETE FROM files WHERE id = ?')
  const sum = books.prepare('SELECT COALESCE(SUM(bytes), 0) AS bytes FROM files WHERE owner = ? AND at > ?')
  const owned = books.prepare('SELECT id FROM files WHERE owner = ?')
  const diskOf = (id: string) => createHash('sha256').update(id).digest('hex')
  return {
    put({ id, owner, readers, type, at }, content) {
      room.need(content.byteLength)
      writeDurably(join(folder, diskOf(id)), content)
      try {
        insert.run(id, owner ?? null, JSON.stringify(readers), type, content.byteLength, at, diskOf(id))
      } catch (error) {
        if (!select.get(id)) rmSync(join(folder, diskOf(id)), { force: true })
        throw error
      }
    },
    find(id) {
      const row: unknown = select.get(id)
      if (!row) return undefined
      const readers: string[] = JSON.parse(textOf(row, 'readers'))
      const owner = Reflect.get(Object(row), 'owner')
      return {
        id,
        readers,
        type: textOf(row, 'type'),
        bytes: numberOf(row, 'bytes'),
        at: numberOf(row, 'at'),
        ...(typeof owner === 'string' && { owner }),
      }
    },
    bytesSince: (owner, at) => numberOf(sum.get(owner, at), 'bytes'),
    ownedBy: owner => owned.all(owner).map(row => textOf(row, 'id')),
    content: id => readFile(join(folder, diskOf(id))),
    remove(id) {
      if (remove.run(id).changes !== 1) return false
      rmSync(join(folder, diskOf(id)), { force: true })
      return true
    },
  }
}
