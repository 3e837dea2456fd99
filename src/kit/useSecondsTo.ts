import { useEffect, useState } from 'react'
import { serverNow } from './client'

/** Whole seconds until an instant (ms) by the server's time, 0 from then on; drawn again each second while it counts. */
export function useSecondsTo(at: number): number {
  const [now, setNow] = useState(serverNow)
  const left = Math.max(0, Math.ceil((at - now) / 1000))
  // biome-ignore lint/correctness/useExhaustiveDependencies: another instant is counted from the time it was set
  useEffect(() => setNow(serverNow()), [at])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each second begins with the one before
  useEffect(() => {
    if (left === 0) return
    const timer = setTimeout(() => setNow(serverNow()), 1000)
    return () => clearTimeout(timer)
  }, [left, now])
  return left
}
