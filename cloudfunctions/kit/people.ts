import { type Actor, covers, type Person, type Role, type Union, unionsIn } from './actor'
import { collection } from './cloud'
import type { Context } from './context'
import { personIdOf } from './ids'
import { knows, pendingChange, unknown } from './pending'
import { notFound } from './refusal'
import type { Change } from './store'

/** People with a verified phone, by an id made of their WeChat identity. */
export const people = collection<Person>('people', {
  indexes: [
    { fields: ['phoneMark'] },
    { fields: ['marks'] },
    { fields: ['roles.of'] },
    { fields: ['groups', 'name'] },
    { fields: ['groups', 'credits.notice'] },
    { fields: ['pendingAt'] },
  ],
  place: person => ({ person: person._id, path: person.member?.path }),
  personal: {
    title: '我是谁',
    whose: ['_id'],
    erased: 'removed',
    shows: { name: '姓名', phone: '手机号', 'roles.*.name': '担任', 'member.unionName': '工会' },
  },
})

export const unions = collection<Union>('unions', {
  indexes: [
    { fields: ['path'], unique: true },
    { fields: ['parent', 'name'] },
    { fields: ['pieces', 'name'] },
    { fields: ['name'] },
    { fields: ['pendingAt'] },
  ],
  place: union => ({ path: union.path }),
  personal: { none: 'names a contact in office, who hands over before leaving' },
})

/** The caller with all that decides what they may: one read. */
export async function actorOf(openid: string | null): Promise<Actor> {
  return { openid, person: openid ? await people.get(personIdOf(openid)) : null }
}

/** A union by id, or the refusal that it is not there. */
export async function unionOf(id: string): Promise<Union> {
  const union = await unions.get(id)
  if (!union) throw notFound('这个工会')
  return union
}

/** The unions from the top down to this one. */
export async function lineage(path: string): Promise<Union[]> {
  const ids = unionsIn(path)
  const found = await unions.find({ where: { _id: { in: ids } }, limit: ids.length })
  return found.sort((a, b) => a.path.length - b.path.length)
}

/** Changes a person for an act of another document; the same act twice is once. */
export async function changePerson(
  ctx: Context,
  id: string,
  note: string,
  change: Change<Person>,
): Promise<void> {
  const done = await people.update(id, unknown(ctx), change, pendingChange(ctx, { note }))
  if (done) return
  const person = await people.get(id)
  if (!person || !knows(person, ctx.request)) throw new Error(`person ${id} is gone`)
}

/** Whom a record means by this mark: who has the number, or had it when that was written and has another now. */
export async function personByMark(mark: string): Promise<Person | null> {
  const [has] = await people.find({ where: { phoneMark: mark }, limit: 1 })
  if (has) return has
  const [had] = await people.find({ where: { marks: mark }, limit: 1 })
  return had ?? null
}

/** The roles of one kind that cover a path. */
export const rolesOver = (person: Person, role: Role['role'], path: string) =>
  person.roles.filter(held => held.role === role && covers(held.path, path))

/** The caller's first office; refuses one who holds none. */
export function officeOf(person: Person): Role {
  const office = person.roles.find(role => role.role === 'officer')
  if (!office) throw notFound()
  return office
}
