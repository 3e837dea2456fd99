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
} from '../kit/contract'
import { uploaded } from '../kit/forms'

/** `reading` and `comparing` lead to `ready`; a person starts `applying`, which ends `done`. `refused` takes no row. */
export type ImportState = 'reading' | 'comparing' | 'ready' | 'applying' | 'done' | 'refused' | 'cancelled'

export type ImportCounts = { rows: number; fresh: number; changed: number; same: number; faulty: number }

export type Fault = { line: number; name: string; reason: string }

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
  /** The first rows that would change, with what in words. */
  changes: { line: number; name: string; what: string }[]
  moves: ('apply' | 'cancel')[]
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
      ['姓名', '身份证号', '手机号', '工会', '部门', '岗位', '入会日期', '上级系统编号', '备注'],
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
  /** Takes the good rows in; the faulty ones stay out, each with its reason. */
  apply: action<Import>()(fields({ roster: roster() }), {
    who: ['officer'],
    where: 'territory',
    example: async world => ({ roster: await begun(world) }),
  }),
  /** Gives the import up before it is applied; what was read is gone. */
  cancel: action<Import>()(fields({ roster: roster() }), {
    who: ['officer'],
    where: 'territory',
    example: async world => ({ roster: await begun(world) }),
  }),
  /** The faulty rows as .xlsx with the reason beside each, for 24 hours. */
  faults: action<FileLink>()(fields({ roster: roster() }), {
    who: ['officer'],
    where: 'territory',
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
      example: () => ({ columns: 'own' as const, reason: '年度会员统计' }),
    },
  ),
})
