import type { Document } from '../engine/types'

/** A document with its row, its version and its text in the file. */
export type Kept = { row: number; version: number; text: string; doc: Document }

export type Cache = ReturnType<typeof createCache>

/**
 * The documents changed last, and large ones read last, up to so many characters of their text. Two halves: what is
 * used moves to the newer one, and when that is full the older is let go whole, so keeping one costs the same however
 * many are kept.
 */
export function createCache(most: number) {
  let newer = new Map<string, Kept>()
  let older = new Map<string, Kept>()
  let size = 0
  const drop = (key: string) => {
    size -= newer.get(key)?.text.length ?? 0
    newer.delete(key)
    older.delete(key)
  }
  const set = (key: string, kept: Kept) => {
    drop(key)
    if (size + kept.text.length > most / 2) {
      older = newer
      newer = new Map()
      size = 0
    }
    newer.set(key, kept)
    size += kept.text.length
  }
  return {
    /** Finds it and counts it as used. */
    get(key: string): Kept | undefined {
      const recent = newer.get(key)
      if (recent) return recent
      const found = older.get(key)
      if (found) set(key, found)
      return found
    },
    peek: (key: string): Kept | undefined => newer.get(key) ?? older.get(key),
    set,
    drop,
    clear(): void {
      newer.clear()
      older.clear()
      size = 0
    },
  }
}
