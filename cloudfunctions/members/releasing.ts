import * as v from 'valibot'
import type { Context } from '../kit/context'
import { seal, unseal } from '../kit/crypto'
import type { Carrier } from '../kit/drain'
import { sendSms } from '../kit/openapi'
import { change, knows } from '../kit/pending'
import { changePerson, people } from '../kit/people'
import { leavePhone } from '../kit/phones'
import { endAll } from './desk'
import { release } from './domain'
import { members } from './store'

/** Frees a member whose phone is lost from their number, after an officer met them; the reason is journalled. */
export async function releasePhone(
  ctx: Context,
  { member, reason }: { member: string; reason: string },
): Promise<{ released: true }> {
  const me = ctx.me()
  await change(ctx, members, member, doc => release(doc, me._id, reason))
  return { released: true }
}

const sealed = v.object({ key: v.string(), box: v.string() })

/** Somebody has another number: the old one is free for the next, hears of it, and every computer is left. */
const leave: Carrier = async (ctx, input) => {
  const { person, left, now } = v.parse(
    v.object({ person: v.string(), left: sealed, now: v.string() }),
    input,
  )
  const old = unseal(left)
  await endAll(ctx, person)
  const found = await people.get(person)
  if (old === '' || (found && unseal(found.phone) === old)) return
  await leavePhone(old, person)
  await sendSms(old, `你在工会用的手机号已经换成 ${now}。不是你本人换的，请马上告诉工会。`)
}

/** The number is somebody else's now: messages for this person must not reach them there, and their computers are left. */
const lose: Carrier = async (ctx, input) => {
  const { person } = v.parse(v.object({ person: v.string() }), input)
  await changePerson(ctx, person, '手机号被别人验证', { set: { phone: seal(''), proofs: [] } })
  await endAll(ctx, person)
}

/** The phone is lost: nothing is proven by its number any more, the number hears of it, and every computer is left. */
const free: Carrier = async (ctx, input) => {
  const { person } = v.parse(v.object({ person: v.string() }), input)
  const found = await people.get(person)
  if (!found) return
  const old = unseal(found.phone)
  if (old && !knows(found, ctx.request)) {
    await sendSms(old, '工会当面核对以后，已经停用你留的这个手机号。不是你本人去办的，请马上告诉工会。')
  }
  await changePerson(ctx, person, '工会当面核对后停用手机号', { set: { phone: seal(''), proofs: [] } })
  await endAll(ctx, person)
}

/** What follows when a number is left, lost to somebody else, or lost with its phone. */
export const phoneCarriers = {
  'members.leavePhone': leave,
  'members.losePhone': lose,
  'members.freePhone': free,
}
