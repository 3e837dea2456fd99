import { AsyncLocalStorage } from 'node:async_hooks'

export type CallEnvironment = {
  /** Runs the work seeing these variables in process.env, and no other call's. */
  within<R>(env: Record<string, string>, work: () => R): R
}

/**
 * Makes process.env answer each call with its own variables, whatever awaits lie between: the SDK reads who is
 * calling from process.env. Must be installed before the SDK is loaded. What a call writes is gone with the call.
 */
export function isolateEnvironment(): CallEnvironment {
  const calls = new AsyncLocalStorage<Record<string, string>>()
  const shared: Record<string, string> = {}
  for (const [key, value] of Object.entries(process.env)) if (value !== undefined) shared[key] = value
  process.env = new Proxy<NodeJS.ProcessEnv>(shared, {
    get: (_, key) => (typeof key === 'string' ? read(calls.getStore(), shared, key) : undefined),
    has: (_, key) => typeof key === 'string' && read(calls.getStore(), shared, key) !== undefined,
    set(_, key, value) {
      if (typeof key === 'string') (calls.getStore() ?? shared)[key] = String(value)
      return true
    },
    deleteProperty(_, key) {
      if (typeof key === 'string') delete (calls.getStore() ?? shared)[key]
      return true
    },
    ownKeys: () => [...new Set([...Object.keys(shared), ...Object.keys(calls.getStore() ?? {})])],
    getOwnPropertyDescriptor(_, key) {
      const value = typeof key === 'string' ? read(calls.getStore(), shared, key) : undefined
      return value === undefined ? undefined : { value, writable: true, enumerable: true, configurable: true }
    },
  })
  return { within: (env, work) => calls.run({ ...env }, work) }
}

function read(call: Record<string, string> | undefined, shared: Record<string, string>, key: string) {
  if (call && Object.hasOwn(call, key)) return call[key]
  return Object.hasOwn(shared, key) ? shared[key] : undefined
}
