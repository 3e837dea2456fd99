import Taro, { useDidShow } from '@tarojs/taro'
import { type DependencyList, useCallback, useEffect, useRef, useState } from 'react'
import { changes } from './changes'
import { type Refusal, refusalOf } from './refusal'
import { sessionTurns } from './session'

/** What a page shows of something it asked for: its shape while waiting, the thing, or why not. */
export type Called<T> = {
  value: T | null
  refusal: Refusal | null
  waiting: boolean
  reload(): void
}

/**
 * Asks when the page opens, when `of` changes, and when the page is seen again after something changed. An answer that
 * was overtaken is dropped; while asking again the last value stays on screen. `ask` null asks nothing.
 */
export function useCall<T>(ask: (() => Promise<T>) | null, of: DependencyList): Called<T> {
  const [state, setState] = useState<{ value: T | null; refusal: Refusal | null; waiting: boolean }>({
    value: null,
    refusal: null,
    waiting: ask !== null,
  })
  const turn = useRef(0)
  const seen = useRef('')
  const latest = useRef(ask)
  latest.current = ask

  const load = useCallback(async (afresh: boolean) => {
    const mine = ++turn.current
    seen.current = moment()
    const asking = latest.current
    setState(old => ({ value: afresh ? null : old.value, refusal: null, waiting: asking !== null }))
    if (!asking) return
    try {
      const value = await asking()
      if (mine === turn.current) setState({ value, refusal: null, waiting: false })
    } catch (thrown) {
      if (mine === turn.current) setState({ value: null, refusal: refusalOf(thrown), waiting: false })
    }
  }, [])

  useEffect(() => {
    void load(true)
    return () => {
      turn.current++
    }
  }, [...of, load])

  const look = useCallback(() => {
    if (seen.current !== moment()) void load(false)
  }, [load])
  useSeen(look)
  useEffect(() => changes.watch(look), [look])

  return { ...state, reload: () => void load(state.value === null) }
}

const moment = () => `${sessionTurns.get()}.${changes.get()}`

/** Runs when the page comes to sight again; in a browser a switched tab tells nobody but the router. */
function useSeen(run: () => void) {
  useDidShow(run)
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    Taro.eventCenter.on('__taroRouterChange', run)
    return () => {
      Taro.eventCenter.off('__taroRouterChange', run)
    }
  }, [run])
}
