import * as v from 'valibot'
import type { Carrier } from '../kit/drain'
import { changePerson } from '../kit/people'

const membership = v.object({ person: v.string(), circle: v.string() })
const stewardship = v.object({
  person: v.string(),
  role: v.object({ role: v.literal('steward'), of: v.string(), path: v.string(), name: v.string() }),
})

const group: Carrier = async (ctx, input) => {
  const { person, circle } = v.parse(membership, input)
  await changePerson(ctx, person, '进入联系圈', { push: { groups: [circle] } })
}

const ungroup: Carrier = async (ctx, input) => {
  const { person, circle } = v.parse(membership, input)
  await changePerson(ctx, person, '离开联系圈', { drop: { groups: [circle] } })
}

const steward: Carrier = async (ctx, input) => {
  const { person, role } = v.parse(stewardship, input)
  await changePerson(ctx, person, `成为${role.name}联系人`, { push: { roles: [role] } })
}

/** Who carries out what happens to a circle: people learn of their groups and roles. */
export const carriers = { 'circles.group': group, 'circles.ungroup': ungroup, 'circles.steward': steward }
