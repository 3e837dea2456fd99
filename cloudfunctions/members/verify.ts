import type { Person } from '../kit/actor'
import type { Context } from '../kit/context'
import { blindMark, maskPhone, seal } from '../kit/crypto'
import { derivedId, personIdOf, randomDigits } from '../kit/ids'
import { limitOf, spend } from '../kit/limits'
import { phoneOfWechat, sendSms } from '../kit/openapi'
import { change, create, knows } from '../kit/pending'
import { people } from '../kit/people'
import { takePhone } from '../kit/phones'
import { Refusal } from '../kit/refusal'
import type { Effect } from '../kit/store'
import { endAll } from './desk'
import { codeLife, refuseHurry, wrongCode } from './domain'
import { codes, type SentCode } from './store'

/** Sends a code to the phone; the same request again sends nothing more. */
export async function sendCode(ctx: Context, { phone }: { phone: string }) {
  const _id = derivedId('code', openidOf(ctx))
  const last = await codes.get(_id)
  if (last?.request === ctx.request) return { expiresAt: last.expiresAt, resendAt: last.resendAt }
  refuseHurry(last, ctx.now)
  await spend(ctx, limitOf('code-asked'), openidOf(ctx), '要验证码的次数太多了')
  await spend(ctx, limitOf('code-sent'), blindMark('phone', phone), '这个手机号收验证码的次数太多了')
  const digits = randomDigits()
  const sent: SentCode = {
    _id,
    phoneMark: blindMark('phone', phone),
    digitsMark: blindMark('digits', digits),
    expiresAt: ctx.now + codeLife.validMs,
    resendAt: ctx.now + codeLife.resendMs,
    tries: 0,
    usedBy: '',
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
  if (!sent || !right || !(await used(ctx, sent))) throw wrongCode()
  return become(ctx, input.phone, input.name)
}

/** A right code is used up by one request; the same request uses it again. */
async function used(ctx: Context, { _id, request }: SentCode): Promise<boolean> {
  if (await codes.update(_id, { request, usedBy: '' }, { set: { usedBy: ctx.request } })) return true
  return (await codes.get(_id))?.usedBy === ctx.request
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
  const _id = personIdOf(openid)
  const { mark, former } = await takePhone(ctx, phone, _id)
  const proven = { name, phone: seal(phone), phoneMark: mark }
  const note = '验证手机号'
  // Who was erased is there no more to be told.
  const left = former ? await people.get(former) : null
  const effects = left ? tellBoth(left._id, _id, phone) : []
  const { person: known } = ctx.actor
  if (known) {
    const changed = await change(ctx, people, _id, () => ({ set: proven, note, effects }))
    if (known.phoneMark !== mark) await endAll(ctx, _id)
    return changed
  }
  const person = {
    _id,
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
  return create(ctx, people, person, { note, effects })
}

/** Whoever held the number until now loses it, and both are told. */
function tellBoth(former: string, now: string, phone: string): Effect[] {
  const post = (person: string, title: string, body: string): Effect => ({
    to: 'notices.post',
    input: { person, title, body, from: '娘家', path: '/', link: null },
  })
  const number = maskPhone(phone)
  return [
    { to: 'members.losePhone', input: { person: former } },
    post(
      former,
      `手机号 ${number} 换了人`,
      '有人用短信验证了这个手机号，它不再算你的。你办过的事都还在。换了号，请在“我的”里重新验证；不是你本人换的，请马上告诉工会。',
    ),
    post(
      now,
      `手机号 ${number} 以前是别人的`,
      '这个手机号以前有人用过。他办的事你看不到，你办的事他也看不到。',
    ),
  ]
}

function openidOf(ctx: Context): string {
  if (!ctx.actor.openid) throw new Refusal('UNAUTHENTICATED', 'sign-in', '要先登录才能用。')
  return ctx.actor.openid
}
