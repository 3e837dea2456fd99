import { collection } from './cloud'
import type { Context } from './context'
import { blindMark } from './crypto'
import { Refusal } from './refusal'

/**
 * Who holds a number now, '' when they gave it up; its id is the number's mark. `turn` counts how often somebody ceased
 * to hold it.
 */
export type Holding = {
  _id: string
  person: string
  turn: number
  since: number
  /** Who held it before, and the request it went over by. */
  former: string | null
  request: string
}

export const phones = collection<Holding>('phones', {
  indexes: [],
  place: holding => ({ person: holding.person }),
  // The turn stays, so that whoever proves the number next does not stand where they stood.
  personal: { title: '验证过的手机号', whose: ['person'], erased: 'blanked', shows: { since: '验证时间' } },
})

/**
 * By which mark records know the one who holds a number now. A number that went to somebody else has another mark, so
 * that what was written for its former holder does not open for the new one.
 */
export async function markOfPhone(phone: string): Promise<string> {
  const held = await phones.get(blindMark('phone', phone))
  return markIn(phone, held?.turn ?? 0)
}

/** Gives the number to this person, who proved it; answers its mark, and whose it was until now. */
export async function takePhone(
  ctx: Pick<Context, 'now' | 'request'>,
  phone: string,
  person: string,
): Promise<{ mark: string; former: string | null }> {
  const _id = blindMark('phone', phone)
  const taking = { person, since: ctx.now, request: ctx.request }
  for (let tries = 0; tries < 5; tries += 1) {
    const held = await phones.get(_id)
    if (!held) {
      if (await phones.add({ _id, turn: 0, former: null, ...taking }))
        return { mark: markIn(phone, 0), former: null }
      continue
    }
    if (held.person === person) {
      return { mark: markIn(phone, held.turn), former: held.request === ctx.request ? held.former : null }
    }
    const former = held.person || null
    const turn = former ? held.turn + 1 : held.turn
    const change = { set: { ...taking, turn, former } }
    if (await phones.update(_id, { person: held.person, turn: held.turn }, change))
      return { mark: markIn(phone, turn), former }
  }
  throw new Refusal('CONFLICT', 'phone-busy', '有人也在验证这个手机号，请稍后再试。', 'phone')
}

/** Gives a number up for who holds it: what is written for it from now on is for whoever proves it next. */
export async function leavePhone(phone: string, person: string): Promise<void> {
  const _id = blindMark('phone', phone)
  const held = await phones.get(_id)
  if (held?.person !== person) return
  await phones.update(_id, { person, turn: held.turn }, { set: { person: '' }, inc: { turn: 1 } })
}

const markIn = (phone: string, turn: number) =>
  blindMark('phone', turn === 0 ? phone : `${phone}\u0000${turn}`)
