import { derivedId } from '../kit/ids'
import { pageOf } from '../kit/paging'
import { people } from '../kit/people'
import { circles, entries } from './store'

export type CircleName = {
  id: string
  name: string
  path: string
  union: string
  unionName: string
  steward: string
}

/** Names and places of circles; those that do not exist are left out. */
export async function circlesOf(ids: readonly string[]): Promise<CircleName[]> {
  const found = await circles.find({ where: { _id: { in: ids } }, limit: ids.length })
  return found.map(({ _id, name, path, union, unionName, steward }) => ({
    id: _id,
    name,
    path,
    union,
    unionName,
    steward: steward.person,
  }))
}

/** How many people are in any of these circles, each counted once. */
export const reachOf = (ids: readonly string[]) => people.count({ groups: { in: ids } })

/** How many are in one circle. */
export const sizeOf = (circle: string) => entries.count({ circle, state: 'in' })

/** Which of these circles the person had entered by then. */
export async function enteredBy(person: string, ids: readonly string[], at: number): Promise<string[]> {
  const wanted = ids.map(circle => entryId(circle, person))
  const found = await entries.find({ where: { _id: { in: wanted } }, limit: wanted.length })
  return found.filter(entry => entry.state === 'in' && entry.enteredAt <= at).map(entry => entry.circle)
}

/** People of a circle, the latest first, 50 a page. */
export const peopleOf = (circle: string, cursor: string | null | undefined) =>
  pageOf(
    entries,
    { where: { circle, state: 'in' }, by: 'enteredAt', direction: 'desc', cursor, size: 50 },
    entry => ({
      person: entry.person,
      name: entry.name,
      enteredAt: entry.enteredAt,
    }),
  )

export const entryId = (circle: string, person: string) => derivedId('entry', circle, person)
