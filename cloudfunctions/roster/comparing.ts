import { maskPhone } from '../kit/crypto'
import type { Key } from './contract'
import { columns } from './fields'

/** What is known of a member who holds an identity already. */
export type Standing = Record<Exclude<Key, 'idNumber' | 'paper'>, string> & {
  id: string
  state: 'active' | 'applying' | 'left'
  /** Inside the territory of whoever imports. */
  ours: boolean
  /** A person uses it as their account. */
  claimed: boolean
  listed: { import: string; how: 'fresh' | 'changed' } | null
}

/** One field of a member before and after. */
export type FieldChange = { title: string; from: string; to: string }

export type Verdict =
  | { is: 'fresh' | 'same' }
  | { is: 'changed'; fields: FieldChange[] }
  | { is: 'faulty'; why: string }

/** What taking a good line in would do, given who holds its identity already. */
export function compare(cells: Record<Key, string>, held: Standing | undefined): Verdict {
  if (!held || held.state === 'left') return { is: 'fresh' }
  if (!held.ours) return { is: 'faulty', why: '这个证件号码已在别的工会，要先办会籍转移' }
  if (held.state === 'applying') return { is: 'faulty', why: '这个人正在申请入会，请先办他的申请' }
  if (held.claimed && held.union !== cells.union) {
    return { is: 'faulty', why: `他已是${held.union}的会员，换单位要办会籍转移` }
  }
  const fields: FieldChange[] = []
  for (const { key, title } of columns) {
    if (key === 'idNumber' || key === 'paper' || (held.claimed && key === 'phone')) continue
    const [from, to] = [held[key], cells[key]]
    if (to !== '' && to !== from)
      fields.push({ title, ...(key === 'phone' ? masked(from, to) : { from, to }) })
  }
  return fields.length === 0 ? { is: 'same' } : { is: 'changed', fields }
}

/** Two phones that differ where they are masked are told apart by their middle. */
function masked(from: string, to: string): { from: string; to: string } {
  const [a, b] = [maskPhone(from), maskPhone(to)]
  return a === b ? { from: a, to: `${b}（中间几位不同）` } : { from: a, to: b }
}
