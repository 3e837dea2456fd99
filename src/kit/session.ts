import Taro from '@tarojs/taro'
import { cell } from './cell'

const key = 'niangjia.session'

/** Counts up whenever another person, or nobody, is signed in. */
export const sessionTurns = cell(0)

/** A browser holds its session in a cookie that no script can read; here it keeps only that there is one. */
export const inCookie = process.env.TARO_ENV === 'h5'

export const isSignedIn = (): boolean => Boolean(Taro.getStorageSync(key))

/** The token that goes with each request where neither WeChat nor a cookie says who calls; `null` when there is none. */
export const sessionToken = (): string | null => (!inCookie && Taro.getStorageSync(key)) || null

/** Signs in by the home's answer to it, if that says so; whatever was known of the person before is forgotten. */
export function keepSession(answer: unknown): boolean {
  const kept: unknown = Reflect.get(Object(answer), inCookie ? 'signedIn' : 'token')
  if (!kept) return false
  ended = null
  Taro.setStorageSync(key, inCookie ? 'yes' : kept)
  sessionTurns.set(sessionTurns.get() + 1)
  return true
}

/** The session is over, as the home says in these words; whoever asks on is told so until somebody signs in. */
export function endSession(words: string): void {
  ended = words
  forgetSession()
}

/** Why nobody is signed in any more, if somebody was. */
export const endedWords = (): string | null => ended

let ended: string | null = null

export function forgetSession(): void {
  if (!isSignedIn()) return
  Taro.removeStorageSync(key)
  sessionTurns.set(sessionTurns.get() + 1)
}
