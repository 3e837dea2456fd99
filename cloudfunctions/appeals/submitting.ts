import { unionsIn } from '../kit/actor'
import type { FormFile } from '../kit/asks'
import { dayOf } from '../kit/clocks'
import type { Sealed } from '../kit/crypto'
import { type Held, open } from '../kit/procedure/matter'
import { listsOf } from '../kit/procedure/worklist'
import type { Numbered } from '../kit/register'
import type { Bare } from '../kit/store'
import type { AppealKind } from './contract'
import { numberOf, type Place } from './dispatch'
import { appealing } from './procedure'
import { countedWith } from './scoring'
import type { AppealDoc } from './store'

/** Appeals are numbered by union and year. */
export const registerOf = (to: Place, at: number) => `${to._id}/${dayOf(at).slice(0, 4)}`

export const nameless = '匿名职工'

/** What is asked, by whom, and where the rules sent it. */
export type Submission = {
  _id: string
  kind: AppealKind
  unit: string
  words: string
  pictures: FormFile[]
  own: string
  anonymous: boolean
  name: string
  phone: Sealed | null
  to: Place
  rule: string
  ticket: AppealDoc['ticket']
}

/** The appeal as it begins; its clocks run from `at`, for a ticket the call. Names of files could betray who sent them. */
export function submitted(one: Submission, numbered: Numbered, at: number): Bare<AppealDoc> {
  const { words, pictures, to, ticket, ...rest } = one
  const by = one.anonymous ? nameless : ticket ? `12351 来电人${one.name}` : one.name
  const holder = unionHolds(to, at)
  const files = pictures.map(({ file }, i) => ({ file, name: `照片 ${i + 1}` }))
  const fresh = { path: to.path, counted: [] }
  return {
    ...rest,
    ...open(appealing, holder, { at, by, note: `由${to.name}办理` }),
    name: one.anonymous ? '' : one.name,
    phone: one.anonymous ? null : one.phone,
    ...numbered,
    number: numberOf(to.name, { year: dayOf(at).slice(0, 4), n: numbered.n }),
    source: ticket ? '12351' : 'worker',
    ticket,
    said: [{ at, by, kind: 'submit', text: words, files }],
    path: to.path,
    unionName: to.name,
    receivedAt: at,
    handlers: [],
    barred: [],
    reopened: false,
    extended: false,
    callBacks: [],
    rating: null,
    review: null,
    lists: listsOf({ holder, watch: [] }),
    over: unionsIn(to.path),
    counted: countedWith(fresh, ['received'], at),
  }
}

/** A union holds it, nobody of it yet. */
export const unionHolds = ({ _id, name, level, path }: Place, since: number): Held => ({
  name,
  level,
  since,
  union: _id,
  path,
})
