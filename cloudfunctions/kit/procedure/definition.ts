import type { Form } from '../asks'
import type { Who } from '../contract'

/** Whom a matter waits for: only a handler's silence is passed up; where it waits for nobody, every clock stands. */
export type WaitsFor = 'handler' | 'applicant' | 'other' | 'parties' | 'outside'

export type StateRules = {
  label: string
  /** What happens next, said to the person it is about. */
  next?: string
  tone?: 'info' | 'warn' | 'late' | 'ok' | 'quiet'
  /** Nothing more can happen. */
  over?: true
  waitsFor?: WaitsFor
  /** Why no clock runs while it waits. */
  unclocked?: string
  /** The period of a handler's silence after which it is passed up, where it is not that of `pass-up.first`. */
  silence?: string
}

export type MoveRules<S extends string> = {
  label: string
  from: readonly S[]
  /** `stay` leaves the state as it is. */
  to: S | 'stay'
  /** Nobody makes an `automatic` move: time does, or another move that completed something. */
  who: readonly Who[]
  automatic?: true
  /** What it needs; without one it is made by its button alone. */
  form?: Form
  /** Asks more than a form can say: the system draws it itself. */
  own?: true
  kind?: 'main' | 'usual' | 'grave'
  starts?: readonly string[]
  stops?: readonly string[] | 'all'
  /** Does not count as handling: the time of silence goes on. */
  quiet?: true
  /** When this clock runs out, the move is made by time. */
  lapses?: string
  /** What is filled in at it is of this class; of none, everybody reads it who may open the matter. */
  class?: string
}

/** A part of a matter that some of those who may open it read, and the others do not even see is there. */
export type ClassRules = { label: string; readers: readonly string[] }

/** What each reader of a matter is called, by the part they take in it, and which of them read what. */
export type Reading = {
  parts: { readonly [part: string]: string }
  classes: { readonly [name: string]: ClassRules }
}

/**
 * An office whose people share matters. While one of them holds a matter, no other of the office makes a move of it,
 * but for its head, who says why; the others read it in a part of their own.
 */
export type Holding = { office: Who; others: string }

/** A matter's whole course as data: its states, the moves between them, the clocks they start and stop. */
export type Procedure<S extends string, M extends string> = {
  title: string
  states: Record<S, StateRules>
  moves: Record<M, MoveRules<S>>
  begins: { state: S; label: string; starts: readonly string[] }
  /** Without it, everybody who may open a matter reads all of it. */
  reading?: Reading
  /** Without it, whoever is named by a move makes it, whoever holds the matter. */
  holding?: Holding
}

/** Keeps the names of states, moves and forms as literal types. */
export const defineProcedure = <
  const R extends { readonly [state: string]: StateRules },
  const M extends { readonly [move: string]: MoveRules<Extract<keyof R, string>> },
  const P extends Reading | undefined = undefined,
>(procedure: {
  title: string
  states: R
  moves: M
  begins: { state: Extract<keyof R, string>; label: string; starts: readonly string[] }
  reading?: P
  holding?: Holding
}): Defined<Extract<keyof R, string>, M, P> => procedure

/** A procedure that still knows each of its moves, readers and classes by name. */
export type Defined<S extends string, M, P> = Omit<Procedure<S, string>, 'moves' | 'reading'> & {
  moves: M
  reading?: P
}

/** The states a procedure names, and its moves. */
export type StateOf<P> = P extends { states: Record<infer S extends string, StateRules> } ? S : never
export type MoveOf<P> = P extends { moves: infer M } ? Extract<keyof M, string> : never

/** The states with their rules, and the moves with theirs, in the order they were written. */
export const statesOf = <S extends string, M extends string>(procedure: Procedure<S, M>) =>
  Object.entries(procedure.states) as [S, StateRules][]

export const movesIn = <S extends string, M extends string>(procedure: Procedure<S, M>) =>
  Object.entries(procedure.moves) as [M, MoveRules<S>][]
