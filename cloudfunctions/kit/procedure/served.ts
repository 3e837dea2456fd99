import type { Person, Union } from '../actor'
import type { Ask, Form, FormFile } from '../asks'
import { dayOf, momentOf } from '../clocks'
import { shortNumber } from '../ids'
import type { Bare, IndexSpec, Kept, Place } from '../store'
import type { Procedure } from './definition'
import { type Held, type Matter, open, passUp } from './matter'
import { listsOf } from './worklist'

/** One matter of a plain service as it is kept. */
export type Served<S extends string> = Kept &
  Matter<S> & {
    number: string
    person: string
    applicant: string
    union: string
    unionName: string
    path: string
    filedAt: number
    /** In whose lists it stands. */
    lists: string[]
    /** What was filled in to begin, by the form's names. */
    answers: Record<string, unknown>
    /** The same for each move that was made, the last time it was. */
    given: Record<string, Record<string, unknown>>
  }

/** What every collection of such matters needs: an index for each list and each timer, and where its records stand. */
export const served: { indexes: IndexSpec[]; place: (doc: Served<string>) => Place } = {
  indexes: [
    { fields: ['lists', 'dueAt'] },
    { fields: ['person', ['filedAt', -1]] },
    { fields: ['person', 'dueAt'] },
    { fields: ['passUpAt'] },
    { fields: ['lapseAt'] },
    { fields: ['pendingAt'] },
  ],
  place: ({ path, person }) => ({ path, person }),
}

/** A matter as it is filed with a union, whose contact holds it. */
export function begun<S extends string>(
  procedure: Procedure<S, string>,
  filing: { _id: string; person: Person; union: Union; answers: Record<string, unknown>; at: number },
): Bare<Served<S>> {
  const { _id, person, union, answers, at } = filing
  const holder: Held = {
    name: union.contact ? `${union.contact.name}（${union.name}）` : union.name,
    level: union.level,
    since: at,
    union: union._id,
    path: union.path,
    ...(union.contact && { person: union.contact.person }),
  }
  const matter = open(procedure, holder, { at, by: person.name })
  return {
    _id,
    ...matter,
    number: `${dayOf(at).replaceAll('-', '')}-${shortNumber(_id)}`,
    person: person._id,
    applicant: person.name,
    union: union._id,
    unionName: union.name,
    path: union.path,
    filedAt: at,
    lists: listsOf(matter),
    answers,
    given: {},
  }
}

/** What silence makes of it: the union above watches and has it in its list. */
export function passed<S extends string>(
  doc: Served<S>,
  above: Omit<Held, 'since'> | null,
  at: number,
): Partial<Served<S>> {
  const up = passUp(doc, above, at)
  return { ...up, lists: listsOf({ holder: doc.holder, watch: up.watch }) }
}

/** What was filled in, as people read it; what stayed empty is left out. */
export function answered(
  form: Form,
  answers: Record<string, unknown>,
): { label: string; text: string; files: FormFile[] }[] {
  return Object.entries(form).flatMap(([name, ask]) => {
    const value = answers[name]
    if (value === undefined || value === '') return []
    return ask.kind === 'files'
      ? [{ label: ask.label, text: '', files: filesIn(value) }]
      : [{ label: ask.label, text: textOf(ask, value), files: [] }]
  })
}

/** The same in one line, for the timeline and for messages. */
export const inWords = (form: Form, answers: Record<string, unknown>): string =>
  answered(form, answers)
    .flatMap(({ text, files }) => [text, ...files.map(({ name }) => name)])
    .filter(Boolean)
    .join('，')

function textOf(ask: Ask, value: unknown): string {
  switch (ask.kind) {
    case 'choice':
      return ask.options.find(option => option.value === value)?.label ?? ''
    case 'moment':
      return momentOf(Number(value))
    case 'money':
      return `${(Number(value) / 100).toFixed(2)} 元`
    case 'yes':
      return value === true ? '是' : '否'
    default:
      return String(value)
  }
}

const filesIn = (value: unknown): FormFile[] =>
  Array.isArray(value)
    ? value.map((one: unknown) => ({
        file: String(Reflect.get(Object(one), 'file')),
        name: String(Reflect.get(Object(one), 'name')),
      }))
    : []
