import { collection } from './cloud'
import type { Kept } from './store'

/**
 * A computer that asks to be signed in by a phone, and the session it then has. Its id is the token in its code. It is
 * open until a phone confirms it, and used once the computer took up its session.
 */
export type Desk = Kept & {
  state: 'open' | 'confirmed' | 'used' | 'ended'
  /** Of the secret that only the computer knows, by ids' derivedId('desk-secret', secret). */
  secretMark: string
  system: string
  browser: string
  /** Who confirmed it; `null` before. */
  person: string | null
  openid: string | null
  openedAt: number
  /** Open, it can be confirmed until this instant; confirmed, it can be taken up until then, ms. */
  expiresAt: number
  /** 0 until then. */
  usedAt: number
  endedAt: number
}

export const desks = collection<Desk>('desks', {
  indexes: [
    { fields: ['person', 'state', 'usedAt'] },
    { fields: ['state', 'openedAt'] },
    { fields: ['pendingAt'] },
  ],
  place: desk => (desk.person ? { person: desk.person } : {}),
  personal: {
    title: '登录过的电脑',
    whose: ['person'],
    erased: 'removed',
    shows: { system: '系统', browser: '浏览器', openedAt: '时间' },
  },
})
