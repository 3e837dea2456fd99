import type { Context } from '../context'
import { change } from '../pending'
import type { Collection, Decision, Effect, Kept } from '../store'
import type { Procedure } from './definition'
import { type Grip, gripOf, handOf, refuseHand } from './holding'
import { type Matter, type Step, take } from './matter'

/** What a move of one matter brings beside its new state. */
export type Making<T, M extends string> = {
  /** Said in the timeline, for everybody who sees it. */
  note?: string
  by?: string
  /** Whose hands it is in, where a procedure's people share their matters; without it, its holder's. */
  grip?(doc: T): Grip
  /** Why the head of the office acts in what another holds. */
  because?: string
  /** Refuses, or says what else of the matter changes; `step` what else the move does to holder and clocks. */
  also?(doc: T): { set?: Partial<T>; step?: Pick<Step, 'holder' | 'clocks'>; next?: Following<M> }
  /** The matter, where it was just read. */
  found?: T
  /** Whom it is told. */
  effects?(before: T, after: T): Effect[]
}

/** The move that follows at once, because this one completed something. */
export type Following<M extends string> = { name: M } & Pick<Step, 'note' | 'from' | 'adds'>

/** Makes a move on a matter the caller may see: one conditional update, once however often it is asked for. */
export function makeMove<S extends string, M extends string, T extends Kept & Matter<S>>(
  ctx: Context,
  { procedure, matters }: { procedure: Procedure<S, M>; matters: Collection<T> },
  id: string,
  name: M,
  { note, by = ctx.by.name, grip = gripOf, because, also, effects, found }: Making<T, M> = {},
): Promise<T> {
  const decide = (before: T): Decision<T> => {
    const place = matters.place(before)
    const hand = handOf(ctx, procedure, place, grip(before))
    refuseHand(ctx, procedure, place, hand, procedure.moves[name].who, because)
    const { set, step, next } = also?.(before) ?? {}
    const at = ctx.now
    const moved = take(procedure, before, name, { at, by, note, ...step })
    const last = next ? take(procedure, moved, next.name, { at, by, ...next }) : moved
    const why = hand === 'head' && because ? `负责人办理的原因：${because}` : ''
    const timeline = why ? [...last.timeline, { at, by, text: why }] : last.timeline
    const change = { ...last, timeline, ...set } as Partial<T>
    return {
      set: change,
      note: [procedure.moves[name].label, why].filter(Boolean).join('，'),
      effects: effects?.(before, { ...before, ...change }) ?? [],
    }
  }
  return change(ctx, matters, id, decide, found)
}
