import { bases } from './domain'
import { type Body, bodies, type Mediator } from './store'

/** What others may know of a mediation body. */
export type BodyFacts = Pick<
  Body,
  'name' | 'short' | 'kind' | 'area' | 'seal' | 'union' | 'level' | 'path' | 'contact'
> & {
  id: string
  basis: { text: string; sure: boolean }
}

/** A body by its id, or `null`. */
export async function bodyOf(id: string): Promise<BodyFacts | null> {
  const body = await bodies.get(id)
  if (!body) return null
  const { name, short, kind, area, seal, union, level, path, contact } = body
  return { id, name, short, kind, area, seal, union, level, path, contact, basis: bases[kind] }
}

/** Who mediates at a body now, in the order they came. */
export async function mediatorsOf(id: string): Promise<Mediator[]> {
  const body = await bodies.get(id)
  return body?.mediators.filter(mediator => mediator.until === null) ?? []
}

/** The person as a mediator of this body now, or `null`. */
export async function mediatorOf(id: string, person: string): Promise<Mediator | null> {
  return (await mediatorsOf(id)).find(mediator => mediator.person === person) ?? null
}
