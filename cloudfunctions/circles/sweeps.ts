import * as v from 'valibot'
import type { Carrier } from '../kit/drain'
import { change } from '../kit/pending'
import { changePerson } from '../kit/people'
import { sweepPassUps } from '../kit/procedure/sweeps'
import type { Sweep } from '../kit/serve'
import { personalPost } from '../notices/public'
import { move, passed } from './asking'
import { invitationLife } from './domain'
import { invitations, questions } from './store'

/** Questions nobody answered in time are passed up: to the circle's union, then to those above it. */
export const passUps: Sweep = now => sweepPassUps(now, questions, passed)

/** Invitations long over are forgotten. */
export const forgetInvitations: Sweep = async now => {
  const where = { expiresAt: { lt: now - invitationLife.remembered } }
  const old = await invitations.find({ where, order: [['expiresAt', 'asc']], limit: 50 })
  for (const { _id } of old) await invitations.remove(_id)
  return old.length
}

const membership = v.object({ person: v.string(), circle: v.string() })
const stewardship = v.object({
  person: v.string(),
  role: v.object({ role: v.literal('steward'), of: v.string(), path: v.string(), name: v.string() }),
})
const stewardshipOver = v.object({ person: v.string(), circle: v.string(), name: v.string() })
const named = v.object({ person: v.string(), name: v.string() })
const moving = v.object({ circle: v.string(), name: v.string(), from: named, to: named, by: v.string() })

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

const unsteward: Carrier = async (ctx, input) => {
  const { person, circle, name } = v.parse(stewardshipOver, input)
  await changePerson(ctx, person, `不再是${name}联系人`, { pull: { roles: { role: 'steward', of: circle } } })
}

const moveQuestions: Carrier = async (ctx, input) => {
  const { circle, name, from, to, by } = v.parse(moving, input)
  const where = { circle, state: 'asked', steward: from.person }
  for (;;) {
    const waiting = await questions.find({ where, limit: 100 })
    for (const { _id } of waiting) {
      await change(ctx, questions, _id, doc => move(doc, name, to, { at: ctx.now, by }))
    }
    if (waiting.length < 100) return
  }
}

/** Who carries out what happens to a circle: people learn of their groups and roles, questions of their steward. */
export const carriers = {
  'circles.group': group,
  'circles.ungroup': ungroup,
  'circles.steward': steward,
  'circles.unsteward': unsteward,
  'circles.moveQuestions': moveQuestions,
  'notices.post': personalPost,
}
