import type { Form } from '../asks'
import { begin, earliest, later, type RunningClock, shown, stop } from '../clocks'
import type { Clock, Holder, Move, TimelineLine, Who } from '../contract'
import { Refusal } from '../refusal'
import { movesIn, type Procedure, type StateRules } from './definition'

/** Who holds a matter; `union` is the one whose people answer for it now, `person` somebody named of them. */
export type Held = Holder & { union: string; path: string; person?: string }

/** What every matter keeps, whatever its kind. */
export type Matter<S extends string> = {
  state: S
  clocks: RunningClock[]
  /** The earliest open deadline, ms; far away where none is open; 0 when nothing is left to do. */
  dueAt: number
  /** When silence passes it up, ms; 0 when it cannot. */
  passUpAt: number
  /** When time alone makes the next move, ms; 0 when it does not. */
  lapseAt: number
  holder: Held | null
  /** The unions above it was passed up to, the nearest first. */
  watch: Held[]
  /** A line of a class is seen only by those who read the class. */
  timeline: (TimelineLine & { class?: string })[]
}

/** Somebody does something: when, who, with which words; `holder` takes it over, `clocks` replace those it has. */
export type Step = {
  at: number
  by: string
  note?: string
  holder?: Held
  clocks?: RunningClock[]
  /** When the clocks it starts begin, if not now. */
  from?: number
  /** Clocks that begin with it beside those the procedure names. */
  adds?: RunningClock[]
}

/** Where a matter without an open deadline stands in a list by deadline: behind all others. */
export const farAway = 4_102_416_000_000

/** A matter as it begins. */
export function open<S extends string, M extends string>(
  procedure: Procedure<S, M>,
  holder: Held,
  { at, by, note }: Step,
): Matter<S> {
  const { state, label, starts } = procedure.begins
  const clocks = starts.map(name => begin(name, at))
  return {
    ...timed(procedure, state, clocks),
    state,
    clocks,
    passUpAt: silentUntil(procedure.states[state], at),
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
  { at, by, note, ...step }: Step,
): Matter<S> {
  const move = procedure.moves[name]
  if (!move.from.includes(matter.state)) {
    const now = procedure.states[matter.state].label
    throw new Refusal('CONFLICT', 'wrong-state', `现在是“${now}”，不能${move.label}。刷新看看最新情况。`)
  }
  const state = move.to === 'stay' ? matter.state : move.to
  const { waitsFor } = procedure.states[state]
  const running = step.clocks ?? matter.clocks
  const stops = waitsFor && move.stops !== 'all' ? (move.stops ?? []) : running.map(({ name }) => name)
  const begun = (move.starts ?? []).map(clock => begin(clock, step.from ?? at))
  const clocks = [...stop(running, stops, at), ...begun, ...(step.adds ?? [])]
  return {
    ...timed(procedure, state, clocks),
    state,
    watch: matter.watch,
    clocks,
    passUpAt: move.quiet ? matter.passUpAt : silentUntil(procedure.states[state], at),
    holder: waitsFor ? (step.holder ?? matter.holder) : null,
    timeline: [
      ...matter.timeline,
      { at, by, text: sentence(move.label, note), ...(move.class && { class: move.class }) },
    ],
  }
}

/** What changes when it goes to the union above, which watches from now on and has one working day itself. */
export function passUp(
  { watch, timeline }: Matter<string>,
  above: Omit<Held, 'since'> | null,
  at: number,
  decided?: { by: string; reason: string },
): Pick<Matter<string>, 'passUpAt' | 'watch' | 'timeline'> {
  const line = (text: string) => [...timeline, { at, by: decided?.by ?? '系统', text }]
  if (!above) return { passUpAt: 0, watch, timeline: line('到期无人办理，已报到最高一级，由它督办。') }
  const text = decided
    ? `上报${above.name}督办：${decided.reason}`
    : `到期无人办理，自动上报${above.name}督办。`
  return {
    passUpAt: begin('pass-up.next', at).dueAt,
    watch: [...watch, { ...above, since: at }],
    timeline: line(text),
  }
}

/**
 * What someone who is one of these kinds may do now; `hidden` are moves this very matter has no use for, `asks` is what
 * each asks of this reader beside its own form.
 */
export function movesFor<S extends string, M extends string>(
  procedure: Procedure<S, M>,
  state: S,
  isOf: (who: readonly Who[]) => boolean,
  hidden: readonly M[] = [],
  asks: Form = {},
): Move[] {
  return movesIn(procedure)
    .filter(([name, { from, who, automatic }]) => {
      return !automatic && from.includes(state) && !hidden.includes(name) && isOf(who)
    })
    .map(([name, { label, kind = 'usual', form = {}, own }]) => {
      return { name, label, kind, form: own ? null : { ...form, ...asks } }
    })
}

/** The open clock that ends first, as shown, or null. */
export function nextClock(matter: Pick<Matter<string>, 'clocks'>): Clock | null {
  const open = matter.clocks.filter(clock => clock.stoppedAt === null).sort((a, b) => a.dueAt - b.dueAt)
  return open[0] ? shown(open[0]) : null
}

/** Who holds it as a page shows it. */
export const holderOf = ({ holder }: Pick<Matter<string>, 'holder'>): Holder | null =>
  holder && asHolder(holder)

/** Those who watch over it as a page shows them. */
export const watchersOf = ({ watch }: Pick<Matter<string>, 'watch'>): Holder[] => watch.map(asHolder)

/** When it is due and when time moves it by itself, from its clocks. */
export function timed<S extends string, M extends string>(
  procedure: Procedure<S, M>,
  state: S,
  clocks: readonly RunningClock[],
): Pick<Matter<S>, 'dueAt' | 'lapseAt'> {
  const lapsing = movesIn(procedure).flatMap(([, { from, lapses }]) =>
    lapses && from.includes(state) ? [lapses] : [],
  )
  const waits = procedure.states[state].waitsFor
  return {
    dueAt: waits ? (earliest(clocks) ?? farAway) : 0,
    lapseAt: earliest(clocks.filter(({ name }) => lapsing.includes(name))) ?? 0,
  }
}

/** The move time makes of itself at this instant, or null when none of its clocks has run out. */
export function lapsedMove<S extends string, M extends string>(
  procedure: Procedure<S, M>,
  { state, clocks }: Pick<Matter<S>, 'state' | 'clocks'>,
  at: number,
): M | null {
  const out = (name: string) =>
    clocks.some(clock => clock.name === name && !clock.stoppedAt && clock.dueAt <= at)
  const found = movesIn(procedure).find(
    ([, { from, lapses }]) => lapses && from.includes(state) && out(lapses),
  )
  return found?.[0] ?? null
}

/** The clocks with one of them moved on by so many calendar days. */
export const prolong = (clocks: readonly RunningClock[], name: string, days: number): RunningClock[] =>
  clocks.map(clock => (clock.name === name && clock.stoppedAt === null ? later(clock, days) : clock))

const silentUntil = ({ waitsFor, silence = 'pass-up.first' }: StateRules, at: number) =>
  waitsFor === 'handler' ? begin(silence, at).dueAt : 0

const asHolder = ({ name, level, since }: Held): Holder => ({ name, level, since })

const sentence = (label: string, note: string | undefined) => (note ? `${label}：${note}` : label)
