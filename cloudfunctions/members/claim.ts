import type { Person } from '../kit/actor'
import { unseal } from '../kit/crypto'
import { identityTaken } from './domain'
import type { Member } from './store'

/** Makes the member of a roster the account of whoever proves the same phone and identity number. */
export function claimListed(
  member: Member,
  phone: string,
  me: Pick<Person, '_id' | 'phone'>,
): Pick<Member, 'person' | 'phone'> {
  if (member.person) throw identityTaken()
  if (phone !== unseal(member.phone)) throw identityTaken()
  return { person: me._id, phone: me.phone }
}
