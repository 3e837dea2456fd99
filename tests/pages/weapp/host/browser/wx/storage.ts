import { type Asked, ask } from './ask'

const prefix = 'weapp.'
const limit = 10 * 1024 * 1024

/** What the program keeps on the phone: JSON by key, 10 MB in all. */
export const wxStorage = {
  getStorageSync: read,
  setStorageSync: write,
  removeStorageSync: (key: string) => localStorage.removeItem(prefix + key),
  clearStorageSync: clear,
  getStorageInfoSync: info,
  getStorage: (asked: Asked) =>
    ask('getStorage', asked, () => {
      if (localStorage.getItem(prefix + asked.key) === null) throw new Error('data not found')
      return { data: read(String(asked.key)) }
    }),
  setStorage: (asked: Asked) => ask('setStorage', asked, () => write(String(asked.key), asked.data)),
  removeStorage: (asked: Asked) =>
    ask('removeStorage', asked, () => localStorage.removeItem(prefix + asked.key)),
  clearStorage: (asked?: Asked) => ask('clearStorage', asked, clear),
  getStorageInfo: (asked?: Asked) => ask('getStorageInfo', asked, info),
}

function read(key: string): unknown {
  const kept = localStorage.getItem(prefix + key)
  return kept === null ? '' : JSON.parse(kept)
}

function write(key: string, data: unknown): void {
  const next = JSON.stringify(data) ?? '""'
  if (info().currentSize * 1024 + next.length > limit) throw new Error('exceed storage max size 10Mb')
  localStorage.setItem(prefix + key, next)
}

function clear(): void {
  for (const key of keys()) localStorage.removeItem(prefix + key)
}

function info() {
  const size = keys().reduce((sum, key) => sum + (localStorage.getItem(prefix + key)?.length ?? 0), 0)
  return { keys: keys(), currentSize: Math.ceil(size / 1024), limitSize: limit / 1024 }
}

const keys = () =>
  Object.keys(localStorage)
    .filter(key => key.startsWith(prefix))
    .map(key => key.slice(prefix.length))
