import { door } from './client'

/** A text or a reminder that left this home for somebody's phone. */
export type Sent = { id: string; at: number; kind: string; to: string; text: string }

/** What was sent lately, newest first; refused wherever messages go to real phones. */
export async function outbox(): Promise<Sent[]> {
  const list = await door('GET', '/outbox')
  return Array.isArray(list) ? list.flatMap(sent) : []
}

function sent(given: unknown): Sent[] {
  const { id, at, kind, to, text, data } = Object(given)
  if (typeof id !== 'string' || typeof at !== 'number') return []
  return [
    { id, at, kind: String(kind), to: String(to), text: typeof text === 'string' ? text : wordsOf(data) },
  ]
}

/** The values of a reminder's fields, one a line. */
function wordsOf(data: unknown): string {
  return Object.values(Object(data))
    .map(field => String(Reflect.get(Object(field), 'value') ?? field))
    .join('\n')
}
