import { marksOf, type Person } from '../kit/actor'
import type { Context } from '../kit/context'
import { maskPhone, seal } from '../kit/crypto'
import { derivedId, personIdOf } from '../kit/ids'
import { phoneOfWechat } from '../kit/openapi'
import { change, create, knows } from '../kit/pending'
import { people } from '../kit/people'
import { takePhone } from '../kit/phones'
import { Refusal } from '../kit/refusal'
import type { Effect } from '../kit/store'
import { sendOneTimeCode, takeOneTimeCode } from './one-time'

/** Sends a code to the phone; the same request again sends nothing more. */
export const sendCode = (ctx: Context, { phone }: { phone: string }) =>
  sendOneTimeCode(ctx, {
    id: derivedId('code', openidOf(ctx)),
    phone,
    words: digits => `你的验证码是 ${digits}，10 分钟内有效。不要告诉别人。`,
    asked: ['code-asked', openidOf(ctx)],
    sent: 'code-sent',
    afterUse: false,
  })

/** Makes the caller a person with this phone if the code is the one last sent to it; five tries a code. */
export async function verifyPhone(
  ctx: Context,
  input: { phone: string; code: string; name: string },
): Promise<Person> {
  const { person } = ctx.actor
  if (person && knows(person, ctx.request)) return person
  await takeOneTimeCode(ctx, derivedId('code', openidOf(ctx)), input)
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
  const _id = personIdOf(openid)
  const { mark, former } = await takePhone(ctx, phone, _id)
  const proven = { name, phone: seal(phone), phoneMark: mark }
  const note = '验证手机号'
  // Who was erased is there no more to be told.
  const left = former ? await people.get(former) : null
  const effects = left ? tellBoth(left._id, _id, phone) : []
  if (ctx.actor.person) {
    return change(ctx, people, _id, person =>
      person.phoneMark === mark
        ? { set: proven, note, effects }
        : {
            set: { ...proven, marks: marksBefore(person, mark), proofs: [] },
            note,
            effects: [...effects, ...leaving(person, phone)],
          },
    )
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

/** Numbers whose records a person goes on to stand on. */
const numbersKept = 20

/** The marks of a person's former numbers once they have another: records of before know them by these. */
const marksBefore = (person: Person, now: string): string[] =>
  marksOf(person)
    .filter(mark => mark !== now)
    .slice(0, numbersKept)

/** What follows when somebody has another number: every session hears of it, and so does the old number. */
function leaving(person: Person, phone: string): Effect[] {
  const now = maskPhone(phone)
  return [
    { to: 'members.leavePhone', input: { person: person._id, left: person.phone, now } },
    post(
      person._id,
      `手机号换成了 ${now}`,
      '登录过的电脑都退出了，要用请重新扫码。不是你本人换的，请马上告诉工会。',
    ),
  ]
}

/** Whoever held the number until now loses it, and both are told. */
function tellBoth(former: string, now: string, phone: string): Effect[] {
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

const post = (person: string, title: string, body: string): Effect => ({
  to: 'notices.post',
  input: { person, title, body, from: '娘家', path: '/', link: null },
})

function openidOf(ctx: Context): string {
  if (!ctx.actor.openid) throw new Refusal('UNAUTHENTICATED', 'sign-in', '要先登录才能用。')
  return ctx.actor.openid
}
