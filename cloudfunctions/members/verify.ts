import type { Person } from '../kit/actor'
import type { Context } from '../kit/context'
import { blindMark, seal } from '../kit/crypto'
import { derivedId, personIdOf, randomDigits } from '../kit/ids'
import { phoneOfWechat, sendSms } from '../kit/openapi'
import { change, create, knows } from '../kit/pending'
import { people } from '../kit/people'
import { Refusal } from '../kit/refusal'
import { codeLife, refuseHurry, wrongCode } from './domain'
import { codes, type SentCode } from './store'

/** Sends a code to the phone; the same request again sends nothing more. */
export async function sendCode(ctx: Context, { phone }: { phone: string }) {
  const _id = derivedId('code', openidOf(ctx))
  const last = await codes.get(_id)
  if (last?.request === ctx.request) return { expiresAt: last.expiresAt, resendAt: last.resendAt }
  refuseHurry(last, ctx.now)
  const digits = randomDigits()
  const sent: SentCode = {
    _id,
    phoneMark: blindMark('phone', phone),
    digitsMark: blindMark('digits', digits),
    expiresAt: ctx.now + codeLife.validMs,
    resendAt: ctx.now + codeLife.resendMs,
    tries: 0,
    request: ctx.request,
  }
  const { _id: _, ...rest } = sent
  const kept = last
    ? await codes.update(_id, { request: last.request }, { set: rest })
    : await codes.add(sent)
  if (!kept) {
    const first = await codes.get(_id)
    if (first?.request === ctx.request) return { expiresAt: first.expiresAt, resendAt: first.resendAt }
    throw new Refusal('RATE', 'code-too-soon', '验证码刚发过，60 秒后可以再要一次。', 'phone')
  }
  await sendSms(phone, `你的验证码是 ${digits}，10 分钟内有效。不要告诉别人。`)
  return { expiresAt: sent.expiresAt, resendAt: sent.resendAt }
}

/** Makes the caller a person with this phone if the code is the one last sent to it; five tries a code. */
export async function verifyPhone(
  ctx: Context,
  input: { phone: string; code: string; name: string },
): Promise<Person> {
  const { person } = ctx.actor
  if (person && knows(person, ctx.request)) return person
  const _id = derivedId('code', openidOf(ctx))
  const counted = await codes.update(
    _id,
    { expiresAt: { gt: ctx.now }, tries: { lt: codeLife.tries } },
    { inc: { tries: 1 } },
  )
  const sent = counted ? await codes.get(_id) : null
  const right =
    sent?.phoneMark === blindMark('phone', input.phone) && sent.digitsMark === blindMark('digits', input.code)
  if (!right) throw wrongCode()
  return become(ctx, input.phone, input.name)
}

/** The same by WeChat's own phone button. */
export async function verifyWechatPhone(
  ctx: Context,
  input: { code: string; name: string },
): Promise<Person> {
  const { person } = ctx.actor
  if (person && knows(person, ctx.request)) return person
  return become(ctx, await phoneOfWechat(input.code), input.name)
}

async function become(ctx: Context, phone: string, name: string): Promise<Person> {
  const openid = openidOf(ctx)
  const proven = { name, phone: seal(phone), phoneMark: blindMark('phone', phone) }
  const note = '验证手机号'
  if (ctx.actor.person) return change(ctx, people, ctx.actor.person._id, () => ({ set: proven, note }))
  const person = {
    _id: personIdOf(openid),
    openid,
    ...proven,
    roles: [],
    groups: [],
    woman: null,
    platform: false,
    hours: null,
    credits: {},
    told: [],
    opened: [],
    member: null,
  }
  return create(ctx, people, person, { note })
}

function openidOf(ctx: Context): string {
  if (!ctx.actor.openid) throw new Refusal('UNAUTHENTICATED', 'sign-in', '要先登录才能用。')
  return ctx.actor.openid
}
