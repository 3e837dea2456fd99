import type { Person } from '../kit/actor'
import type { Context } from '../kit/context'
import { maskPhone, unseal } from '../kit/crypto'
import { derivedId } from '../kit/ids'
import { change, knows } from '../kit/pending'
import { people } from '../kit/people'
import { proofHolds, provenOn } from '../kit/proofs'
import { numberFirst } from '../kit/refusal'
import type { ProofAsked } from './contract'
import { sendOneTimeCode, takeOneTimeCode } from './one-time'

/** Sends a code to the caller's own number, good on the device that asked for it only. */
export async function askProof(ctx: Context): Promise<ProofAsked> {
  const me = ctx.me()
  const phone = numberOf(me)
  const times = await sendOneTimeCode(ctx, {
    id: codeIdOf(ctx, me),
    phone,
    words: digits =>
      `验证码 ${digits}，用来确认是你本人在办要紧的事，10 分钟内有效。不是你在操作，就不要告诉任何人，并马上告诉工会。`,
    asked: ['proof-asked', me._id],
    sent: 'proof-sent',
    afterUse: true,
  })
  return { sentTo: maskPhone(phone), ...times }
}

/** From now on, for a while and on this device only, the caller is known to be really them. */
export async function prove(ctx: Context, { code }: { code: string }): Promise<{ until: number }> {
  const me = ctx.me()
  const until = (person: Person) =>
    person.proofs?.find(({ device }) => device === ctx.device)?.until ?? ctx.now + proofHolds
  if (knows(me, ctx.request)) return { until: until(me) }
  await takeOneTimeCode(ctx, codeIdOf(ctx, me), { phone: numberOf(me), code })
  const after = await change(ctx, people, me._id, person => ({
    set: { proofs: provenOn(person, ctx.device, ctx.now) },
    note: ctx.device === 'phone' ? '在手机上确认是本人' : '在电脑上确认是本人',
  }))
  return { until: until(after) }
}

/** The caller's number; who lost theirs to somebody else proves one first. */
function numberOf({ phone }: Person): string {
  const number = unseal(phone)
  if (!number) throw numberFirst()
  return number
}

const codeIdOf = (ctx: Context, { _id }: Person) => derivedId('proof', _id, ctx.device)
