import { people } from '../kit/people'
import type { Effect } from '../kit/store'

export type Alert = {
  title: string
  body: string
  from: string
  path: string
  link: { system: string; id: string; title: string }
}

/** Person ids of the officers of these unions. */
export async function officersOf(unions: readonly string[]): Promise<string[]> {
  const found = await people.find({ where: { 'roles.of': { in: unions } }, limit: 100 })
  const holds = (person: (typeof found)[number]) =>
    person.roles.some(({ role, of }) => role === 'officer' && unions.includes(of))
  return found.filter(holds).map(({ _id }) => _id)
}

/** A message to each of these people, as effects. */
export const alerting = (persons: readonly string[], alert: Alert): Effect[] =>
  persons.map(person => ({ to: 'notices.post', input: { person, ...alert } }))

/** How a message names an emergency among the records of warnings. */
export const recordOf = (emergency: string) => `e-${emergency}`
