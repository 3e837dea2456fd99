import type { Person } from '../kit/actor'
import type { Context } from '../kit/context'
import type { Page } from '../kit/contract'
import { maskPhone, unseal } from '../kit/crypto'
import { pageOf } from '../kit/paging'
import { change, knows, see } from '../kit/pending'
import { officeOf, people, unionOf } from '../kit/people'
import { notFound } from '../kit/refusal'
import type { Candidate, CircleWhole } from './contract'
import { handOver, mayKeep, remove } from './domain'
import { whole } from './present'
import { entryId } from './public'
import { circles, entries } from './store'

/** Gives a circle to another steward. */
export async function giveCircle(
  ctx: Context,
  input: { circle: string; steward: string; reason: string },
): Promise<CircleWhole> {
  const circle = await see(ctx, circles, input.circle)
  if (knows(circle, ctx.request)) return whole(ctx, await change(ctx, circles, circle._id, () => null))
  const to = await stewardOf(input.steward, circle.path)
  const act = { reason: input.reason, at: ctx.now, by: ctx.by.name }
  return whole(ctx, await change(ctx, circles, circle._id, doc => handOver(doc, to, act)))
}

/** The person as a steward of a circle that stands there; one who cannot keep it does not exist. */
export async function stewardOf(id: string, path: string): Promise<{ person: string; name: string }> {
  const person = await people.get(id)
  if (!person || !mayKeep(person, path)) throw notFound('这位联系人')
  return { person: person._id, name: person.name }
}

/** Who can keep a circle: those in it, or members of the union by name. */
export async function candidates(
  ctx: Context,
  input: { circle?: string; union?: string; words?: string; cursor?: string | null },
): Promise<Page<Candidate>> {
  const circle = input.circle ? await see(ctx, circles, input.circle) : null
  const union = circle?.union ?? input.union ?? officeOf(ctx.me()).of
  const path = circle?.path ?? (await unionOf(union)).path
  if (!ctx.may({ path })) throw notFound('这个工会')
  if (!circle || input.words) return named(union, circle?._id ?? null, input)
  const where = { circle: circle._id, state: 'in' }
  const list = { where, by: 'enteredAt', direction: 'desc', cursor: input.cursor } as const
  const page = await pageOf(entries, list, entry => entry.person)
  const found = await people.find({ where: { _id: { in: page.rows } }, limit: page.rows.length || 1 })
  const byId = new Map(found.map(person => [person._id, person]))
  const rows = page.rows.flatMap(id => {
    const person = byId.get(id)
    return person && mayKeep(person, path) ? [candidate(person, true)] : []
  })
  return { rows, next: page.next }
}

/** Takes somebody out of a circle. */
export async function removeFrom(
  ctx: Context,
  input: { circle: string; person: string; reason: string },
): Promise<{ removed: true }> {
  const circle = await see(ctx, circles, input.circle)
  await change(ctx, entries, entryId(circle._id, input.person), entry => remove(entry, circle, input.reason))
  return { removed: true }
}

async function named(
  union: string,
  circle: string | null,
  { words, cursor }: { words?: string; cursor?: string | null },
): Promise<Page<Candidate>> {
  const where = { groups: union, ...(words && { name: { gte: words, lt: `${words}\uffff` } }) }
  const page = await pageOf(people, { where, by: 'name', direction: 'asc', cursor }, person => person)
  const ids = circle ? page.rows.map(person => entryId(circle, person._id)) : []
  const found = ids.length > 0 ? await entries.find({ where: { _id: { in: ids } }, limit: ids.length }) : []
  const inside = new Set(found.filter(entry => entry.state === 'in').map(entry => entry.person))
  return { rows: page.rows.map(person => candidate(person, inside.has(person._id))), next: page.next }
}

const candidate = (person: Person, inCircle: boolean): Candidate => ({
  person: person._id,
  name: person.name,
  phone: maskPhone(unseal(person.phone)),
  inCircle,
})
