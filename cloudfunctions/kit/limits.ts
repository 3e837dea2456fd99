import { collection } from './cloud'
import type { Context } from './context'
import { derivedId } from './ids'
import given from './limits.json'
import { Refusal } from './refusal'

/** How often something may be done within a time by one person, phone or machine; with a matter, in that one. */
export type Limit = { kind: string; most: number; windowMs: number; matter?: string }

export type LimitKind = keyof typeof given

/** How often one did something since an instant, and by which requests. */
type Use = { _id: string; kind: string; whose: string; since: number; n: number; requests: string[] }

export const uses = collection<Use>('uses', {
  indexes: [{ fields: ['whose', 'kind'] }],
  place: () => ({}),
  personal: {
    title: '办得多了要歇一歇的记录',
    whose: ['whose'],
    erased: 'removed',
    shows: { kind: '哪一种', n: '次数', since: '从什么时候起' },
  },
})

/** The limit of this kind, as `limits.json` states it. */
export const limitOf = (kind: LimitKind, matter = ''): Limit => ({
  kind,
  matter,
  most: given[kind].most,
  windowMs: given[kind].minutes * 60_000,
})

/**
 * Counts one use by `whose` and says whether it was within the limit. It is one conditional update made before anything
 * is judged, so of any number at once no more than `most` are within; the same request counts once.
 */
export const within = async (ctx: Caller, limit: Limit, whose: string): Promise<boolean> =>
  (await count(ctx, limit, whose)) === null

/** The same, refused in words with when to try again; `beyond` says what has been done too often. */
export async function spend(ctx: Caller, limit: Limit, whose: string, beyond: string): Promise<void> {
  const until = await count(ctx, limit, whose)
  if (until !== null) throw tooOften(limit, beyond, until - ctx.now)
}

/** The refusal of what has been done too often, with when to try again. */
export const tooOften = ({ kind }: Limit, beyond: string, waitMs: number) =>
  new Refusal('RATE', kind, `${beyond}，${waitWords(waitMs)}后再试。`)

/** Gives the use of this request back, for what turned out to need no counting. */
export async function giveBack(ctx: Caller, limit: Limit, whose: string): Promise<void> {
  const { request } = ctx
  await uses.update(
    idOf(limit, whose),
    { requests: request },
    { inc: { n: -1 }, drop: { requests: [request] } },
  )
}

type Caller = Pick<Context, 'now' | 'request'>

const idOf = ({ kind, matter = '' }: Limit, whose: string) => derivedId('use', kind, whose, matter)

/** `null` when the use is within the limit, else when the next one may be, ms. */
async function count({ now, request }: Caller, limit: Limit, whose: string): Promise<number | null> {
  const { kind, most, windowMs } = limit
  const _id = idOf(limit, whose)
  const first = { since: now, n: 1, requests: [request] }
  for (;;) {
    const held = await uses.get(_id)
    if (!held) {
      if (await uses.add({ _id, kind, whose, ...first })) return null
    } else if (held.since <= now - windowMs) {
      if (await uses.update(_id, { since: held.since }, { set: first })) return null
    } else {
      if (held.requests.includes(request)) return null
      if (held.n >= most) return held.since + windowMs
      const when = { n: { lt: most }, since: held.since, requests: { not: request } }
      if (await uses.update(_id, when, { inc: { n: 1 }, push: { requests: [request] } })) return null
    }
  }
}

function waitWords(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000))
  if (minutes < 60) return `${minutes} 分钟`
  const hours = Math.ceil(minutes / 60)
  return hours < 48 ? `${hours} 小时` : `${Math.ceil(hours / 24)} 天`
}
