import type { Asked, AskedColumn, Import, ImportState } from '../../../cloudfunctions/roster/contract'
import type { Tone } from '../../kit/ui/signs'

export const stateWords: Record<ImportState, { label: string; tone: Tone }> = {
  reading: { label: '正在读', tone: 'info' },
  asking: { label: '要你选一下', tone: 'warn' },
  comparing: { label: '正在对照', tone: 'info' },
  ready: { label: '等你确认', tone: 'warn' },
  applying: { label: '正在导入', tone: 'info' },
  done: { label: '已导入', tone: 'ok' },
  refused: { label: '文件不能用', tone: 'late' },
  cancelled: { label: '已放弃', tone: 'quiet' },
  aside: { label: '先放在一边', tone: 'late' },
}

/** The import is at work and goes on by itself. */
export const atWork = (state: ImportState) =>
  state === 'reading' || state === 'comparing' || state === 'applying'

export const busyWords: Record<'reading' | 'comparing' | 'applying', string> = {
  reading: '正在读文件',
  comparing: '正在和现有会员对照',
  applying: '正在导入',
}

/** What the numbers of an import come to, in one sentence. */
export function summaryOf({
  counts: { rows, fresh, changed, same, faulty },
  state,
}: Pick<Import, 'counts' | 'state'>) {
  const parts = [`新增 ${fresh} 人`, `改动 ${changed} 人`, `不变 ${same} 人`]
  const wrong = faulty > 0 ? `，${faulty} 行不能导入` : ''
  return `${state === 'done' ? '共' : '文件里有'} ${rows} 行：${parts.join('，')}${wrong}。`
}

/** What is asked about a file, and why. */
export const askWords: Record<Asked['is'], { title: string; why: string }> = {
  tabs: { title: '要读哪几张表', why: '这个文件里有几张表都有人。只读你选的，别的不动。' },
  columns: {
    title: '对一下每一列是什么',
    why: '有的列名没见过。点一列就能换；对好以后会记住，下次同样的列名直接读。',
  },
  hidden: { title: '有隐藏的行', why: '文件里有被筛选或隐藏起来的人，看不见但还在。' },
}

/** What a column is called: its title, or its place where it has none. */
export const columnName = ({ title, column }: Pick<AskedColumn, 'title' | 'column'>) =>
  title || `第 ${column + 1} 列（没有列名）`

export const notTaken = { value: 'none', label: '不用这一列' } as const

type Fields = Extract<Asked, { is: 'columns' }>['fields']

export const fieldName = (field: AskedColumn['field'], fields: Fields) =>
  fields.find(one => one.field === field)?.title ?? notTaken.label

/** What has to be in a list and no column is taken for, in a sentence. */
export function lackingIn(columns: readonly AskedColumn[], fields: Fields): string | null {
  const lacking = fields.filter(({ field, needed }) => needed && !columns.some(one => one.field === field))
  if (lacking.length === 0) return null
  return `还差${lacking.map(({ title }) => title).join('、')}。点一列选上；表里没有的，补上再传。`
}

export const noRosters = '还没有导入过。选一个 Excel 文件，先看会新增谁、改动谁，你确认以后才写进去。'

export const columnWords =
  '收 Excel 和 CSV 文件；旧版的 Excel 要先另存成新版的。要有一行列名：姓名、身份证号（或证件号码）、手机号、工会；部门、岗位、入会日期、证件类型、备注可有可无，先后不限。'

export const exportWords =
  '导出的表里有完整的证件号码和手机号。谁导出的、为什么，都会留下记录。下载链接两小时内有效。'

export const exportKinds = [
  { value: 'own', label: '本会名册，和导入的列一样' },
  { value: 'province', label: '上级系统的模板' },
] as const
