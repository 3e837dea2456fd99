import Taro from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useIdentity } from '../identity'

/** What is being typed under a name: it stays on this device, for this person alone, until it is dropped; `ready` once what was kept is in it. */
export function useDraft<T extends object>(
  name: string,
  begun: T,
): { value: T; put(change: Partial<T>): void; ready: boolean } {
  const key = useDraftKey()(name)
  const [value, setValue] = useState<T>(() => ({ ...begun, ...read(key) }))
  const typed = useRef<Partial<T>>({})
  const [seen, setSeen] = useState(key)
  useEffect(() => {
    if (seen === key) return
    setSeen(key)
    setValue(old => ({ ...old, ...read(key), ...typed.current }))
  }, [key, seen])
  const put = useCallback(
    (change: Partial<T>) => {
      Object.assign(typed.current, change)
      setValue(old => ({ ...old, ...change }))
      if (key) Taro.setStorageSync(key, JSON.stringify({ ...read(key), ...typed.current }))
    },
    [key],
  )
  return { value, put, ready: key !== null && seen === key }
}

/** Where a draft of this name is kept for the person before the screen; `null` until it is known who that is. */
export function useDraftKey(): (name: string) => string | null {
  const known = useIdentity()
  const person = known.state === 'known' ? (known.identity.person?.id ?? 'nobody') : null
  return name => (person === null ? null : `niangjia.draft.${person}.${name}`)
}

/** Forgets a draft that was sent. */
export const dropDraft = (key: string | null): void => {
  if (key) Taro.removeStorageSync(key)
}

function read(key: string | null): object {
  if (!key) return {}
  try {
    const kept: unknown = JSON.parse(Taro.getStorageSync(key) || '{}')
    return typeof kept === 'object' && kept !== null ? kept : {}
  } catch {
    return {}
  }
}
