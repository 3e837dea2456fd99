import * as v from 'valibot'
import { unionsIn } from '../kit/actor'
import type { Carrier } from '../kit/drain'
import { changePerson } from '../kit/people'
import { passUp } from '../kit/procedure/matter'
import { sweepPassUps } from '../kit/procedure/sweeps'
import type { Sweep } from '../kit/serve'
import { personalPost } from '../notices/public'
import { phoneCarriers } from './releasing'
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
  woman: v.nullable(v.boolean()),
  platform: v.boolean(),
})

/** Makes the person of an approved application a member. */
const enrol: Carrier = async (ctx, input) => {
  const { person, member, woman, platform } = v.parse(enrolment, input)
  const set = { member, woman, platform }
  await changePerson(ctx, person, `成为${member.unionName}会员`, {
    set,
    push: { groups: unionsIn(member.path) },
  })
}

/** Who carries out what an application or a proven phone leads to. */
export const carriers = {
  'members.enrol': enrol,
  ...phoneCarriers,
  'notices.post': personalPost,
}
