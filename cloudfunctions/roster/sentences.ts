import { Refusal } from '../kit/refusal'
import type { Mapping } from './fields'
import type { ListTab } from './survey'

type Read = ListTab & { mapping: Mapping }

/** A file without anybody in it is refused, empty or not. */
export function noList(others: readonly string[]): Refusal {
  if (others.length === 0) return new Refusal('INVALID', 'no-lines', '这个文件是空的，请填好再传。', 'file')
  const message =
    '没有找到职工名册：表里要有一行列名，写着姓名、身份证号（或证件号码）、手机号，下面每行一个人。'
  return new Refusal('INVALID', 'no-list', message, 'file')
}

/** Tabs that were left out. */
export const unreadTabs = (names: readonly string[]) =>
  names.length > 0
    ? [
        `没有读这些表：${names
          .slice(0, 10)
          .map(name => `“${name}”`)
          .join('、')}${names.length > 10 ? ` 等 ${names.length} 张` : ''}。`,
      ]
    : []

/** Columns that nothing is taken from. */
export function unkeptColumns(lists: readonly Read[]): string[] {
  const titles = lists.flatMap(({ proposals, mapping }) =>
    proposals.flatMap(({ column, title }) => (mapping[column] ? [] : [title || `第 ${column + 1} 列`])),
  )
  return titles.length > 0 ? [`这些列没有用：${[...new Set(titles)].slice(0, 30).join('、')}。`] : []
}

/** Lines that name nobody; the first of them with what they say. */
export const asideWords = ({ lines, first }: { lines: number; first: readonly string[] }) =>
  `这些行不是人，没有读：${first.join('、')}${lines > first.length ? ` 等 ${lines} 行` : ''}。`
