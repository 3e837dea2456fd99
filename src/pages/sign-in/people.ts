import { door } from '../../kit/client'
import { inCookie, keepSession } from '../../kit/session'

/** Somebody one may be in the demo. */
export type Somebody = { id: string; name: string; roles: string[]; union: string }

/** Everybody of the demo; a home that serves real people has no such list and refuses. */
export async function people(): Promise<Somebody[]> {
  const list = await door('GET', '/people')
  return Array.isArray(list) ? list.flatMap(somebody) : []
}

/** From now on every call is made as this person. */
export async function become(person: string): Promise<void> {
  keepSession(await door('POST', '/session', { person, cookie: inCookie }))
}

function somebody(given: unknown): Somebody[] {
  const { id, name, roles, union } = Object(given)
  if (typeof id !== 'string' || typeof name !== 'string') return []
  return [
    {
      id,
      name,
      roles: Array.isArray(roles) ? roles.map(String) : [],
      union: typeof union === 'string' ? union : '',
    },
  ]
}
