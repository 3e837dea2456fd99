import type { BrowserContext } from 'playwright-core'
import { testAt } from '../instant'

const aheadMs = testAt - Date.now()

/** A device whose clock shows the tests' own time; timers run as they do. */
export const setClock = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(ahead => {
    const Real = Date
    const now = () => Real.now() + ahead
    globalThis.Date = new Proxy(Real, {
      construct: (target, args: unknown[], asked) =>
        Reflect.construct(target, args.length ? args : [now()], asked),
      get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
    })
  }, aheadMs)
