import type { Books } from './books'
import { textOf } from './row'

/** Remembers that something was done once and for all in this home. */
export function keepFacts(books: Books) {
  const find = books.prepare('SELECT value FROM facts WHERE name = ?')
  const write = books.prepare('INSERT OR REPLACE INTO facts VALUES (?, ?)')
  return {
    get(name: string): string | undefined {
      const row: unknown = find.get(name)
      return row ? textOf(row, 'value') : undefined
    },
    set(name: string, value: string): void {
      write.run(name, value)
    },
  }
}
