import type { Document } from '../engine/types'

/** A document with its row, its version and the size of its text. */
export type Kept = { row: number; version: number; doc: Document; size: number }

/** The documents read or written last, up to so many bytes of their text. */
export function createCache(maxBytes: number) {
  const held = new Map<string, Kept>()
  let bytes = 0
  const drop = (key: string) => {
    const old = held.get(key)
    if (!old) return
    bytes -= old.size
    held.delete(key)
  }
  return {
    get(key: string): Kept | undefined {
      const found = held.get(key)
      if (found) {
        held.delete(key)
        held.set(key, found)
      }
      return found
    },
    set(key: string, kept: Kept): void {
      drop(key)
      held.set(key, kept)
      bytes += kept.size
      for (const oldest of held.keys()) {
        if (bytes <= maxBytes) break
        drop(oldest)
      }
    },
    drop,
    clear(): void {
      held.clear()
      bytes = 0
    },
  }
}

export type Cache = ReturnType<typeof createCache>
