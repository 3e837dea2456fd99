import * as v from 'valibot'
import type { Answers, Form } from '../asks'
import {
  type Action,
  action,
  type Contract,
  cursor,
  defineContract,
  fields,
  id,
  type MatterRow,
  type MatterView,
  oneOf,
  type Page,
  type Worklist,
  type World,
} from '../contract'
import { schemaOf } from '../forms'
import { type MoveInput, moveActions } from './actions'
import type { MoveRules } from './definition'
import { playerOf, sampleOf, wayTo } from './examples'

/** One thing that was filled in, in words; files open by their links for two hours. */
export type Answered = { label: string; text: string; files: { name: string; url: string }[] }

export type ServiceRow = MatterRow & {
  /** What it is about, in a few words. */
  about: string
  applicant: string
  filedAt: number
}

export type ServiceView = MatterView & {
  applicant: string
  unionName: string
  filedAt: number
  answers: Answered[]
}

/** The parts a plain service tells its readers apart by: the classes of its procedure name these. */
export type ServicePart = 'applicant' | 'handler' | 'above'

/** What is asked to begin, and the union it goes to when the caller names none. */
export type Blank = { title: string; form: Form; union: { id: string; name: string } | null }

/** What is sent to begin: what the form asks, and the union it is for where it is not the member’s own. */
export type Filing<F extends Form> = Answers<F> & { union?: string }

type Moves = { readonly [move: string]: MoveRules<string> }
type Cursor = { cursor?: string | null }

/** What a plain service may be asked: to begin, to look, to list, and each of its moves. */
export type ServiceActions<F extends Form, M> = {
  form: Action<v.GenericSchema<object>, Blank>
  file: Action<v.GenericSchema<Filing<F>>, ServiceView>
  mine: Action<v.GenericSchema<Cursor>, Page<ServiceRow>>
  one: Action<v.GenericSchema<{ matter: string }>, ServiceView>
  worklist: Action<v.GenericSchema<{ list: Worklist } & Cursor>, Page<ServiceRow>>
} & {
  [K in Extract<keyof M, string> as M[K] extends { automatic: true } ? never : K]: Action<
    v.GenericSchema<MoveInput<'matter', M[K]>>,
    ServiceView
  >
}

/** A plain service whose form is known only when it answers. */
export type AnyService = Contract<
  Omit<ServiceActions<Form, object>, 'file'> & {
    file: Action<v.GenericSchema<{ [field: string]: unknown }>, ServiceView>
  }
>

/**
 * The whole contract of a plain service, from its procedure and what one fills in to begin: workers file with a
 * union, its officers work on it, unions above may look. The examples walk the procedure.
 */
export function serviceContract<F extends Form, M extends Moves>(
  system: string,
  procedure: { title: string; begins: { state: string }; moves: M },
  application: F,
): Contract<ServiceActions<F, M>> {
  const { title, begins, moves } = procedure
  const newOne = async (world: World) => ({ union: world.union, ...(await sampleOf(application, world)) })
  const filed = async (world: World) =>
    (await world.call<ServiceView>('worker', system, 'file', await newOne(world))).id
  const beforeMove = (name: string) => async (world: World) => {
    const matter = await filed(world)
    const inputOf = async (move: string) => ({ matter, ...(await sampleOf(formOf(moves, move), world)) })
    for (const move of wayTo({ begins, moves }, name)) {
      await world.call(playerOf(moves[move]?.who ?? []), system, move, await inputOf(move))
    }
    return inputOf(name)
  }
  const made = Object.entries<MoveRules<string>>(moves).filter(([, { automatic }]) => !automatic)
  const examples = made.map(([name]) => [name, beforeMove(name)])
  const asked = Object.entries(application).map(([field, ask]) => [field, schemaOf(ask)])
  const plain = {
    form: action<Blank>()(fields({}), { who: ['worker'], where: 'anywhere', example: () => ({}) }),
    file: action<ServiceView>()(fields({ union: v.optional(id('工会')), ...Object.fromEntries(asked) }), {
      who: ['worker'],
      where: 'anywhere',
      example: newOne,
    }),
    mine: action<Page<ServiceRow>>()(fields({ cursor: cursor() }), {
      who: ['worker'],
      where: 'anywhere',
      example: () => ({}),
    }),
    one: action<ServiceView>()(fields({ matter: id(title) }), {
      who: ['self', 'officer', 'upper'],
      where: 'territory',
      example: async world => ({ matter: await filed(world) }),
    }),
    worklist: action<Page<ServiceRow>>()(
      fields({ list: oneOf('清单', ['mine', 'level', 'soon', 'late']), cursor: cursor() }),
      { who: ['officer'], where: 'anywhere', example: () => ({ list: 'level' as const }) },
    ),
  }
  const ofMoves = moveActions<ServiceView>()({ title, moves }, 'matter', Object.fromEntries(examples))
  const actions = [...Object.entries(plain), ...Object.entries(ofMoves)].map(([name, stated]) => [
    name,
    stated,
  ])
  return defineContract(system, Object.fromEntries(actions))
}

const formOf = (moves: Moves, move: string): Form => moves[move]?.form ?? {}
