import type { Union } from '../kit/actor'
import { people } from '../kit/people'
import type { Where } from '../kit/store'
import type { Reach } from './contract'
import type { Group } from './domain'
import { nextFree } from './hours'

/** People looked at for who is free and whom nothing reminds. */
const lookedAt = 100

/** How many of these people have it in their inbox, whom WeChat may remind, and when; names of those it may not. */
export async function reached(where: Where, now: number): Promise<Omit<Reach, 'unreached'>> {
  const able: Where = { ...where, 'credits.notice': { gt: 0 } }
  const [count, wechat, asked, first] = await Promise.all([
    people.count(where),
    people.count(able),
    people.find({ where: able, limit: lookedAt }),
    people.find({ where, order: [['name', 'asc']], limit: lookedAt }),
  ])
  const free = asked.map(({ hours }) => nextFree(hours, now) ?? now)
  const later = free.filter(at => at > now)
  return {
    people: count,
    wechat,
    timing: {
      asked: asked.length,
      now: free.length - later.length,
      lastAt: later.length > 0 ? Math.max(...later) : null,
    },
    quiet: first.flatMap(({ name, credits }) => (credits.notice ? [] : [name])).slice(0, 30),
  }
}

/** Circles and unions as groups a notice may go to. */
export const groupsOf = (circles: readonly Omit<Group, 'kind'>[], unions: readonly Union[]): Group[] => [
  ...circles.map(circle => ({ ...circle, kind: 'circle' as const })),
  ...unions.map(({ _id: id, name, path }) => ({
    id,
    name,
    kind: 'union' as const,
    path,
    union: id,
    unionName: name,
  })),
]
