import type { Key } from './contract'

/** The columns of our own export. */
export const columns: readonly { key: Key; title: string; needed: boolean }[] = [
  { key: 'name', title: '姓名', needed: true },
  { key: 'idNumber', title: '证件号码', needed: true },
  { key: 'paper', title: '证件类型', needed: false },
  { key: 'phone', title: '手机号', needed: true },
  { key: 'union', title: '工会', needed: true },
  { key: 'department', title: '部门', needed: false },
  { key: 'job', title: '岗位', needed: false },
  { key: 'joinedOn', title: '入会日期', needed: false },
  { key: 'upperNumber', title: '上级系统编号', needed: false },
  { key: 'note', title: '备注', needed: false },
]

export const titleOf = (key: Key): string => columns.find(column => column.key === key)?.title ?? key

/** One line of the file: what stands in it, and why it cannot be taken, if it cannot. `tab` where several were taken. */
export type Line = { line: number; tab: string | null; cells: Record<Key, string>; fault: string | null }

/** Which of our columns each column of a file holds; `null` for one that is not taken. */
export type Mapping = readonly (Key | null)[]
