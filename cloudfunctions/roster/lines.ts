import { paperNames } from '../kit/identity'
import { clean, identityIn, joinedTooEarly } from './cleaning'
import type { Key } from './contract'
import { columns, type Line, type Mapping, titleOf } from './fields'
import type { Met } from './people'

/** What a line is judged by beside itself: the day it is, and the union of a list that names none. */
export type Judging = { today: string; union: string | null; tab: string | null }

/** A line judged by itself: what is wrong with its cells, before anybody is looked up. */
export function judge(
  line: number,
  { cells, fault: whole }: Extract<Met, { is: 'person' }>,
  mapping: Mapping,
  { today, union, tab }: Judging,
): Line {
  const values = empty()
  const faults = new Map<Key, string>()
  for (const [i, key] of mapping.entries()) {
    if (!key) continue
    const { value, fault } = clean(key, cells[i] ?? nothing, today)
    values[key] = value
    if (fault) faults.set(key, fault)
    if (cells[i]?.merged && ownKeys.has(key))
      faults.set(key, `${titleOf(key)}是合并的单元格，请拆开后每行填完整`)
  }
  if (union && !mapping.includes('union')) values.union = union
  if (values.union === '' && !faults.has('union')) faults.set('union', '没有填工会')
  if (!faults.has('idNumber') && !faults.has('paper')) {
    const { identity, fault } = identityIn(values.idNumber, values.paper, today)
    if (fault) faults.set('idNumber', fault)
    else {
      values.paper = paperNames[identity.paper]
      if (joinedTooEarly(identity, values.joinedOn))
        faults.set('joinedOn', '入会日期比出生日期还早，请对照改正')
    }
  }
  const said = columns.flatMap(({ key }) => faults.get(key) ?? [])
  return { line, tab, cells: values, fault: whole ?? (said.length > 0 ? said.join('；') : null) }
}

/** Marks the later of two lines with one identity. */
export function refuseDoubles(lines: Iterable<Line>, seen: Map<string, string>): void {
  for (const line of lines) {
    if (line.fault) continue
    const identity = `${line.cells.paper} ${line.cells.idNumber}`
    const first = seen.get(identity)
    if (first === undefined) seen.set(identity, placeOf(line))
    else line.fault = `和${first}的证件号码相同`
  }
}

/** Where a line stands, as one looks for it. */
export const placeOf = ({ tab, line }: Pick<Line, 'tab' | 'line'>) => `${tab ? `“${tab}”` : ''}第 ${line} 行`

/** What is nobody else's: merged over several people it says nothing of any of them. */
const ownKeys: ReadonlySet<Key> = new Set(['name', 'idNumber', 'phone', 'upperNumber'])

const nothing = { text: '', fault: null, kind: 'empty', formula: false, merged: null } as const

function empty(): Record<Key, string> {
  return {
    name: '',
    idNumber: '',
    paper: '',
    phone: '',
    union: '',
    department: '',
    job: '',
    joinedOn: '',
    upperNumber: '',
    note: '',
  }
}
