import type { Books } from './books'
import { numberOf, textOf } from './row'

/** Something sent to a person: a subscription message by template and data, or a text message by phone. */
export type Sent = {
  id: string
  at: number
  kind: 'message' | 'sms'
  to: string
  template?: string
  data?: Record<string, string>
  page?: string
  text?: string
}

export type Outbox = {
  add(sent: Omit<Sent, 'id'>): void
  /** Newest first. */
  list(limit: number): Sent[]
  /** The last one to this person or phone. */
  lastTo(to: string): Sent | undefined
}

/** Everything this cloud sent, since it has nobody's phone to send it to. */
export function keepOutbox(books: Books): Outbox {
  const insert = books.prepare('INSERT INTO outbox (at, kind, recipient, body) VALUES (?, ?, ?, ?)')
  const newest = books.prepare('SELECT * FROM outbox ORDER BY id DESC LIMIT ?')
  const lastTo = books.prepare('SELECT * FROM outbox WHERE recipient = ? ORDER BY id DESC LIMIT 1')
  return {
    add({ at, kind, to, ...body }) {
      insert.run(at, kind, to, JSON.stringify(body))
    },
    list(limit) {
      const rows: unknown[] = newest.all(limit)
      return rows.map(sentOf)
    },
    lastTo(to) {
      const row: unknown = lastTo.get(to)
      return row ? sentOf(row) : undefined
    },
  }
}

const sentOf = (row: unknown): Sent => ({
  id: String(numberOf(row, 'id')),
  at: numberOf(row, 'at'),
  kind: textOf(row, 'kind') === 'sms' ? 'sms' : 'message',
  to: textOf(row, 'recipient'),
  ...JSON.parse(textOf(row, 'body')),
})
