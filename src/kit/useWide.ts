import { useEffect, useState } from 'react'

/** True on a desk: the list stays at the left and what is chosen opens at the right. Never on a phone. */
export function useWide(): boolean {
  const [wide, setWide] = useState(isWide)
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const look = () => setWide(isWide())
    window.addEventListener('resize', look)
    return () => window.removeEventListener('resize', look)
  }, [])
  return wide
}

const isWide = () => process.env.TARO_ENV === 'h5' && window.innerWidth >= 1024
