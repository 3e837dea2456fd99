import { useEffect, useState } from 'react'

/** One value that pages share; who looks at it is drawn again when it changes. */
export type Cell<T> = { get(): T; set(value: T): void; watch(seen: () => void): () => void }

export function cell<T>(first: T): Cell<T> {
  let value = first
  const watchers = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      value = next
      for (const seen of [...watchers]) seen()
    },
    watch(seen) {
      watchers.add(seen)
      return () => watchers.delete(seen)
    },
  }
}

/** The value of a cell, kept up to date on screen. */
export function useCell<T>(source: Cell<T>): T {
  const [value, setValue] = useState(source.get)
  useEffect(() => {
    const look = () => setValue(() => source.get())
    look()
    return source.watch(look)
  }, [source])
  return value
}
