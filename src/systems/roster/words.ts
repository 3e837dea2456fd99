import type { Import, ImportState } from '../../../cloudfunctions/roster/contract'
import type { Tone } from '../../kit/ui/signs'

export const stateWords: Record<ImportState, { label: string; tone: Tone }> = {
  reading: { label: '正在读', tone: 'info' },
  comparing: { label: '正在对照', tone: 'info' },
  ready: { label: '等你确认', tone: 'warn' },
  applying: { label: '正在导入', tone: 'info' },
  done: { label: '已导入', tone: 'ok' },
  refused: { label: '文件不能用', tone: 'late' },
  cancelled: { label: '已放弃', tone: 'quiet' },
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

export const noRosters = '还没有导入过。选一个 Excel 文件，先看会新增谁、改动谁，你确认以后才写进去。'

export const columnWords =
  '第一行要有列名：姓名、身份证号、手机号、工会；部门、岗位、入会日期、上级系统编号、备注可有可无，先后不限。'

export const exportWords =
  '导出的表里有完整的身份证号和手机号。谁导出的、为什么，都会留下记录。下载链接两小时内有效。'

export const exportKinds = [
  { value: 'own', label: '本会名册，和导入的列一样' },
  { value: 'province', label: '上级系统的模板' },
] as const
