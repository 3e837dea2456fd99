import type { Context } from '../kit/context'
import { blindMark } from '../kit/crypto'
import { randomDigits } from '../kit/ids'
import { type LimitKind, limitOf, spend } from '../kit/limits'
import { sendSms } from '../kit/openapi'
import { Refusal } from '../kit/refusal'
import { codeLife, refuseHurry, wrongCode } from './domain'
import { codes, type SentCode } from './store'

/** A code on its way: under which id it is kept, to which number it goes, and what is counted. */
export type Sending = {
  id: string
  phone: string
  /** What is said with the digits. */
  words: (digits: string) => string
  /** Limits of who asks, and of the number. */
  asked: [kind: LimitKind, whose: string]
  sent: LimitKind
  /** A code that was used makes nobody wait for the next. */
  afterUse: boolean
}

/** Sends a code to the phone; the same request again sends nothing more. */
export async function sendOneTimeCode(
  ctx: Context,
  { id, phone, words, asked, sent: ofNumber, afterUse }: Sending,
): Promise<{ expiresAt: number; resendAt: number }> {
  const last = await codes.get(id)
  if (last?.request === ctx.request) return { expiresAt: last.expiresAt, resendAt: last.resendAt }
  refuseHurry(afterUse && last?.usedBy ? null : last, ctx.now)
  await spend(ctx, limitOf(asked[0]), asked[1], '要验证码的次数太多了')
  const phoneMark = blindMark('phone', phone)
  await spend(ctx, limitOf(ofNumber), phoneMark, '这个手机号收验证码的次数太多了')
  const digits = randomDigits()
  const fresh: Omit<SentCode, '_id'> = {
    phoneMark,
    digitsMark: blindMark('digits', digits),
    expiresAt: ctx.now + codeLife.validMs,
    resendAt: ctx.now + codeLife.resendMs,
    tries: 0,
    usedBy: '',
    request: ctx.request,
  }
  const kept = last
    ? await codes.update(id, { request: last.request }, { set: fresh })
    : await codes.add({ _id: id, ...fresh })
  if (!kept) {
    const first = await codes.get(id)
    if (first?.request === ctx.request) return { expiresAt: first.expiresAt, resendAt: first.resendAt }
    throw new Refusal('RATE', 'code-too-soon', '验证码刚发过，60 秒后可以再要一次。', 'phone')
  }
  await sendSms(phone, words(digits))
  return { expiresAt: fresh.expiresAt, resendAt: fresh.resendAt }
}

/** Uses up the code kept under this id for this request, or refuses; a try is counted before it is judged. */
export async function takeOneTimeCode(
  ctx: Context,
  id: string,
  { phone, code }: { phone: string; code: string },
): Promise<void> {
  const counted = await codes.update(
    id,
    { expiresAt: { gt: ctx.now }, tries: { lt: codeLife.tries } },
    { inc: { tries: 1 } },
  )
  const sent = counted ? await codes.get(id) : null
  const right = sent?.phoneMark === blindMark('phone', phone) && sent.digitsMark === blindMark('digits', code)
  if (!sent || !right || !(await used(ctx, sent))) throw wrongCode()
}

/** A right code is used up by one request; the same request uses it again. */
async function used(ctx: Context, { _id, request }: SentCode): Promise<boolean> {
  if (await codes.update(_id, { request, usedBy: '' }, { set: { usedBy: ctx.request } })) return true
  return (await codes.get(_id))?.usedBy === ctx.request
}
