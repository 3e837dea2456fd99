import * as v from 'valibot'
import {
  action,
  type Clock,
  callerNumber,
  cursor,
  defineContract,
  fields,
  id,
  instant,
  type MatterRow,
  type MatterView,
  oneOf,
  type Page,
  text,
  type World,
} from '../kit/contract'
import { files, uploaded } from '../kit/forms'
import type { UnionLevel } from '../kit/levels'
import { longestName } from '../kit/names'
import { moveActions } from '../kit/procedure/actions'
import { type AppealState, appealing } from './procedure'

export const appealKinds = ['advice', 'complaint', 'help', 'question', 'safety', 'other'] as const
export type AppealKind = (typeof appealKinds)[number]

/** How content the one who asked is. */
export type Outcome = 'satisfied' | 'fairly' | 'unsatisfied'

export type SaidKind = 'submit' | 'takeOn' | 'note' | 'askMore' | 'supplement' | 'answer' | 'instruct'

/** What is counted for a union and month. */
export const figures = [
  'received',
  'taken',
  'takenOnTime',
  'answered',
  'onTime',
  'satisfied',
  'fairly',
  'unsatisfied',
  'silent',
  'reopened',
  'passedUp',
] as const
export type Figure = (typeof figures)[number]

/** Where an appeal goes, and by which rule. */
export type Destination = { union: string; words: string }

export type AppealRow = MatterRow & {
  state: AppealState
  kind: AppealKind
  unit: string
  /** The beginning of its words. */
  words: string
  receivedAt: number
  unionName: string
  anonymous: boolean
  source: 'worker' | '12351'
}

/** A file with a link that opens it for two hours. */
export type Paper = { name: string; url: string }

export type Appeal = AppealRow &
  MatterView & {
    state: AppealState
    rule: string
    said: { at: number; by: string; kind: SaidKind; text: string; files: Paper[] }[]
    /** Who asked; `null` when anonymous. The phone is masked, empty where the line did not show it. */
    from: { name: string; phone: string } | null
    callBacks: { at: number; by: string; outcome: Outcome | 'unreached'; words: string }[]
    rating: { at: number; outcome: Outcome; words: string } | null
    /** How long one may ask the union above to look again. */
    review: Clock | null
    ticket: { number: string; calledAt: number } | null
    /** The reader is the one who asked. */
    mine: boolean
    /** The reader may ask to have the identity opened. */
    opens: boolean
  }

export type OpeningState = 'asked' | 'agreed' | 'refused' | 'opened' | 'expired'

export type OpeningCard = {
  id: string
  appeal: string
  number: string
  state: OpeningState
  asker: string
  reason: string
  askedAt: number
  agreer: string | null
  /** Until when it can be opened, ms; 0 while nobody agreed. */
  until: number
  /** The reader is who asked, and so cannot agree. */
  asked: boolean
  /** The reader may agree or refuse. */
  decides: boolean
}

export type Opened = OpeningCard & {
  /** Only in the answer to the one opening, within its day. */
  identity: { name: string; phone: string } | null
}

export type ScoreRow = {
  union: string
  name: string
  level: UnionLevel
  own: Record<Figure, number>
  all: Record<Figure, number>
}

export type Scores = Page<ScoreRow> & { union: { id: string; name: string } }

export type TicketImportCard = {
  id: string
  name: string
  state: 'taking' | 'done' | 'refused'
  refusal: string | null
  rows: number
  taken: number
  fresh: number
  same: number
  faults: { line: number; ticket: string; why: string }[]
}

/** Somebody an appeal can be handed on to. */
export type Target = { id: string; name: string; level: string; above: boolean }

const appeal = () => id('诉求')
const kind = () => oneOf('类别', appealKinds)
const month = () =>
  v.pipe(v.string('月份不对。'), v.regex(/^20\d\d-(0[1-9]|1[0-2])$/, '月份要写成 2026-11 这样。'))
const ticketNumber = () =>
  v.pipe(
    v.string('工单号要填。'),
    v.trim(),
    v.regex(/^[\w-]{4,40}$/, '工单号是 4 到 40 位数字、字母或横线。'),
  )
const yes = (label: string) => v.boolean(`${label}要选是或不是。`)

const newAppeal = (world: World) => ({
  kind: 'question' as const,
  unit: '宏达机械有限公司',
  words: '食堂夜班没有热饭，问过两次没有人管。',
  pictures: [],
  anonymous: false,
  aboutOfficer: false,
  upper: false,
  union: world.union,
})

const submitted = async (world: World, more: object = {}) =>
  (await world.call<Appeal>('worker', 'appeals', 'submit', { ...newAppeal(world), ...more })).id

const then = async (world: World, appeal: string, move: string, input: object) => {
  await world.call('officer', 'appeals', move, { appeal, ...input })
  return appeal
}

const handling = async (world: World, more: object = {}) =>
  then(world, await submitted(world, more), 'takeOn', { words: '今天就去食堂看。' })

const answered = async (world: World) =>
  then(world, await handling(world), 'answer', { words: '夜班热饭从明天起有。', files: [] })

const openingAsked = async (world: World) => {
  const appeal = await handling(world, { anonymous: true })
  const reason = '说的是人身安全，要当面了解'
  return (await world.call<OpeningCard>('officer', 'appeals', 'askOpening', { appeal, reason })).id
}

const ticketOf = (world: World) => ({
  ticket: `YZ2026${String(world.fresh()).padStart(6, '0')}`,
  calledAt: world.now - 3600_000,
  caller: '钱小芳',
  phone: world.phone(),
  kind: 'question' as const,
  unit: '宏达机械有限公司',
  words: '反映加班没有安排休息。',
})

const ticketHeads = ['工单号', '来电时间', '来电人', '电话', '类别', '涉及单位', '内容', '承办工会']

const moves = moveActions<Appeal>()(appealing, 'appeal', {
  takeOn: async world => ({ appeal: await submitted(world), words: '今天就去食堂看。' }),
  note: async world => ({ appeal: await handling(world), words: '和食堂约了明天上午谈。' }),
  askMore: async world => ({ appeal: await handling(world), words: '是哪几天的夜班？' }),
  supplement: async world => {
    const asked = await then(world, await handling(world), 'askMore', { words: '是哪几天的夜班？' })
    return { appeal: asked, words: '上周三和周四。', files: [] }
  },
  passUp: async world => ({ appeal: await submitted(world), reason: '要街道和园区一起谈' }),
  instruct: async world => ({ appeal: await submitted(world), words: '请三天内到现场看一次。' }),
  extend: async world => ({
    appeal: await handling(world),
    reason: '要等设备到货',
    approvedBy: '周建国',
  }),
  answer: async world => ({ appeal: await handling(world), words: '夜班热饭从明天起有。', files: [] }),
  callBack: async world => ({
    appeal: await answered(world),
    at: world.now,
    outcome: 'satisfied' as const,
    words: '电话里说已经吃上热饭了。',
  }),
  rate: async world => ({ appeal: await answered(world), outcome: 'fairly' as const }),
  withdraw: async world => ({ appeal: await submitted(world) }),
})

export const contract = defineContract('appeals', {
  /** Submits an appeal; it has its number, its holder and its dates at once. Without `union` the member's own is meant. */
  submit: action<Appeal>()(
    fields({
      kind: kind(),
      unit: text('涉及的单位', 60, 0),
      words: text('想说的事', 2000, 4),
      pictures: files('照片', 6, 0),
      anonymous: yes('匿名'),
      aboutOfficer: yes('说的是不是工会干部'),
      upper: yes('交给上一级'),
      union: v.optional(id('工会')),
    }),
    { who: ['worker'], where: 'anywhere', example: newAppeal },
  ),
  /** Where such an appeal would go, before it is submitted. */
  destination: action<Destination>()(
    fields({
      kind: kind(),
      aboutOfficer: yes('说的是不是工会干部'),
      upper: yes('交给上一级'),
      union: v.optional(id('工会')),
    }),
    {
      who: ['worker'],
      where: 'anywhere',
      example: world => ({ kind: 'safety' as const, aboutOfficer: false, upper: false, union: world.union }),
    },
  ),
  /** The rules of dispatch in words, in the order they are tried. */
  rules: action<string[]>()(fields({}), { who: ['worker'], where: 'anywhere', example: () => ({}) }),
  /** What the caller asked, anonymous ones too, the latest first. */
  mine: action<Page<AppealRow>>()(fields({ cursor: cursor() }), {
    who: ['worker'],
    where: 'anywhere',
    example: () => ({}),
  }),
  appeal: action<Appeal>()(fields({ appeal: appeal() }), {
    who: ['self', 'officer', 'upper'],
    where: 'territory',
    example: async world => ({ appeal: await submitted(world) }),
  }),
  /** The caller's own, their union's, coming due, late, and late anywhere below: the earliest due first. */
  worklist: action<Page<AppealRow>>()(
    fields({ list: oneOf('列表', ['mine', 'level', 'soon', 'late', 'below']), cursor: cursor() }),
    { who: ['officer'], where: 'anywhere', example: () => ({ list: 'level' as const }) },
  ),
  ...moves,
  /** By somebody other than who handled it; satisfied it ends, dissatisfied somebody else does it again, once. */
  callBack: { ...moves.callBack, except: ['officer'] },
  /** Hands it to another union of the line or below; without one, to the union above. */
  handOn: action<Appeal>()(
    fields({ appeal: appeal(), union: v.optional(id('工会')), reason: text('转办的理由', 300, 4) }),
    {
      who: ['officer', 'upper'],
      where: 'territory',
      example: async world => ({ appeal: await submitted(world), reason: '食堂由园区统一管' }),
    },
  ),
  /** The unions it can be handed on to. */
  targets: action<Target[]>()(fields({ appeal: appeal() }), {
    who: ['officer', 'upper'],
    where: 'territory',
    example: async world => ({ appeal: await submitted(world) }),
  }),
  /** The whole phone number, for a call; that it was looked at is journalled first. */
  phone: action<{ phone: string }>()(fields({ appeal: appeal() }), {
    who: ['officer', 'upper'],
    where: 'territory',
    fresh: true,
    example: async world => ({ appeal: await submitted(world) }),
  }),
  /** Asks to have an anonymous identity opened; somebody of a union above has to agree. */
  askOpening: action<OpeningCard>()(fields({ appeal: appeal(), reason: text('为什么要知道是谁', 300, 4) }), {
    who: ['officer'],
    where: 'territory',
    example: async world => ({
      appeal: await handling(world, { anonymous: true }),
      reason: '说的是人身安全，要当面了解',
    }),
  }),
  openings: action<Page<OpeningCard>>()(fields({ cursor: cursor() }), {
    who: ['officer'],
    where: 'anywhere',
    example: () => ({}),
  }),
  /** Agrees that an identity may be opened once within a day; never by the one who asked. */
  agreeOpening: action<OpeningCard>()(fields({ opening: id('申请') }), {
    who: ['upper'],
    where: 'territory',
    example: async world => ({ opening: await openingAsked(world) }),
  }),
  refuseOpening: action<OpeningCard>()(fields({ opening: id('申请') }), {
    who: ['upper'],
    where: 'territory',
    example: async world => ({ opening: await openingAsked(world) }),
  }),
  /** Opens it, once, by the one who asked; it is journalled, and the person is told by whom and why. */
  openIdentity: action<Opened>()(fields({ opening: id('申请') }), {
    who: ['officer'],
    where: 'territory',
    fresh: true,
    example: async world => {
      const opening = await openingAsked(world)
      await world.call('upper', 'appeals', 'agreeOpening', { opening })
      return { opening }
    },
  }),
  /** A ticket of the 12351 line, taken down by an operator; the same ticket number is refused a second time. */
  enterTicket: action<Appeal>()(
    fields({
      ticket: ticketNumber(),
      calledAt: instant('来电时间'),
      caller: text('来电人', longestName, 1),
      phone: callerNumber(),
      kind: kind(),
      unit: text('涉及的单位', 60, 0),
      words: text('内容', 2000, 4),
      union: v.optional(id('承办工会')),
    }),
    { who: ['officer'], where: 'anywhere', example: ticketOf },
  ),
  /** Takes in up to 2,000 tickets of a file; bad rows are named, tickets that are there already change nothing. */
  importTickets: action<TicketImportCard>()(fields({ file: uploaded('文件'), name: text('文件名', 80) }), {
    who: ['officer'],
    where: 'anywhere',
    example: async world => {
      const { ticket, caller, phone, unit, words } = ticketOf(world)
      const row = [ticket, '2026-11-02 09:30', caller, phone, '咨询', unit, words, '']
      return { file: await world.sheet([ticketHeads, row]), name: '12351 工单.xlsx' }
    },
  }),
  /** How far an import is; takes in the next rows. */
  goOnImport: action<TicketImportCard>()(fields({ import: id('导入') }), {
    who: ['officer'],
    where: 'territory',
    example: async world => {
      const { ticket, caller, phone, unit, words } = ticketOf(world)
      const row = [ticket, '2026-11-02 09:30', caller, phone, '咨询', unit, words, '']
      const file = await world.sheet([ticketHeads, row], 'officer')
      const input = { file, name: '12351 工单.xlsx' }
      const { id } = await world.call<TicketImportCard>('officer', 'appeals', 'importTickets', input)
      return { import: id }
    },
  }),
  /** A union's month and that of the unions right below it, the union first; without one, the caller's own. */
  scores: action<Scores>()(fields({ month: month(), union: v.optional(id('工会')), cursor: cursor() }), {
    who: ['officer', 'upper'],
    where: 'territory',
    example: world => ({ month: '2026-11', union: world.union }),
  }),
  /** The appeals behind one figure of a union and month, those below it included. */
  behind: action<Page<AppealRow>>()(
    fields({ month: month(), union: id('工会'), figure: oneOf('数字', figures), cursor: cursor() }),
    {
      who: ['officer', 'upper'],
      where: 'territory',
      example: world => ({ month: '2026-11', union: world.union, figure: 'received' as const }),
    },
  ),
  /** The same figures as a sheet; the link opens it for two hours. */
  exportScores: action<Paper>()(fields({ month: month(), union: v.optional(id('工会')) }), {
    who: ['officer', 'upper'],
    where: 'territory',
    fresh: true,
    example: world => ({ month: '2026-11', union: world.union }),
  }),
})
