import type { Union } from '../kit/actor'
import type { Who } from '../kit/contract'
import { maskIdNumber, maskPhone, unseal } from '../kit/crypto'
import { holderOf, movesFor, nextClock } from '../kit/procedure/matter'
import type { Application, ApplicationRow, MemberRow, UnionCard } from './contract'
import { joining } from './procedure'
import type { Member } from './store'

export const unionCard = (union: Union): UnionCard => ({
  id: union._id,
  name: union.name,
  level: union.level,
  place: union.place,
  contact: union.contact?.name ?? null,
  takesMembers: union.takesMembers,
})

export const applicationRow = (member: Member): ApplicationRow => ({
  id: member._id,
  name: member.name,
  union: member.union,
  unionName: member.unionName,
  state: member.state,
  appliedAt: member.appliedAt,
  holder: holderOf(member),
  clock: nextClock(member),
})

/** One application with its history and what the reader may do now; numbers masked. */
export const application = (member: Member, is: (who: readonly Who[]) => boolean): Application => ({
  ...applicationRow(member),
  phone: maskPhone(unseal(member.phone)),
  paper: member.paper ?? 'resident',
  idNumber: maskIdNumber(unseal(member.idNumber)),
  remark: member.remark,
  timeline: member.timeline,
  moves: movesFor(joining, member.state, is),
})

export const memberRow = (member: Member): MemberRow => ({
  id: member._id,
  name: member.name,
  phone: maskPhone(unseal(member.phone)),
  paper: member.paper ?? 'resident',
  idNumber: maskIdNumber(unseal(member.idNumber)),
  since: member.since,
})
