import type { Engine } from '../engine/engine-type'

/** What the story needs of a running home: its engine for the bootstrap, and the same door everybody uses. */
export type SeedHome = {
  engine: Engine
  /** Calls an action as this WeChat identity; answers its reply. */
  call(
    openid: string,
    request: { system: string; action: string; input: object; requestId: string },
  ): Promise<unknown>
  /** Lets the functions and the engine live at this instant, ms. */
  liveAt(instant: number): void
  /** Fires every timer until nothing is due. */
  settle(): Promise<void>
  /** What tapping 允许 in WeChat does: one more message of this template may be sent to them. */
  consent(openid: string, template: string): void
  /** Keeps a file as this person's upload; answers its id. */
  upload(openid: string, ending: string, type: string, content: Uint8Array): Promise<string>
  /** The last text message sent to this phone. */
  lastSms(phone: string): string | undefined
  /** The real present, ms. */
  now: number
}

/**
 * Calls as people of the story, who prove that it is them where they are asked to; a refusal stops the seeding, for the
 * story must be true.
 */
export function narrator(home: SeedHome) {
  let count = 0
  const proofs = new Map<string, number>()
  const phones = new Map<string, string>()
  async function prove(openid: string): Promise<void> {
    const nth = (proofs.get(openid) ?? 0) + 1
    proofs.set(openid, nth)
    const requestId = `seed-proof-${openid}-${nth}`
    await home.call(openid, { system: 'members', action: 'askProof', input: {}, requestId })
    const code = home.lastSms(phones.get(openid) ?? '')?.match(/\d{6}/)?.[0]
    await home.call(openid, { system: 'members', action: 'prove', input: { code }, requestId })
  }
  return async <R>(openid: string, system: string, action: string, input: object): Promise<R> => {
    count += 1
    const requestId = `seed-${String(count).padStart(6, '0')}`
    const phone: unknown = Reflect.get(input, 'phone')
    if (action === 'sendCode' && typeof phone === 'string') phones.set(openid, phone)
    const ask = () => home.call(openid, { system, action, input, requestId })
    let reply = await ask()
    if (Reflect.get(Object(reply), 'reason') === 'prove') {
      await prove(openid)
      reply = await ask()
    }
    if (!isAnswer<R>(reply)) throw new Error(`${openid} ${system}.${action}: ${JSON.stringify(reply)}`)
    return reply.result
  }
}

/** Runs the work over all items, `width` at a time, in order of the items. */
export async function inRows<T>(
  items: readonly T[],
  width: number,
  work: (item: T, i: number) => Promise<void>,
) {
  for (let at = 0; at < items.length; at += width) {
    await Promise.all(items.slice(at, at + width).map((item, i) => work(item, at + i)))
  }
}

const isAnswer = <R>(reply: unknown): reply is { ok: true; result: R } =>
  typeof reply === 'object' && reply !== null && 'ok' in reply && reply.ok === true && 'result' in reply
