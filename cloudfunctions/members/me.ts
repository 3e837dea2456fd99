import type { Person } from '../kit/actor'
import { maskPhone, unseal } from '../kit/crypto'
import type { Me } from './contract'
import { members } from './store'

/** The caller as their own pages show them; nobody without a verified phone. */
export async function meOf(person: Person | null): Promise<Me> {
  if (!person) return { person: null, member: null, roles: [], application: null }
  const { _id: id, name, member, roles } = person
  const last = member
    ? []
    : await members.find({ where: { person: id }, order: [['appliedAt', 'desc']], limit: 1 })
  return {
    person: { id, name, phone: maskPhone(unseal(person.phone)) },
    member: member && {
      id: member.id,
      union: member.union,
      unionName: member.unionName,
      since: member.since,
    },
    roles: roles.map(({ role, of, name }) => ({ role, of, name })),
    application: last[0]?._id ?? null,
  }
}
