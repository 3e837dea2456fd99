import type { FormFile } from '../kit/asks'
import type { RunningClock } from '../kit/clocks'
import { collection } from '../kit/cloud'
import type { Sealed } from '../kit/crypto'
import type { UnionLevel } from '../kit/levels'
import type { Matter } from '../kit/procedure/matter'
import { type Numbered, numbered } from '../kit/register'
import type { Kept } from '../kit/store'
import type { AppealKind, Figure, Outcome, SaidKind } from './contract'
import type { AppealState } from './procedure'

/** One thing written on an appeal, by the one who asked or by the union. */
export type Said = { at: number; by: string; kind: SaidKind; text: string; files: FormFile[] }

/** One try to call back. */
export type CallBack = {
  at: number
  notedAt: number
  by: string
  outcome: Outcome | 'unreached'
  words: string
}

export type AppealDoc = Kept &
  Matter<AppealState> &
  Numbered & {
    number: string
    kind: AppealKind
    /** What or whom it is about. */
    unit: string
    source: 'worker' | '12351'
    anonymous: boolean
    /** The person's id, or for an anonymous one their hidden mark; '' for a ticket. */
    own: string
    /** '' when anonymous: the identity lies sealed elsewhere. */
    name: string
    phone: Sealed | null
    said: Said[]
    /** Where the union that holds it stands; others below and beside it do not see it. */
    path: string
    unionName: string
    /** By which rule it came there, in words. */
    rule: string
    receivedAt: number
    ticket: { number: string; calledAt: number } | null
    /** Everybody of the union who had a hand in it. */
    handlers: string[]
    /** Those who handled it before it was reopened: not again. */
    barred: string[]
    reopened: boolean
    extended: boolean
    callBacks: CallBack[]
    rating: { at: number; outcome: Outcome; words: string } | null
    /** How long one may ask the union above to look again, once it ended in dissatisfaction. */
    review: RunningClock | null
    /** The holder's union and those above, and those who watch: in whose lists it stands. */
    lists: string[]
    /** The unions from the top down to the one that holds it. */
    over: string[]
    /** `<union>/<YYYY-MM>/<figure>`: in which figures it was counted. */
    counted: string[]
  }

export const appeals = collection<AppealDoc>('appeals_appeals', {
  indexes: [
    numbered,
    { fields: ['lists', 'dueAt'] },
    { fields: ['over', 'dueAt'] },
    { fields: ['own', ['receivedAt', -1]] },
    { fields: ['counted', ['receivedAt', -1]] },
    { fields: ['passUpAt'] },
    { fields: ['lapseAt'] },
    { fields: ['pendingAt'] },
  ],
  place: ({ path, anonymous, own }) =>
    anonymous ? { path, hidden: own } : own ? { path, person: own } : { path },
  personal: {
    title: '诉求',
    whose: ['own'],
    erased: 'sealed',
    open: true,
    because: '诉求的办理记录，在规定的保存期内只留存、不再使用（个人信息保护法 第四十七条）',
    words: ['unit', 'said'],
    shows: { number: '编号', unit: '涉及的单位', 'said.*.text': '说了什么', receivedAt: '时间' },
  },
})

/** Who is behind an anonymous appeal, under its id; only an opening two people agreed on reads it. */
export type Identity = { _id: string; box: Sealed }

export const identities = collection<Identity>('appeals_identities', {
  indexes: [],
  place: () => ({}),
  personal: { none: 'sealed, and opened by two people alone' },
})

/** One asking to open an identity: another person agrees, then it is opened once within a day. */
export type Opening = Kept & {
  appeal: string
  number: string
  path: string
  state: 'asked' | 'agreed' | 'refused' | 'opened'
  asker: { person: string; name: string }
  reason: string
  askedAt: number
  agreer: { person: string; name: string } | null
  agreedAt: number
  openedAt: number
  /** The unions above it, who may agree, and its own. */
  over: string[]
}

export const openings = collection<Opening>('appeals_openings', {
  indexes: [
    { fields: ['appeal', ['askedAt', -1]] },
    { fields: ['over', ['askedAt', -1]] },
    { fields: ['pendingAt'] },
  ],
  place: ({ path }) => ({ path }),
  personal: { none: 'names officers who asked and agreed' },
})

export type Figures = Record<Figure, number>

/** What a union did in a month; its id is `<union>/<YYYY-MM>`. */
export type Score = Kept & {
  union: string
  unionName: string
  level: UnionLevel
  path: string
  month: string
  /** The union itself and the one above it: on whose page it stands. */
  under: string[]
  /** What it holds itself, and the same with all below it. */
  own: Figures
  all: Figures
}

export const scores = collection<Score>('appeals_scores', {
  indexes: [{ fields: ['under', 'month', 'path'] }, { fields: ['pendingAt'] }],
  place: ({ path }) => ({ path }),
  personal: { none: 'figures' },
})

export type TicketFault = { line: number; ticket: string; why: string }

/** One file of 12351 tickets on its way in. */
export type TicketImport = Kept & {
  union: string
  path: string
  by: string
  at: number
  name: string
  /** `null` once it is gone. */
  file: string | null
  state: 'taking' | 'done' | 'refused'
  refusal: string | null
  rows: number
  /** The next row to take. */
  next: number
  fresh: number
  same: number
  faults: TicketFault[]
  /** When time takes it on, ms; 0 when nothing is left to do. */
  dueAt: number
}

export const ticketImports = collection<TicketImport>('appeals_imports', {
  indexes: [{ fields: ['dueAt'] }, { fields: ['pendingAt'] }],
  place: ({ path }) => ({ path }),
  personal: { none: 'faults of lines, gone within hours' },
})

/** A figures sheet made for somebody; its file is gone after two hours. */
export type Sheet = Kept & { path: string; name: string; file: string | null; dueAt: number }

export const sheets = collection<Sheet>('appeals_sheets', {
  indexes: [{ fields: ['dueAt'] }, { fields: ['pendingAt'] }],
  place: ({ path }) => ({ path }),
  personal: { none: 'a file that is gone within hours' },
})
