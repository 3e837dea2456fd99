import * as v from 'valibot'
import type { Carrier } from '../kit/drain'
import { changePerson } from '../kit/people'
import { personalPost } from '../notices/public'

const roleInput = v.object({
  person: v.string(),
  role: v.object({ role: v.literal('auditor'), of: v.string(), path: v.string(), name: v.string() }),
  holds: v.boolean(),
})

const role: Carrier = async (ctx, input) => {
  const { person, role, holds } = v.parse(roleInput, input)
  if (holds) await changePerson(ctx, person, `成为${role.name}记录审计员`, { push: { roles: [role] } })
  else
    await changePerson(ctx, person, `不再是${role.name}记录审计员`, {
      pull: { roles: { role: 'auditor', of: role.of } },
    })
}

export const carriers = { 'journal.role': role, 'notices.post': personalPost }
