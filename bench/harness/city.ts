import { doorsOf } from '../../tests/flows/people'
import type { CityAsked, CityGiven } from '../programs/city'
import { built, startProgram } from './program'

/** The demo city in a process of its own, with the doors everybody uses and those only the bench has. */
export async function openCity(given: Omit<CityGiven, 'dist'>) {
  const program = await startProgram('city', { dist: built, ...given } satisfies CityGiven)
  const ask = <R>(asked: CityAsked) => program.ask<R>(asked)
  const { url } = await ask<{ url: string }>({})
  const doors = doorsOf(url)
  const everybody = await doors.people()
  return {
    url,
    doors,
    ask,
    /** Signs in as one who plays this part, at this union if one is named. */
    async playing(part: string, union?: string) {
      const found = everybody.find(
        person => person.roles.includes(part) && (!union || person.union === union),
      )
      if (!found) throw new Error(`nobody plays ${part}`)
      return doors.as(found)
    },
    stop: program.stop,
  }
}
