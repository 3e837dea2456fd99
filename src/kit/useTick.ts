import { useEffect, useState } from 'react'
import { serverNow } from './client'

/** The server's time, drawn again four times a second. */
export function useTick(): number {
  const [now, setNow] = useState(serverNow())
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 250)
    return () => clearInterval(timer)
  }, [])
  return now
}
