import type { Ask, Form, FormFile } from '../../../cloudfunctions/kit/asks'
import { instantOf } from '../format'
import { Refusal } from '../refusal'

/** What stands in an input: text as it was typed, a box, or files. A moment is "YYYY-MM-DDTHH:mm". */
export type Typed = string | boolean | FormFile[]

/** What stands in the inputs of a form. */
export type Values = { [field: string]: Typed }

/** A form before anything was typed. */
export const emptyValues = (form: Form): Values =>
  Object.fromEntries(
    Object.entries(form).map(([field, { kind }]) => [
      field,
      kind === 'yes' ? false : kind === 'files' ? [] : '',
    ]),
  )

/** What a form sends: yuan as 分, moments in ms, nothing for what may stay empty; refuses the first field that cannot be sent. */
export function answersOf(form: Form, values: Values): { [field: string]: unknown } {
  const answers: { [field: string]: unknown } = {}
  for (const [field, ask] of Object.entries(form)) {
    const typed = values[field] ?? (ask.kind === 'yes' ? false : '')
    if (isEmpty(typed)) {
      if (!ask.optional) throw no(field, `${ask.label}还没有${chosen.has(ask.kind) ? '选' : '填'}。`)
    } else answers[field] = answerOf(field, ask, typed)
  }
  return answers
}

/** 分 of yuan as people write them ("6,000", "6000.5 元"); `null` for what is no amount. */
export function centsOf(text: string): number | null {
  const plain = text.replace(/[,，\s元￥¥]/g, '')
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(plain)) return null
  const [whole = '0', part = ''] = plain.split('.')
  return Number(whole) * 100 + Number(part.padEnd(2, '0'))
}

const chosen = new Set<Ask['kind']>(['choice', 'day', 'moment', 'files'])

function isEmpty(typed: Typed): boolean {
  if (typeof typed === 'string') return typed.trim() === '' || typed === 'T'
  return Array.isArray(typed) && typed.length === 0
}

function answerOf(field: string, ask: Ask, typed: Typed): unknown {
  if (typeof typed !== 'string') return typed
  if (ask.kind === 'money') {
    return centsOf(typed) ?? refuse(field, `${ask.label}要填多少元，例如 6000 或 6000.50。`)
  }
  if (ask.kind === 'number') {
    return /^\d{1,15}$/.test(typed.trim()) ? Number(typed) : refuse(field, `${ask.label}要填整数。`)
  }
  if (ask.kind === 'moment') {
    const [day = '', time = ''] = typed.split('T')
    return instantOf(day, time) ?? refuse(field, `${ask.label}要有日期和时间。`)
  }
  return typed
}

function refuse(field: string, message: string): never {
  throw no(field, message)
}

const no = (field: string, message: string) => new Refusal('INVALID', 'unfilled', message, field)
