import * as v from 'valibot'
import {
  action,
  cursor,
  defineContract,
  fields,
  id,
  oneOf,
  type Page,
  text,
  type World,
  whole,
} from '../kit/contract'
import { uploaded } from '../kit/forms'

/** What is kept of a member, in the order it is exported; a file may have it in any order. */
export const keys = [
  'name',
  'idNumber',
  'paper',
  'phone',
  'union',
  'department',
  'job',
  'joinedOn',
  'upperNumber',
  'note',
] as const

export type Key = (typeof keys)[number]

/** `asking` waits for what only a person knows of the file, `ready` for their yes; `aside` broke off time and again. */
export type ImportState =
  | 'reading'
  | 'asking'
  | 'comparing'
  | 'ready'
  | 'applying'
  | 'done'
  | 'refused'
  | 'cancelled'
  | 'aside'

export type ImportCounts = { rows: number; fresh: number; changed: number; same: number; faulty: number }

/** `where` is the tab and line, as one looks for it. */
export type Fault = { where: string; name: string; reason: string }

export type Changed = { where: string; name: string; fields: { title: string; from: string; to: string }[] }

/** A column of the file, two examples of what stands in it, and what it is taken for. */
export type AskedColumn = { column: number; title: string; samples: string[]; field: Key | null }

/** What only a person knows of a file: which of its tabs are meant, what a column is, whether hidden lines count. */
export type Asked =
  | { is: 'tabs'; tabs: { tab: number; name: string; hidden: boolean; people: number }[] }
  | {
      is: 'columns'
      tab: string | null
      columns: AskedColumn[]
      fields: { field: Key; title: string; needed: boolean }[]
    }
  | { is: 'hidden'; people: number; places: string }

export type Answer = {
  tabs?: number[]
  columns?: { column: number; field: Key | null }[]
  hidden?: 'take' | 'leave'
}

export type ImportRow = {
  id: string
  file: string
  by: string
  at: number
  state: ImportState
  counts: ImportCounts
  /** How far the present state is, 0 to 1. */
  progress: number
}

export type Import = ImportRow & {
  /** Why the whole file was refused. */
  refusal: string | null
  /** The first rows that cannot be taken; the file of all of them has the rest. */
  faults: Fault[]
  /** The first rows that would change somebody, each field before and after; phones masked. */
  changes: Changed[]
  asked: Asked | null
  /** What was left aside, in sentences. */
  said: string[]
  /** Its columns were read as somebody of the union said before. */
  recalled: boolean
  moves: ('answer' | 'apply' | 'cancel')[]
  /** Until when the file of faulty rows can be fetched, ms; `null` when there is none. */
  faultsUntil: number | null
}

/** `url` is `null` in the answer to a repeated call when the file is gone by now. */
export type FileLink = { url: string | null; name: string }

const roster = () => id('导入')

/** Goes on with an import as its page does, until it waits for somebody or is over. */
const finished = async (world: World, first: Import) => {
  const { id } = first
  let { progress } = first
  while (progress < 1)
    progress = (await world.call<Import>('officer', 'roster', 'go', { roster: id })).progress
  return id
}

const begun = async (world: World) => {
  const file = await world.sheet(
    [
      ['姓名', '证件号码', '手机号', '工会', '部门', '岗位', '入会日期', '上级系统编号', '备注'],
      [
        '苏晓梅',
        world.idNumber(),
        world.phone(),
        '工厂工会',
        '一车间',
        '车工',
        '2024-05-01',
        `P${world.fresh()}`,
        '',
      ],
      ['没有电话', world.idNumber(), '123', '工厂工会', '一车间', '车工', '2024-05-01', '', ''],
    ],
    'officer',
  )
  return finished(world, await world.call<Import>('officer', 'roster', 'begin', { file, name: '名册.xlsx' }))
}

/** An import of a file with a title that nobody knows. */
const asking = async (world: World) => {
  const file = await world.sheet(
    [
      ['称呼', '证件号码', '手机号'],
      ['苏晓梅', world.idNumber(), world.phone()],
    ],
    'officer',
  )
  return finished(world, await world.call<Import>('officer', 'roster', 'begin', { file, name: '名册.xlsx' }))
}

const applied = async (world: World) => {
  const roster = await begun(world)
  return finished(world, await world.call<Import>('officer', 'roster', 'apply', { roster }))
}

export const contract = defineContract('roster', {
  /** Reads an uploaded .xlsx and compares it with the members there are; the file is gone afterwards. */
  begin: action<Import>()(
    fields({
      file: uploaded('文件'),
      name: text('文件名', 120),
    }),
    {
      who: ['officer'],
      where: 'anywhere',
      example: async world => ({
        file: await world.sheet([
          ['姓名', '身份证号', '手机号', '工会'],
          ['苏晓梅', world.idNumber(), world.phone(), '工厂工会'],
        ]),
        name: '名册.xlsx',
      }),
    },
  ),
  /** Takes the next piece of work of a few seconds and says how far it is; time alone does the same. */
  go: action<Import>()(fields({ roster: roster() }), {
    who: ['officer'],
    where: 'territory',
    example: async world => ({ roster: await begun(world) }),
  }),
  roster: action<Import>()(fields({ roster: roster() }), {
    who: ['officer'],
    where: 'territory',
    example: async world => ({ roster: await begun(world) }),
  }),
  /** The imports of the caller's union, the latest first. */
  rosters: action<Page<ImportRow>>()(fields({ cursor: cursor() }), {
    who: ['officer'],
    where: 'anywhere',
    example: () => ({}),
  }),
  /** Says what only a person knows of the file; the reading goes on with it, and its columns are remembered. */
  answer: action<Import>()(
    fields({
      roster: roster(),
      tabs: v.optional(
        v.pipe(
          v.array(whole('表', 0, 999), '还没有选表。'),
          v.minLength(1, '至少选一张表。'),
          v.maxLength(200, '一次最多 200 张表。'),
        ),
      ),
      columns: v.optional(
        v.pipe(
          v.array(v.strictObject({ column: whole('列', 0, 999), field: v.nullable(oneOf('列', keys)) })),
          v.maxLength(256, '最多 256 列。'),
        ),
      ),
      hidden: v.optional(oneOf('隐藏的行', ['take', 'leave'])),
    }),
    {
      who: ['officer'],
      where: 'territory',
      example: async world => {
        const roster = await asking(world)
        return {
          roster,
          columns: [0, 1, 2].map(column => ({ column, field: keys[column === 2 ? 3 : column] ?? null })),
        }
      },
    },
  ),
  /** Takes the good rows in; the faulty ones stay out, each with its reason. */
  apply: action<Import>()(fields({ roster: roster() }), {
    who: ['officer'],
    where: 'territory',
    example: async world => ({ roster: await begun(world) }),
  }),
  /** Gives the import up before it is applied; what was read is gone, and what its columns were said to be if asked. */
  cancel: action<Import>()(fields({ roster: roster(), columns: v.optional(oneOf('列', ['forget'])) }), {
    who: ['officer'],
    where: 'territory',
    example: async world => ({ roster: await begun(world) }),
  }),
  /** The faulty rows as .xlsx with the reason beside each, for 24 hours. */
  faults: action<FileLink>()(fields({ roster: roster() }), {
    who: ['officer'],
    where: 'territory',
    fresh: true,
    example: async world => ({ roster: await applied(world) }),
  }),
  /** The members of the caller's territory as .xlsx; whole numbers stand in it, so the reason is journalled. */
  export: action<FileLink>()(
    fields({
      columns: oneOf('表格', ['own', 'province']),
      reason: text('导出原因', 100, 2),
    }),
    {
      who: ['officer'],
      where: 'anywhere',
      fresh: true,
      example: () => ({ columns: 'own' as const, reason: '年度会员统计' }),
    },
  ),
})
