import { type Actor, allows, type Person } from './actor'
import type { Who } from './contract'
import { derivedId } from './ids'
import { notFound, numberFirst } from './refusal'
import type { Place } from './store'

/** Everything a handler may know of its call: who, when, which request, and what that lets it do. */
export type Context = {
  /** ms, read once a call. */
  now: number
  actor: Actor
  action: string
  /** Names this request of this caller; the same call made again has the same. */
  request: string
  /** The network address the call came from, if that is known. */
  address: string | null
  /** Where the caller is: a computer's id, or `phone`. */
  device: string
  /** The id of the record this request creates; several records of one request differ by `kind`. */
  id(kind: string): string
  /** Whether the caller stands where one of this action's kinds of people must stand. */
  may(place: Place): boolean
  /** The same for kinds named here, for answers that show more to some. */
  is(who: readonly Who[], place: Place): boolean
  /** The caller as a person with a verified phone. */
  me(): Person
  /** Whom the journal names. */
  by: { id: string; name: string }
}

export function contextOf(call: {
  now: number
  actor: Actor
  action: string
  who: readonly Who[]
  request: string
  address: string | null
  device: string
}): Context {
  const { now, actor, action, who, request, address, device } = call
  return {
    now,
    actor,
    action,
    request,
    address,
    device,
    id: kind => derivedId('record', kind, request),
    may: place => allows(who, actor, place),
    is: (kinds, place) => allows(kinds, actor, place),
    me() {
      if (!actor.person) throw numberFirst()
      return actor.person
    },
    by: { id: actor.person?._id ?? 'nobody', name: actor.person?.name ?? '' },
  }
}

/** The context of what time alone does, or of an effect carried out for an act that was already allowed. */
export function systemContext(now: number, request: string, by = { id: 'timer', name: '系统' }): Context {
  const actor: Actor = { openid: null, person: null }
  return {
    now,
    actor,
    action: 'timer',
    request,
    address: null,
    device: 'none',
    id: kind => derivedId('record', kind, request),
    may: () => true,
    is: () => false,
    me() {
      throw notFound()
    },
    by,
  }
}
