import * as v from 'valibot'
import type { Ask } from './asks'
import { day, instant, oneOf, text, whole } from './contract'
import { holds } from './holds'

/** The schema one ask is parsed by; its label stands in the refusal. */
export function schemaOf(ask: Ask): v.GenericSchema {
  const schema = required(ask)
  return ask.optional ? v.optional(schema) : schema
}

/** The id of an uploaded file, as storage gives it. */
export const uploaded = (label: string) =>
  v.pipe(
    v.string(`${label}不对。`),
    v.regex(/^cloud:\/\/[\w.-]+\/files\/[\w./-]{1,120}$/, `${label}不对，请重新选一次。`),
    holds('file'),
  )

/** Up to `max` uploaded files with their names. */
export const files = (label: string, max: number, min = 1) =>
  v.pipe(
    v.array(v.strictObject({ file: uploaded(label), name: text('文件名', 80) }), `${label}还没有选。`),
    v.minLength(min, `${label}至少选一个文件。`),
    v.maxLength(max, `${label}一次最多 ${max} 个文件。`),
  )

function required(ask: Ask): v.GenericSchema {
  switch (ask.kind) {
    case 'line':
    case 'paragraph':
      return text(ask.label, ask.max, ask.min ?? (ask.optional ? 0 : 1))
    case 'choice':
      return oneOf(ask.label, listed(ask.options.map(({ value }) => value)))
    case 'day':
      return day(ask.label)
    case 'moment':
      return instant(ask.label)
    case 'yes':
      return v.boolean(`${ask.label}还没有选。`)
    case 'files':
      return files(ask.label, ask.max, ask.optional ? 0 : 1)
    default:
      return whole(ask.label, ask.min ?? 0, ask.max)
  }
}

function listed(values: string[]): [string, ...string[]] {
  const [first, ...rest] = values
  if (first === undefined) throw new Error('a choice without options')
  return [first, ...rest]
}
