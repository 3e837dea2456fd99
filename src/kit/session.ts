import Taro from '@tarojs/taro'
import { cell } from './cell'

const key = 'niangjia.session'

/** Counts up whenever another person, or nobody, is signed in. */
export const sessionTurns = cell(0)

/** The token that goes with each request where WeChat does not say who calls; `null` when nobody signed in. */
export const sessionToken = (): string | null => Taro.getStorageSync(key) || null

/** Whatever was known of the person before is forgotten. */
export function keepSession(token: string): void {
  Taro.setStorageSync(key, token)
  sessionTurns.set(sessionTurns.get() + 1)
}

export function forgetSession(): void {
  if (!sessionToken()) return
  Taro.removeStorageSync(key)
  sessionTurns.set(sessionTurns.get() + 1)
}
