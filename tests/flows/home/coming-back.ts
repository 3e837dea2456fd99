import { personIdOf } from '../../../cloudfunctions/kit/ids'
import type { contract as membersContract } from '../../../cloudfunctions/members/contract'
import type { Home } from '../../../local/home'
import { doorsOf } from '../people'

const day = 24 * 3600_000

/** What whoever is erased here is called, which nobody else is. */
export const canary = '信天翁'

/** Somebody opens the house under this WeChat identity. */
export async function visit(home: Home, id: string) {
  if (!(await home.engine.get('people_demo', id)))
    await home.engine.insert('people_demo', [{ _id: id, name: canary, roles: [], union: '' }])
  return doorsOf(home.url).as({ id, name: canary, roles: [], union: '' })
}

/** The same, and proves this number; answers who they are then. */
export async function prove(home: Home, id: string, phone: string) {
  const members = (await visit(home, id)).to<typeof membersContract>('members')
  await members.sendCode({ phone })
  const code = await doorsOf(home.url).smsCode(phone)
  return members.verifyPhone({ phone, code, name: canary })
}

/** Whether the home knows the person of this WeChat identity. */
export const isThere = async (home: Home, id: string) =>
  (await home.engine.get('people', personIdOf(id))) !== undefined

/** As many days as an erasing takes. */
export async function passDays(home: Home): Promise<void> {
  for (let days = 0; days < 3; days += 1) await doorsOf(home.url).advance(day)
}
