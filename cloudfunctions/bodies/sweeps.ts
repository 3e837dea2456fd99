import * as v from 'valibot'
import type { Carrier } from '../kit/drain'
import { changePerson } from '../kit/people'
import { caseCarriers } from '../mediation/public'
import { personalPost } from '../notices/public'
import { bookingCarriers } from './public'

const appointed = v.object({
  person: v.string(),
  role: v.object({ role: v.literal('mediator'), of: v.string(), path: v.string(), name: v.string() }),
})
const dismissed = v.object({ person: v.string(), body: v.string(), name: v.string() })

const appoint: Carrier = async (ctx, input) => {
  const { person, role } = v.parse(appointed, input)
  await changePerson(ctx, person, `成为${role.name}调解员`, { push: { roles: [role] } })
}

const dismiss: Carrier = async (ctx, input) => {
  const { person, body, name } = v.parse(dismissed, input)
  await changePerson(ctx, person, `不再是${name}调解员`, { pull: { roles: { role: 'mediator', of: body } } })
}

/** Who carries out what happens to a body: people get and lose the role, their cases are given up, bookings give way. */
export const carriers = {
  'bodies.appoint': appoint,
  'bodies.dismiss': dismiss,
  ...bookingCarriers,
  ...caseCarriers(personalPost),
  'notices.post': personalPost,
}
