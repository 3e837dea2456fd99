import * as v from 'valibot'
import { isSome, type Person, strangerRefusal } from './actor'
import { clean } from './cleaning'
import { caller, isOutOfRoom } from './cloud'
import { type Context, contextOf } from './context'
import type { Action, Contract, Reply } from './contract'
import { unseal } from './crypto'
import { callDepth, isDeeper } from './depth'
import { type Carrier, drainAll, isAfterSave, registerCarriers } from './drain'
import { derivedId, randomToken } from './ids'
import { knows } from './pending'
import { actorOf } from './people'
import { isProven, proveFirst } from './proofs'
import { referred } from './referred'
import { numberFirst, Refusal } from './refusal'
import type { Collection, Kept } from './store'
import { letGo, takeFiles } from './uploads'

/** One function an action: read, decide, save, present. */
export type Handlers<C extends Contract> = {
  [K in keyof C['actions']]: (
    ctx: Context,
    input: v.InferOutput<C['actions'][K]['input']>,
  ) => Promise<NonNullable<C['actions'][K]['answer']>>
}

/** What time alone changes; answers how much it did, 0 when nothing was due. Safe to run twice. */
export type Sweep = (now: number) => Promise<number>

export type Parts = {
  /** The system's own collections, whose pending acts its timer carries out. */
  collections: { drain: (now: number) => Promise<number> }[]
  carriers?: Record<string, Carrier>
  sweeps?: Sweep[]
}

/** A collection whose acts this function's timer empties. */
export const drains = <T extends Kept>(collection: Collection<T>) => ({
  drain: (now: number) => drainAll(now, collection),
})

/**
 * The cloud function of one system: answers calls by its contract, and runs its sweeps when the context, not the
 * event, says the timer is calling.
 */
export function serve<C extends Contract>(contract: C, handlers: Handlers<C>, parts: Parts) {
  registerCarriers(parts.carriers ?? {})
  return async (event: unknown): Promise<Reply> => {
    const now = Date.now()
    try {
      const who = caller()
      if (who.timer) return reply(now, { done: await sweep(parts, now) })
      const { action, name, given, requestId } = callIn(contract, event)
      if (action.from === 'phone' && who.desk !== null) throw phoneOnly()
      const input = inputOf(action, given)
      const actor = await actorOf(action.who.includes('anyone') ? null : who.openid)
      const known = { ...actor, openid: who.openid }
      if (!isSome(action.who, known)) throw strangerRefusal(action.who, known)
      const device = who.desk ?? 'phone'
      const request = derivedId('request', who.openid ?? '', name, requestId)
      const done = known.person !== null && knows(known.person, request)
      if (action.fresh && known.person && !done) refuseUnproven(action.fresh, known.person, device, now)
      const ctx = contextOf({
        now,
        actor: known,
        action: `${contract.system}.${name}`,
        who: action.who,
        request,
        address: who.address,
        device,
      })
      const handler: (ctx: Context, input: unknown) => Promise<unknown> = Reflect.get(handlers, name)
      const files = referred(action.input, input, 'file')
      return reply(now, await holding(ctx, files, () => handler(ctx, input)))
    } catch (error) {
      return refusalReply(now, error)
    }
  }
}

/** Takes the files an action names before it begins, and lets go of them when it is refused and kept nothing. */
async function holding<R>(ctx: Context, files: readonly string[], work: () => Promise<R>): Promise<R> {
  if (files.length === 0) return work()
  await takeFiles(ctx, files)
  try {
    await clean(files)
    return await work()
  } catch (error) {
    if (error instanceof Refusal && !isAfterSave(error)) await letGo(ctx, files)
    throw error
  }
}

async function sweep({ collections, sweeps = [] }: Parts, now: number): Promise<number> {
  let done = 0
  for (const run of sweeps) done += await run(now)
  for (const { drain } of collections) done += await drain(now)
  return done
}

function callIn<C extends Contract>(contract: C, event: unknown) {
  const call = v.safeParse(envelope, event)
  if (!call.success || isDeeper(event, callDepth))
    throw new Refusal('INVALID', 'malformed', '请求的格式不对，请刷新后再试。')
  const { action: name, input: given = {}, requestId } = call.output
  const action: Action | undefined = Object.hasOwn(contract.actions, name)
    ? contract.actions[name]
    : undefined
  if (!action) throw new Refusal('INVALID', 'unknown-action', '没有这项功能，请更新后再试。')
  return { action, name, given, requestId }
}

/** The input as the action's schema reads it, or the refusal of the first field that does not fit. */
function inputOf(action: Action, given: unknown) {
  const input = v.safeParse(action.input, given)
  if (input.success) return input.output
  const [issue] = input.issues
  const field = v.getDotPath(issue) ?? undefined
  const chinese = /[\u4e00-\u9fff]/.test(issue.message)
  throw new Refusal('INVALID', 'input', chinese ? issue.message : '有一项没有填对，请检查后再试。', field)
}

const envelope = v.object({
  action: v.string(),
  input: v.optional(v.record(v.string(), v.unknown())),
  requestId: v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)),
})

/** Refuses an act of weight before anything is looked up, so that the refusal tells nothing of what was asked for. */
function refuseUnproven(fresh: true | 'number', person: Person, device: string, now: number): void {
  if (isProven(person, device, now)) return
  if (unseal(person.phone) !== '') throw proveFirst()
  if (fresh !== 'number') throw numberFirst()
}

const reply = (now: number, result: unknown): Reply => ({ ok: true, result, serverTime: now })

const phoneOnly = () =>
  new Refusal('UNAUTHENTICATED', 'phone-only', '这件事要在手机上的微信里办，在电脑上办不了。')

const readOnly = () =>
  new Refusal('RATE', 'read-only', '存储空间满了，暂时只能看，不能办。请过一会儿再试，或告诉工会的管理员。')

function refusalReply(now: number, thrown: unknown): Reply {
  const error = isOutOfRoom(thrown) ? readOnly() : thrown
  if (error instanceof Refusal) {
    const { code, reason, message, field } = error
    return { ok: false, code, reason, message, ...(field && { field }), serverTime: now }
  }
  const number = randomToken(8)
  console.error(
    JSON.stringify({ level: 'error', number, error: String(error instanceof Error ? error.stack : error) }),
  )
  const message = `没有办成，是我们的问题。请过一会儿再试；一直不行就把编号 ${number} 告诉工会。`
  return { ok: false, code: 'INTERNAL', reason: 'internal', message, serverTime: now }
}
