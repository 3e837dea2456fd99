import * as glassEasel from 'glass-easel'
import type { SetDataCall } from '../settings'

/** What went wrong, what was asked of wx that the host lacks, and what crossed to the pages. */
export const record = {
  errors: [] as string[],
  unknownApis: new Set<string>(),
  setData: [] as SetDataCall[],
}

/** Notes every error that reaches no one: thrown, rejected, said on the console, or caught by the components. */
export function recordErrors(): void {
  addEventListener('error', ({ error, message }) => note(error ?? message))
  addEventListener('unhandledrejection', ({ reason }) => note(reason))
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    note(`policy: ${violatedDirective} ${blockedURI}`),
  )
  glassEasel.addGlobalErrorListener((error, method) => {
    note(error, method)
    return false
  })
  glassEasel.addGlobalWarningListener(message => {
    note(`template: ${message}`)
    return false
  })
  const say = console.error
  console.error = (...words) => {
    note(words.map(word => readable(word)).join(' '))
    say(...words)
  }
}

/** Notes one error with where it came from. */
export function note(error: unknown, place = ''): void {
  record.errors.push([place, readable(error)].filter(Boolean).join(': '))
}

function readable(value: unknown): string {
  if (value instanceof Error) return value.stack ?? value.message
  if (typeof value !== 'object' || value === null) return String(value)
  const said: unknown = Reflect.get(value, 'errMsg') ?? Reflect.get(value, 'message')
  return typeof said === 'string' ? said : JSON.stringify(value)
}
