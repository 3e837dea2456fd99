import * as v from 'valibot'
import type { Carrier } from '../kit/drain'
import { sweepPassUps } from '../kit/passups'
import { changePerson } from '../kit/people'
import { passUp } from '../kit/procedure'
import type { Sweep } from '../kit/serve'
import { personalPost } from '../notices/public'
import { members } from './store'

/** Applications nobody touched in time are passed up to the union above. */
export const passUps: Sweep = now => sweepPassUps(now, members, passUp)

const enrolment = v.object({
  person: v.string(),
  member: v.object({
    id: v.string(),
    union: v.string(),
    unionName: v.string(),
    path: v.string(),
    since: v.number(),
  }),
})

/** Makes the person of an approved application a member. */
const enrol: Carrier = async (ctx, input) => {
  const { person, member } = v.parse(enrolment, input)
  await changePerson(ctx, person, `成为${member.unionName}会员`, { set: { member } })
}

/** Who carries out what an application leads to. */
export const carriers = { 'members.enrol': enrol, 'notices.post': personalPost }
