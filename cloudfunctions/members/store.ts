import { collection } from '../kit/cloud'
import type { Sealed } from '../kit/crypto'
import type { Paper } from '../kit/identity'
import type { Matter } from '../kit/procedure/matter'
import type { Kept } from '../kit/store'
import type { MemberState } from './contract'

/** What a union keeps of a member beside who they are; each may be empty. */
export type MemberRecord = {
  department: string
  job: string
  /** YYYY-MM-DD */
  joinedOn: string
  /** The number the province's own system gave. */
  upperNumber: string
  note: string
}

/** A membership from the application on; its id is made of paper and number, so there is one an identity. */
export type Member = Kept &
  Matter<MemberState> & {
    /** Whose account it is; empty for one on a roster who has not claimed it yet. */
    person: string
    name: string
    /** The paper the number stands on; where a record of before other papers lacks it, a resident card. */
    paper?: Paper
    idNumber: Sealed
    phone: Sealed
    union: string
    unionName: string
    path: string
    /** The union and all unions above it. */
    over: string[]
    /** Joined a street or industry union, without an employer. */
    platform: boolean
    appliedAt: number
    remark: string | null
    /** Twelve digits, once approved. */
    number: string | null
    since: number
    record: MemberRecord
    /** The import that last wrote it; `null` for one who applied. */
    listed: { import: string; how: 'fresh' | 'changed' } | null
  }

export const members = collection<Member>('members_members', {
  indexes: [
    { fields: ['over', 'state', 'dueAt'] },
    { fields: ['over', 'person', 'state'] },
    { fields: ['union', 'state', 'since'] },
    { fields: ['person', ['appliedAt', -1]] },
    { fields: ['passUpAt'] },
    { fields: ['pendingAt'] },
  ],
  place: member => ({ path: member.path, person: member.person }),
  personal: {
    title: '会籍',
    whose: ['person'],
    erased: 'removed',
    shows: {
      name: '姓名',
      idNumber: '证件号',
      phone: '手机号',
      unionName: '工会',
      number: '会员卡号',
      appliedAt: '申请时间',
      since: '入会时间',
      'record.department': '部门',
      'record.job': '岗位',
      'record.joinedOn': '入会日期',
      'record.upperNumber': '上级系统编号',
      'record.note': '备注',
      'timeline.*.text': '经过',
    },
  },
})

/** The one-time code last sent for a WeChat identity; the digits are kept as a mark only. */
export type SentCode = {
  _id: string
  phoneMark: string
  digitsMark: string
  expiresAt: number
  resendAt: number
  tries: number
  /** The request that used it up; '' before. */
  usedBy: string
  request: string
}

export const codes = collection<SentCode>('members_codes', {
  indexes: [{ fields: ['expiresAt'] }],
  place: () => ({}),
  personal: { none: 'marks of a phone and of digits, gone when they lapse' },
})
