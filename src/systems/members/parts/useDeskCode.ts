import { useEffect, useRef, useState } from 'react'
import type { DeskOpened } from '../../../../cloudfunctions/members/contract'
import { door } from '../../../kit/client'
import { type Refusal, refusalOf } from '../../../kit/refusal'
import { inCookie, keepSession } from '../../../kit/session'
import { members } from '../api'

export type DeskCode = {
  shown: DeskOpened | null
  refusal: Refusal | null
  /** Five codes in a row were not scanned; a new one is made when asked. */
  over: boolean
}

/** Shows code after code, asks every two seconds whether a phone confirmed it, and once it did keeps the session. */
export function useDeskCode(done: () => void): DeskCode {
  const [state, setState] = useState<DeskCode>({ shown: null, refusal: null, over: false })
  const latest = useRef(done)
  latest.current = done

  useEffect(() => {
    let gone = false
    const wait = async (signedIn: () => void) => {
      for (let n = 0; n < codesInARow && !gone; n += 1) {
        const kept = await oneCode({
          gone: () => gone,
          show: shown => !gone && setState({ shown, refusal: null, over: false }),
          trouble: refusal => !gone && setState(old => ({ ...old, refusal })),
        })
        if (kept && !gone) return signedIn()
      }
      if (!gone) setState({ shown: null, refusal: null, over: true })
    }
    void wait(() => latest.current())
    return () => {
      gone = true
    }
  }, [])

  return state
}

const codesInARow = 5
const askEvery = 2000

type Watch = {
  gone(): boolean
  show(opened: DeskOpened): void
  trouble(refusal: Refusal | null): void
}

/** Keeps the session once the code was confirmed; false when the code is over. */
async function oneCode({ gone, show, trouble }: Watch): Promise<boolean> {
  const secret = newSecret()
  const opened = await opening(secret, trouble)
  if (!opened) return false
  show(opened)
  while (!gone()) {
    await pause(askEvery)
    try {
      const answer = await door('POST', '/session/desk', {
        token: opened.code.slice(2),
        secret,
        cookie: inCookie,
      })
      if (!gone() && keepSession(answer)) return true
      trouble(null)
    } catch (thrown) {
      const refusal = refusalOf(thrown)
      if (refusal.reason !== 'offline') return false
      trouble(refusal)
    }
  }
  return false
}

async function opening(secret: string, trouble: Watch['trouble']): Promise<DeskOpened | null> {
  try {
    return await members.openDesk({ ...machine(), secret })
  } catch (thrown) {
    trouble(refusalOf(thrown))
    await pause(askEvery)
    return null
  }
}

/** 256 bits that only this computer knows. */
const newSecret = () =>
  [...crypto.getRandomValues(new Uint8Array(32))].map(byte => byte.toString(16).padStart(2, '0')).join('')

/** What the browser says of itself, in the few words the contract knows. */
function machine(): Omit<Parameters<typeof members.openDesk>[0], 'secret'> {
  const said = navigator.userAgent
  return {
    system: /Windows/.test(said)
      ? 'Windows'
      : /Mac OS/.test(said)
        ? 'macOS'
        : /Linux/.test(said)
          ? 'Linux'
          : 'other',
    browser: /Edg\//.test(said)
      ? 'Edge'
      : /Firefox\//.test(said)
        ? 'Firefox'
        : /Chrome\//.test(said)
          ? 'Chrome'
          : /Safari\//.test(said)
            ? 'Safari'
            : 'other',
  }
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
