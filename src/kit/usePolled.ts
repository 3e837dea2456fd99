import { useDidShow } from '@tarojs/taro'
import { type DependencyList, useEffect, useRef, useState } from 'react'
import { type Refusal, refusalOf } from './refusal'

/** What is asked for again and again; while the network is away the last answer stays, and is said to be old. */
export type Polled<T> = { value: T | null; refusal: Refusal | null; stale: boolean; again(): void }

/** Asks at once, every `everyMs`, and when the page comes to sight again. */
export function usePolled<T>(ask: () => Promise<T>, of: DependencyList, everyMs: number): Polled<T> {
  const [value, setValue] = useState<T | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const latest = useRef(ask)
  latest.current = ask
  const again = useRef<() => void>(() => undefined)
  useDidShow(() => again.current())
  useEffect(() => {
    let gone = false
    const refresh = async () => {
      try {
        const next = await latest.current()
        if (gone) return
        setValue(() => next)
        setRefusal(null)
      } catch (thrown) {
        if (!gone) setRefusal(refusalOf(thrown))
      }
    }
    setValue(null)
    setRefusal(null)
    again.current = () => void refresh()
    again.current()
    const timer = setInterval(again.current, everyMs)
    return () => {
      gone = true
      again.current = () => undefined
      clearInterval(timer)
    }
  }, [...of, everyMs])
  const stale = value !== null && refusal?.code === 'INTERNAL'
  return { value, refusal, stale, again: () => again.current() }
}
