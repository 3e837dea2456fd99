import { useEffect } from 'react'
import type { Called } from './useCall'

/** Asks again `afterMs` behind each answer for as long as what was asked for is `going` on. */
export function useGoingOn(
  { reload }: Pick<Called<unknown>, 'reload'>,
  going: boolean,
  afterMs: number,
): void {
  useEffect(() => {
    if (!going) return
    const timer = setTimeout(reload, afterMs)
    return () => clearTimeout(timer)
  }, [going, reload, afterMs])
}
