import type { Ask, Form } from '../asks'
import type { Cast, Who, World } from '../contract'
import type { MoveRules } from './definition'

/** The shortest way of moves from where a procedure begins to a state that this move leaves. */
export function wayTo(procedure: Course, name: string): string[] {
  const ways = new Map<string, string[]>([[procedure.begins.state, []]])
  for (const [state, way] of ways) {
    if (procedure.moves[name]?.from.includes(state)) return way
    for (const [move, { from, to, automatic }] of Object.entries(procedure.moves)) {
      const next = to === 'stay' ? state : to
      if (!automatic && from.includes(state) && !ways.has(next)) ways.set(next, [...way, move])
    }
  }
  throw new Error(`no way leads to ${name}`)
}

type Course = { begins: { state: string }; moves: { readonly [move: string]: MoveRules<string> } }

/** Something valid for everything a form asks; what may stay empty stays empty. */
export async function sampleOf(form: Form, world: World): Promise<Record<string, unknown>> {
  const asked = Object.entries(form).filter(([, ask]) => !ask.optional)
  return Object.fromEntries(
    await Promise.all(asked.map(async ([name, ask]) => [name, await valueFor(ask, world)])),
  )
}

/** Which of the cast makes a move that these may make. */
export function playerOf([first]: readonly Who[]): Cast {
  if (!first || first === 'anyone' || first === 'signed-in' || first === 'self') return 'worker'
  return first
}

async function valueFor(ask: Ask, world: World): Promise<unknown> {
  switch (ask.kind) {
    case 'line':
    case 'paragraph':
      return ask.label.padEnd(ask.min ?? 2, '，说明').slice(0, ask.max)
    case 'choice':
      return ask.options[0]?.value
    case 'day':
      return new Date(world.now + 8 * 3600_000).toISOString().slice(0, 10)
    case 'moment':
      return world.now + 24 * 3600_000
    case 'yes':
      return true
    case 'files':
      return [{ file: await world.sheet([[ask.label]]), name: `${ask.label}.xlsx` }]
    default:
      return ask.min ?? 1
  }
}
