import * as v from 'valibot'
import {
  action,
  type Clock,
  cursor,
  day,
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
  whole,
} from '../kit/contract'
import { moveActions } from '../kit/procedure/actions'
import { alarming, heeding } from './procedure'

export const claims = ['wages', 'dismissal', 'contract', 'insurance', 'injury', 'hours', 'other'] as const

/** What a sign is about. */
export type Claim = (typeof claims)[number]

/** A case that was filed, an appeal, or what an information officer heard. */
export type SignKind = 'mediation' | 'appeal' | 'hearsay'

/** One thing that happened at one employer; who filed it is not in it. */
export type SignRow = {
  id: string
  employer: string
  claim: Claim
  claimLabel: string
  kind: SignKind
  people: number
  stoppage: boolean
  /** 分. */
  requested: number | null
  at: number
  /** What an information officer heard; empty of cases and appeals. */
  words: string
  by: string | null
}

export type Advice = { text: string; basis: string; sure: boolean }

export type WarningRow = MatterRow & {
  employer: string
  rule: string
  signs: number
  people: number
  raisedAt: number
}

export type Warning = WarningRow &
  MatterView & {
    /** The rule as a sentence. */
    words: string
    advice: Advice[]
    behind: SignRow[]
    /** What was asked for in all of them, 分; `null` where none said. */
    requested: number | null
    /** How it ended, in words. */
    outcome: string | null
  }

export type RuleCard = {
  id: string
  title: string
  words: string
  advice: Advice[]
  /** What it raised in the caller's territory, and how many of these were false. */
  raised: number
  false: number
}

export const emergencyKinds = ['stoppage', 'gathering', 'accident', 'other'] as const
export type EmergencyKind = (typeof emergencyKinds)[number]

/** Why it was sent to a union: it is the next one up, keeps the duty desk, was rung, or somebody passed it on. */
export type Receiving = 'above' | 'duty' | 'rung' | 'passed'

export type ChainKind =
  | 'known'
  | 'reported'
  | 'delivered'
  | 'acknowledged'
  | 'rung'
  | 'passed'
  | 'followed'
  | 'over'

export type EmergencyRow = MatterRow & {
  kind: EmergencyKind
  employer: string
  people: number
  unionName: string
  reportedAt: number
  /** It was sent to a union of the caller, which has not acknowledged. */
  forMe: boolean
}

export type Emergency = EmergencyRow &
  MatterView & {
    where: string
    course: string
    measures: string
    other: string
    advice: Advice[]
    /** To whom it went, and since when each knows. */
    receivers: {
      name: string
      as: Receiving
      deliveredAt: number
      dueAt: number
      acknowledgedAt: number | null
      by: string | null
    }[]
    /** Who knew when, in order. */
    chain: { kind: ChainKind; at: number; by: string; text: string }[]
    follows: { at: number; by: string; text: string }[]
  }

export type Found = 'nothing' | 'something'

/** What one union answered for a month; `late` is one that has not and whose day is over. */
export type LedgerRow = {
  union: string
  name: string
  state: Found | 'waiting' | 'late'
  /** It was signed after the day it was due. */
  after: boolean
  /** All that was signed, the latest first. */
  answers: { at: number; by: string; found: Found; text: string }[]
}

export type Ledger = Page<LedgerRow> & { month: string; due: Clock; own: LedgerRow; unionName: string }

export const lists = ['mine', 'level', 'soon', 'late', 'all'] as const

const month = () =>
  v.pipe(v.string('月份要选一个。'), v.regex(/^20[2-9]\d-(0[1-9]|1[0-2])$/, '月份要选一个。'))
const employer = () => text('单位', 60, 2)

const heard = (world: World, more: object = {}) => ({
  employer: `宏达机械 ${world.fresh()} 厂`,
  claim: 'hours' as const,
  people: 3,
  day: dayOf(world.now),
  words: '班组里都在说加班费少算了两个月。',
  stoppage: false,
  ...more,
})

const happened = {
  kind: 'gathering' as const,
  employer: '宏达机械有限公司',
  where: '今天上午 8 点，南门口',
  people: 30,
  course: '工人在门口要上个月的工资，没有堵路。',
  measures: '厂工会主席已经到场，在听大家说。',
  other: '',
}

/** Three that heard the same raise one. */
const raised = async (world: World): Promise<string> => {
  const sign = heard(world)
  for (let i = 0; i < 3; i += 1) await world.call('officer', 'warnings', 'hear', sign)
  const { rows } = await world.call<Page<WarningRow>>('officer', 'warnings', 'warnings', { list: 'all' })
  return rows.find(row => row.employer === sign.employer)?.id ?? ''
}

const heeded = async (world: World): Promise<string> => {
  const warning = await raised(world)
  await world.call('officer', 'warnings', 'takeOn', { warning })
  return warning
}

const reported = async (world: World): Promise<string> =>
  (await world.call<Emergency>('steward', 'warnings', 'report', happened)).id

const acknowledged = async (world: World): Promise<string> => {
  const emergency = await reported(world)
  await world.call('upper', 'warnings', 'acknowledge', { emergency })
  return emergency
}

export const contract = defineContract('warnings', {
  /** Notes what an information officer heard; it counts as one sign. */
  hear: action<SignRow>()(
    fields({
      employer: employer(),
      claim: oneOf('什么事', claims),
      people: whole('多少人', 1, 100_000),
      day: day('哪一天'),
      words: text('听到什么', 300, 4),
      stoppage: v.boolean('有没有停工苗头还没有选。'),
    }),
    { who: ['steward', 'officer'], where: 'anywhere', example: world => heard(world) },
  ),
  /** Signs of the caller's territory, the latest known first. */
  signs: action<Page<SignRow>>()(fields({ cursor: cursor() }), {
    who: ['officer'],
    where: 'anywhere',
    example: () => ({}),
  }),
  /** Worklists by deadline; `all` is everything ever raised in the caller's territory, the latest first. */
  warnings: action<Page<WarningRow>>()(fields({ list: oneOf('清单', lists), cursor: cursor() }), {
    who: ['officer'],
    where: 'anywhere',
    example: () => ({ list: 'level' as const }),
  }),
  warning: action<Warning>()(fields({ warning: id('预警') }), {
    who: ['officer', 'upper'],
    where: 'territory',
    example: async world => ({ warning: await raised(world) }),
  }),
  ...moveActions<Warning>()(heeding, 'warning', {
    takeOn: async world => ({ warning: await raised(world) }),
    note: async world => ({ warning: await heeded(world), what: '和车间主任谈过，下周补发。' }),
    settle: async world => ({ warning: await heeded(world), result: '加班费已经补发，三位职工都确认了。' }),
    handOver: async world => ({
      warning: await raised(world),
      level: 'street' as const,
      reason: '单位在几个厂区都有，街道去问更合适。',
    }),
    dismiss: async world => ({ warning: await raised(world), reason: '是同一个人说了三遍。' }),
  }),
  /** The rules in words, with what each raised. */
  rules: action<RuleCard[]>()(fields({}), { who: ['officer'], where: 'anywhere', example: () => ({}) }),
  /** Reports an emergency to the level above and the duty desk. */
  report: action<Emergency>()(
    fields({
      kind: oneOf('什么情况', emergencyKinds),
      employer: employer(),
      where: text('时间和地点', 100, 2),
      people: whole('人数', 0, 100_000),
      course: text('起因和经过', 1000, 4),
      measures: text('已经采取的措施', 500, 2),
      other: text('其他', 500, 0),
      knownAt: v.optional(instant('最早知道的时间')),
      knownBy: v.optional(text('最早知道的人', 40)),
    }),
    { who: ['steward', 'officer'], where: 'anywhere', example: () => happened },
  ),
  /** Emergencies of the caller's territory, or of a steward's circles, the latest first. */
  emergencies: action<Page<EmergencyRow>>()(fields({ cursor: cursor() }), {
    who: ['steward', 'officer'],
    where: 'anywhere',
    example: () => ({}),
  }),
  emergency: action<Emergency>()(fields({ emergency: id('突发事件') }), {
    who: ['steward', 'officer', 'upper'],
    where: 'territory',
    example: async world => ({ emergency: await reported(world) }),
  }),
  ...moveActions<Emergency>()(alarming, 'emergency', {
    acknowledge: async world => ({ emergency: await reported(world) }),
    follow: async world => ({ emergency: await reported(world), text: '人已经散了，下午三点再谈。' }),
    passOn: async world => ({ emergency: await acknowledged(world), reason: '需要区里劳动监察一起来。' }),
    finish: async world => ({ emergency: await acknowledged(world), result: '工资已经发到每个人卡上。' }),
  }),
  /** Signs what the caller's union found in a month; 没有发现 is an answer too, and another one is added to it. */
  answerSweep: action<LedgerRow>()(
    fields({
      month: month(),
      found: oneOf('有没有发现', ['nothing', 'something']),
      text: text('发现了什么', 1000, 0),
    }),
    {
      who: ['officer'],
      where: 'anywhere',
      example: () => ({ month: '2026-10', found: 'nothing' as const, text: '' }),
    },
  ),
  /** A month's answers of the caller's union and of those right below it. */
  ledger: action<Ledger>()(fields({ month: month(), cursor: cursor() }), {
    who: ['officer'],
    where: 'anywhere',
    example: () => ({ month: '2026-10' }),
  }),
})

const dayOf = (at: number) => new Date(at + 8 * 3600_000).toISOString().slice(0, 10)
