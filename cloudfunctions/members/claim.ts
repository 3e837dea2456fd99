import type { Person } from '../kit/actor'
import { unseal } from '../kit/crypto'
import { Refusal } from '../kit/refusal'
import { identityTaken } from './domain'
import type { Member } from './store'

/** Makes the member of a roster the account of whoever proves the same phone and identity number. */
export function claimListed(
  member: Member,
  phone: string,
  me: Pick<Person, '_id' | 'phone'>,
): Pick<Member, 'person' | 'phone'> {
  if (member.person) throw identityTaken()
  if (phone !== unseal(member.phone)) {
    throw new Refusal(
      'CONFLICT',
      'listed-other-phone',
      `你已经在${member.unionName}的名册里，但登记的手机号和你验证的不一样。请联系工会改好手机号，再来领卡。`,
      'idNumber',
    )
  }
  return { person: me._id, phone: me.phone }
}
