import * as v from 'valibot'
import type { Answers, Form } from '../asks'
import { type Action, action, fields, id, text, type World } from '../contract'
import { schemaOf } from '../forms'
import type { Holding, MoveRules } from './definition'

type Moves = { readonly [move: string]: MoveRules<string> }

/** What a move is called with: the matter's id under its field, and what its form asks. */
export type MoveInput<F extends string, R> = { [K in F]: string } & (R extends { form: infer G extends Form }
  ? Answers<G>
  : object) &
  Because

/** Why the head of an office acts in what another of it holds. */
export type Because = { because?: string }

/** The field of every act that the head of an office may make in what another holds. */
export const because = () => v.optional(text('为什么由你来办', 200, 4))

/**
 * The actions of a procedure's moves, each with the form and the people the procedure gives it. `examples` names the
 * moves; one whose form the system writes itself is left out of it.
 */
export const moveActions =
  <A>() =>
  <F extends string, M extends Moves, N extends Extract<keyof M, string>>(
    procedure: { title: string; moves: M; holding?: Holding },
    field: F,
    examples: { [K in N]: (world: World) => Promise<MoveInput<F, M[K]>> },
  ): { [K in N]: Action<v.GenericSchema<MoveInput<F, M[K]>>, A> } => {
    const named = Object.entries<(world: World) => Promise<MoveInput<F, M[N]>>>(examples)
    const actions = named.map(([name, example]) => {
      const { who, form = {} } = rulesOf(procedure.moves, name)
      const asked = Object.entries(form).map(([key, ask]) => [key, schemaOf(ask)])
      const shared = procedure.holding && who.includes(procedure.holding.office)
      const input: v.GenericSchema = fields({
        [field]: id(procedure.title),
        ...Object.fromEntries(asked),
        ...(shared && { because: because() }),
      })
      const [first, ...others] = who
      if (!first) throw new Error(`nobody may ${name}`)
      return [name, action<A>()(input, { who: [first, ...others], where: 'territory', example })]
    })
    return Object.fromEntries(actions)
  }

function rulesOf(moves: Moves, name: string): MoveRules<string> {
  const rules = moves[name]
  if (!rules) throw new Error(`no move ${name}`)
  return rules
}
