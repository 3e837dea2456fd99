import { ACTIVE_MS } from '../limits'
import type { Visits } from './service'

/** Remembers each person's last call, by the machine's own clock; forgotten with the process. */
export function keepVisits(realNow: () => number): Visits {
  const last = new Map<string, number>()
  return {
    note(openid) {
      last.delete(openid)
      last.set(openid, realNow())
      if (last.size <= 100_000) return
      const [oldest] = last.keys()
      if (oldest !== undefined) last.delete(oldest)
    },
    active: openid => realNow() - (last.get(openid) ?? Number.NEGATIVE_INFINITY) <= ACTIVE_MS,
  }
}
