import * as v from 'valibot'
import type { Held } from './holds'

/** The values of an input that refer to this kind of thing, by what its schema says of its fields; each once. */
export function referred(schema: v.GenericSchema, input: unknown, what: Held): string[] {
  const found: string[] = []
  visit(schema, input, (one, value) => {
    if (typeof value === 'string' && v.getMetadata(one).holds === what) found.push(value)
  })
  return [...new Set(found)]
}

function visit(
  schema: unknown,
  value: unknown,
  meet: (schema: v.GenericSchema, value: unknown) => void,
): void {
  if (!isSchema(schema) || value === undefined || value === null) return
  meet(schema, value)
  const part = (name: string): unknown => Reflect.get(schema, name)
  visit(part('wrapped'), value, meet)
  const options = part('options')
  if (Array.isArray(options)) for (const option of options) visit(option, value, meet)
  if (Array.isArray(value)) for (const one of value) visit(part('item'), one, meet)
  const entries = part('entries')
  if (typeof entries !== 'object' || entries === null || typeof value !== 'object') return
  for (const [name, field] of Object.entries(entries)) visit(field, Reflect.get(value, name), meet)
}

const isSchema = (value: unknown): value is v.GenericSchema =>
  typeof value === 'object' && value !== null && '~run' in value
