import { unseal } from '../../../cloudfunctions/kit/crypto'
import type { Engine } from '../../../local/engine/engine-type'

/** Every document of every collection by `collection/id`, without what two equal lives may differ in. */
export type State = Map<string, unknown>

/**
 * Reads all there is. Instants and days become words, sealed text is opened, for its nonce is chance; so is the salt of
 * a line of the journal, and which lines make a block hangs on when the timer came. chain.test holds the blocks.
 */
export async function stateOf(engine: Engine): Promise<State> {
  const state: State = new Map()
  for (const name of engine.collections().sort()) {
    if (name === 'journal_blocks') continue
    const found = await engine.find(name, { filter: {} })
    for (const doc of found)
      state.set(`${name}/${doc._id}`, timeless(name === 'journal' ? saltless(doc) : doc))
  }
  return state
}

/** In which documents two states differ, with both versions; empty when they are the same. */
export function differences(expected: State, actual: State): string[] {
  const keys = [...new Set([...expected.keys(), ...actual.keys()])].sort()
  const words = (value: unknown) => JSON.stringify(value) ?? 'missing'
  return keys
    .filter(key => words(expected.get(key)) !== words(actual.get(key)))
    .map(key => `${key}\n  expected ${words(expected.get(key))}\n  found    ${words(actual.get(key))}`)
}

const saltless = ({ salt: _, mark: __, block: ___, ...line }: Record<string, unknown>) => line

const dates = /\d{4}-\d{2}-\d{2}|\d{1,2}月\d{1,2}日\(周.\)/g

/** Which requests a document knows is a set: two that did not depend on each other come in any order. */
const inOrder = (done: unknown) =>
  Array.isArray(done) ? [...done].sort((a, b) => (String(a?.r) < String(b?.r) ? -1 : 1)) : done

function timeless(value: unknown): unknown {
  if (typeof value === 'number') return value > 1e12 ? 'instant' : value
  if (typeof value === 'string') return value.replace(dates, 'day').replace(/\d{2}:\d{2}/g, 'time')
  if (Array.isArray(value)) return value.map(timeless)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .map(([name, inner]) => [name, name === 'done' ? inOrder(inner) : inner] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const { key, box }: { key?: unknown; box?: unknown } = value
  if (typeof key === 'string' && typeof box === 'string') return { sealed: unseal({ key, box }) }
  return Object.fromEntries(entries.map(([name, inner]) => [name, timeless(inner)]))
}
