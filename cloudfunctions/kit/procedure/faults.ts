import { type MoveRules, movesIn, type Procedure, statesOf } from './definition'
import { readingFaults, unlabelled } from './reading'

/**
 * What is wrong with a procedure: states nobody reaches or leaves, moves nobody may make, names without a Chinese
 * label, periods the law's file does not have, classes nobody reads, and waits in which, by whatever way they were
 * reached, no clock runs and no reason is given. `periods` are the names of law.json.
 */
export function faults<S extends string, M extends string>(
  procedure: Procedure<S, M>,
  periods: readonly string[],
): string[] {
  const states = statesOf(procedure)
  const moves = movesIn(procedure)
  const leads = (move: MoveRules<S>, to: S) => move.to === to
  return [
    ...states
      .filter(([name]) => name !== procedure.begins.state && !moves.some(([, move]) => leads(move, name)))
      .map(([name]) => `nothing leads to ${name}`),
    ...states
      .filter(([name, { over }]) => !over && !moves.some(leaving(name)))
      .map(([name]) => `nothing leads out of ${name}`),
    ...states
      .filter(([name, { over }]) => over && moves.some(leaving(name)))
      .map(([name]) => `${name} is over and still left`),
    ...moves
      .filter(([, { who, automatic }]) => who.length === 0 && !automatic)
      .map(([name]) => `nobody may ${name}`),
    ...unlabelled([...states, ...moves].map(([name, { label }]) => [name, label])),
    ...unknownPeriods(procedure, periods),
    ...readingFaults(procedure.reading, moves),
    ...holdingFaults(procedure),
    ...unclockedWaits(procedure),
  ]
}

/** What is wrong with how the people of an office share the matters. */
function holdingFaults<S extends string, M extends string>(procedure: Procedure<S, M>): string[] {
  const { holding, reading } = procedure
  if (!holding) return []
  const { office, others } = holding
  return [
    ...(movesIn(procedure).some(([, { who }]) => who.includes(office))
      ? []
      : [`nobody moves it as ${office}`]),
    ...(reading && !(others in reading.parts) ? [`others read as ${others}, which is no part`] : []),
  ]
}

const leaving =
  <S extends string>(state: S) =>
  ([, { from, to }]: [string, MoveRules<S>]) =>
    from.includes(state) && to !== 'stay' && to !== state

function unknownPeriods<S extends string, M extends string>(
  procedure: Procedure<S, M>,
  periods: readonly string[],
): string[] {
  const named = movesIn(procedure).flatMap(([, { starts = [], stops = [], lapses }]) => [
    ...starts,
    ...(stops === 'all' ? [] : stops),
    ...(lapses ? [lapses] : []),
  ])
  const silences = statesOf(procedure).flatMap(([, { silence }]) => (silence ? [silence] : []))
  const unknown = [...procedure.begins.starts, ...named, ...silences].filter(name => !periods.includes(name))
  return [...new Set(unknown)].map(name => `no period ${name}`)
}

/** Walks every way through the procedure with the clocks that run on it. */
function unclockedWaits<S extends string, M extends string>(procedure: Procedure<S, M>): string[] {
  const seen = new Set<string>()
  const silent = new Set<S>()
  const visit = (state: S, running: readonly string[]) => {
    const key = `${state} ${running.join()}`
    if (seen.has(key)) return
    seen.add(key)
    const { waitsFor, unclocked } = procedure.states[state]
    if (waitsFor && !unclocked && running.length === 0) silent.add(state)
    for (const [, move] of movesIn(procedure)) {
      if (!move.from.includes(state)) continue
      const to = move.to === 'stay' ? state : move.to
      const ends = move.stops === 'all' || !procedure.states[to].waitsFor
      const kept = ends ? [] : running.filter(name => !move.stops?.includes(name))
      visit(to, [...new Set([...kept, ...(move.starts ?? [])])].sort())
    }
  }
  visit(procedure.begins.state, [...procedure.begins.starts].sort())
  return [...silent].map(state => `no clock runs in ${state}`)
}
