import { type Role, unionsIn } from '../kit/actor'
import { isAtLeast, type UnionLevel } from '../kit/levels'
import type { Held } from '../kit/procedure/matter'
import { notFound } from '../kit/refusal'
import { type Claim, claims } from './contract'
import type { Rung } from './store'

/** The union as one that holds a matter from now on. */
export const held = ({ union, name, level, path }: Rung, since: number): Held => ({
  union,
  name,
  level,
  path,
  since,
})

/** The lowest place that covers all of these. */
export function sharedPath(paths: readonly string[]): string {
  const [first = '', ...others] = paths
  let shared = '/'
  for (const part of unionsIn(first)) {
    const longer = `${shared}${part}/`
    if (!others.every(path => path.startsWith(longer))) break
    shared = longer
  }
  return shared
}

/** Of these unions, from the top down, the lowest that covers the place and is of at least this level. */
export function ownerOf(unions: readonly Rung[], path: string, level: UnionLevel): Rung | null {
  const covering = unions.filter(union => path.startsWith(union.path))
  return covering.filter(union => isAtLeast(union.level, level)).at(-1) ?? covering[0] ?? null
}

/** The office in which one acts on a place: the nearest above it; as steward, the circle, where no office is held. */
export function officeNear(roles: readonly Role[], path?: string): Role {
  const over = roles.filter(held => path === undefined || path.startsWith(held.path))
  const officers = over.filter(({ role }) => role === 'officer')
  const stewards = over.filter(({ role }) => role === 'steward')
  const nearest = (officers.length > 0 ? officers : stewards).reduce<Role | null>(
    (best, one) => (best === null || one.path.length > best.path.length ? one : best),
    null,
  )
  if (!nearest) throw notFound()
  return nearest
}

/** The claim by its name; what has none of ours is another one. */
export const claimOf = (name: string): Claim => claims.find(claim => claim === name) ?? 'other'
