import { begin, earliest, type RunningClock, shown, stop } from './clocks'
import type { Clock, Holder, Move, TimelineLine, Who } from './contract'
import { Refusal } from './refusal'

export type StateRules = {
  label: string
  /** Nothing more can happen. */
  over?: true
  /** Whom it waits for: only a handler's silence is passed up; where it waits for nobody, every clock stands. */
  waitsFor?: 'handler' | 'applicant'
}

export type MoveRules<S extends string> = {
  label: string
  from: readonly S[]
  to: S
  who: readonly Who[]
  starts?: readonly string[]
  stops?: readonly string[]
}

/** A matter's whole course as data: its states, the moves between them, the clocks they start and stop. */
export type Procedure<S extends string, M extends string> = {
  states: Record<S, StateRules>
  moves: Record<M, MoveRules<S>>
  begins: { state: S; label: string; starts: readonly string[] }
}

/** Who holds a matter; `union` is the one whose people answer for it now. */
export type Held = Holder & { union: string; path: string }

/** What every matter keeps, whatever its kind. */
export type Matter<S extends string> = {
  state: S
  clocks: RunningClock[]
  /** The earliest open deadline, ms; 0 when none is open. */
  dueAt: number
  /** When silence passes it up, ms; 0 when it cannot. */
  passUpAt: number
  holder: Held | null
  /** The unions above it was passed up to, the nearest first. */
  watch: Held[]
  timeline: TimelineLine[]
}

export type Step = { at: number; by: string; note?: string }

/** A matter as it begins. */
export function open<S extends string, M extends string>(
  procedure: Procedure<S, M>,
  holder: Held,
  { at, by, note }: Step,
): Matter<S> {
  const { state, label, starts } = procedure.begins
  const clocks = starts.map(name => begin(name, at))
  return {
    state,
    clocks,
    dueAt: earliest(clocks) ?? 0,
    passUpAt: begin('pass-up.first', at).dueAt,
    holder,
    watch: [],
    timeline: [{ at, by, text: sentence(label, note) }],
  }
}

/** The matter after a move; refuses one the state does not allow. Who may is the action's own rule. */
export function take<S extends string, M extends string>(
  procedure: Procedure<S, M>,
  matter: Matter<S>,
  name: M,
  { at, by, note }: Step,
): Matter<S> {
  const move = procedure.moves[name]
  if (!move.from.includes(matter.state)) {
    const now = procedure.states[matter.state].label
    throw new Refusal('CONFLICT', 'wrong-state', `现在是“${now}”，不能${move.label}。刷新看看最新情况。`)
  }
  const { waitsFor } = procedure.states[move.to]
  const stopped = stop(
    matter.clocks,
    waitsFor ? (move.stops ?? []) : matter.clocks.map(clock => clock.name),
    at,
  )
  const clocks = [...stopped, ...(move.starts ?? []).map(clock => begin(clock, at))]
  return {
    state: move.to,
    watch: matter.watch,
    clocks,
    dueAt: earliest(clocks) ?? 0,
    passUpAt: waitsFor === 'handler' ? begin('pass-up.first', at).dueAt : 0,
    holder: waitsFor ? matter.holder : null,
    timeline: [...matter.timeline, { at, by, text: sentence(move.label, note) }],
  }
}

/** What changes when nobody touched it in time: the union above watches from now on, and has one working day itself. */
export function passUp(
  { watch, timeline }: Matter<string>,
  above: Omit<Held, 'since'> | null,
  at: number,
): Pick<Matter<string>, 'passUpAt' | 'watch' | 'timeline'> {
  const line = (text: string) => [...timeline, { at, by: '系统', text }]
  if (!above) return { passUpAt: 0, watch, timeline: line('到期无人办理，已报到最高一级，由它督办。') }
  return {
    passUpAt: begin('pass-up.next', at).dueAt,
    watch: [...watch, { ...above, since: at }],
    timeline: line(`到期无人办理，自动上报${above.name}督办。`),
  }
}

/** What someone who is one of these kinds may do now. */
export function movesFor<S extends string, M extends string>(
  procedure: Procedure<S, M>,
  state: S,
  isOf: (who: readonly Who[]) => boolean,
): Move[] {
  const moves: [string, MoveRules<S>][] = Object.entries(procedure.moves)
  return moves
    .filter(([, move]) => move.from.includes(state) && isOf(move.who))
    .map(([name, { label }]) => ({ name, label }))
}

/** The open clock that ends first, as shown, or null. */
export function nextClock(matter: Matter<string>): Clock | null {
  const open = matter.clocks.filter(clock => clock.stoppedAt === null).sort((a, b) => a.dueAt - b.dueAt)
  return open[0] ? shown(open[0]) : null
}

/** Who holds it as a page shows it. */
export const holderOf = ({ holder }: Matter<string>): Holder | null =>
  holder && { name: holder.name, level: holder.level, since: holder.since }

/** What is wrong with a procedure: states nobody reaches or leaves, moves nobody may make. */
export function faults<S extends string, M extends string>(procedure: Procedure<S, M>): string[] {
  const moves: MoveRules<S>[] = Object.values(procedure.moves)
  const states: [string, StateRules][] = Object.entries(procedure.states)
  return [
    ...states
      .filter(([name]) => name !== procedure.begins.state && !moves.some(move => move.to === name))
      .map(([name]) => `nothing leads to ${name}`),
    ...states
      .filter(([name, { over }]) => !over && !moves.some(move => move.from.some(from => from === name)))
      .map(([name]) => `nothing leads out of ${name}`),
    ...moves.filter(move => move.who.length === 0).map(move => `nobody may ${move.label}`),
  ]
}

const sentence = (label: string, note: string | undefined) => (note ? `${label}：${note}` : label)
