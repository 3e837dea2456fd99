import type { Desk } from '../kit/desks'
import { Refusal } from '../kit/refusal'
import type { Bare, Decision } from '../kit/store'
import type { DeskAsked } from './contract'

/** How long a code can be confirmed, a confirmed computer can take up its session, and a session lasts; ms. */
export const deskLife = { confirm: 2 * 60_000, takeUp: 60_000, session: 12 * 3600_000 }

/** A computer that begins to ask. */
export const ask = (
  names: { _id: string; secretMark: string },
  machine: { system: string; browser: string },
  at: number,
): Bare<Desk> => ({
  ...names,
  ...machine,
  state: 'open',
  person: null,
  openid: null,
  openedAt: at,
  expiresAt: at + deskLife.confirm,
  usedAt: 0,
  endedAt: 0,
})

/** What a phone is told of a computer; whose it is, only that person learns. */
export function asked(desk: Desk, reader: string | null, now: number): DeskAsked['state'] {
  if (desk.state === 'open' && now < desk.expiresAt) return 'open'
  const lives = desk.state === 'confirmed' || desk.state === 'used'
  return lives && desk.person === reader ? 'confirmed' : 'over'
}

/** Signs this person in there; `null` when they already did. Refuses a code that is old or was confirmed by another. */
export function confirm(
  desk: Desk,
  person: { _id: string; openid: string },
  now: number,
): Decision<Desk> | null {
  const state = asked(desk, person._id, now)
  if (state === 'confirmed') return null
  if (state === 'over') {
    throw new Refusal('LATE', 'desk-expired', '这个码已经过期。在电脑上换一个新的，再扫一次。')
  }
  const set = {
    state: 'confirmed' as const,
    person: person._id,
    openid: person.openid,
    expiresAt: now + deskLife.takeUp,
  }
  return { set, note: '确认在电脑上登录' }
}

/** Signs it out; `null` when it is out already. */
export const end = (desk: Desk, now: number): Decision<Desk> | null =>
  desk.state === 'ended' ? null : { set: { state: 'ended', endedAt: now }, note: '让一台电脑退出登录' }
