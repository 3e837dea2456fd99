import { View } from '@tarojs/components'
import { useState } from 'react'
import type { MemberRow } from '../../../../../cloudfunctions/members/contract'
import { serverNow } from '../../../../kit/client'
import { dayWords } from '../../../../kit/format'
import { Row } from '../../../../kit/ui/Row'
import { Screen } from '../../../../kit/ui/Screen'
import { Empty } from '../../../../kit/ui/signs'
import { Table } from '../../../../kit/ui/Table'
import type { Column } from '../../../../kit/ui/TableColumn'
import { usePages } from '../../../../kit/usePages'
import { members } from '../../api'
import { Reveal } from './Reveal'

/** 会员名册: the members of the officer's union, numbers masked until a reason is given. */
export default function Roster() {
  const [looking, setLooking] = useState<MemberRow | null>(null)
  const found = usePages(cursor => members.members({ cursor }), [])
  const now = serverNow()
  return (
    <Screen title="会员名册" wide>
      <Table
        label="会员"
        of={found}
        columns={columnsAt(now)}
        nameOf={({ name }) => name}
        onOpen={member => setLooking(member)}
        idOf={({ id }) => id}
        empty={<Empty icon="users-round">还没有会员。批准了入会申请，会员就在这里。</Empty>}
        row={member => (
          <Row
            title={member.name}
            note={
              <>
                <View className="nj-number">{member.phone}</View>
                <View className="nj-number">{member.idNumber}</View>
              </>
            }
            side={<View className="nj-small">{dayWords(member.since, now)}入会</View>}
            onTap={() => setLooking(member)}
          />
        )}
      />
      {looking && <Reveal member={looking} onClose={() => setLooking(null)} />}
    </Screen>
  )
}

const columnsAt = (now: number): Column<MemberRow>[] => [
  { id: 'name', title: '姓名', cell: ({ name }) => name, value: ({ name }) => name },
  { id: 'phone', title: '手机号', cell: ({ phone }) => phone, value: ({ phone }) => phone },
  {
    id: 'idNumber',
    title: '证件号码',
    cell: ({ idNumber }) => idNumber,
    value: ({ idNumber }) => idNumber,
  },
  {
    id: 'since',
    title: '入会',
    cell: ({ since }) => dayWords(since, now),
    value: ({ since }) => since,
  },
]
