import * as v from 'valibot'
import type { Action } from '../../cloudfunctions/kit/contract'
import type { Held } from '../../cloudfunctions/kit/holds'

/** Where an input holds a value of this kind: the names on the way to it, `*` for any place in a list. */
export function fieldsHolding({ input }: Action, what: Held): string[][] {
  const found: string[][] = []
  visit(input, [], (schema, path) => {
    const { holds } = v.getMetadata(schema as v.GenericSchema)
    if (holds === what) found.push(path)
  })
  return found
}

function visit(schema: unknown, path: string[], meet: (schema: object, path: string[]) => void): void {
  if (typeof schema !== 'object' || schema === null) return
  meet(schema, path)
  const inner = (name: string): unknown => Reflect.get(schema, name)
  const entries = inner('entries')
  if (typeof entries === 'object' && entries !== null)
    for (const [name, field] of Object.entries(entries)) visit(field, [...path, name], meet)
  for (const name of ['wrapped', 'value']) visit(inner(name), path, meet)
  visit(inner('item'), [...path, '*'], meet)
  const options = inner('options')
  if (Array.isArray(options)) for (const option of options) visit(option, path, meet)
}
