import type { Document } from '../engine/types'

/** A document with its row, its version and its text in the file. */
export type Kept = { row: number; version: number; text: string; doc: Document }

export type Cache = ReturnType<typeof createCache>

/** The documents changed last, and large ones read last, up to so many characters of their text. */
export function createCache(most: number) {
  const held = new Map<string, Kept>()
  let size = 0
  const drop = (key: string) => {
    const old = held.get(key)
    if (!old) return
    size -= old.text.length
    held.delete(key)
  }
  return {
    /** Finds it and counts it as used. */
    get(key: string): Kept | undefined {
      const found = held.get(key)
      if (found) {
        held.delete(key)
        held.set(key, found)
      }
      return found
    },
    peek: (key: string): Kept | undefined => held.get(key),
    set(key: string, kept: Kept): void {
      drop(key)
      held.set(key, kept)
      size += kept.text.length
      for (const oldest of held.keys()) {
        if (size <= most) break
        drop(oldest)
      }
    },
    drop,
    clear(): void {
      held.clear()
      size = 0
    },
  }
}
