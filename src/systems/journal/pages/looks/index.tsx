import { useState } from 'react'
import { serverNow } from '../../../../kit/client'
import { momentWords } from '../../../../kit/format'
import { Small } from '../../../../kit/ui/Card'
import { Screen } from '../../../../kit/ui/Screen'
import { Empty, Tag } from '../../../../kit/ui/signs'
import { Table } from '../../../../kit/ui/Table'
import { Tabs } from '../../../../kit/ui/Tabs'
import { usePages } from '../../../../kit/usePages'
import { journal } from '../../api'
import { Alerts } from '../../parts/Alerts'
import { Auditors } from '../../parts/Auditors'
import { Chain } from '../../parts/Chain'
import { aboutOf, LookLine } from '../../parts/LookLine'
import { lookWords, noLooks } from '../../words'

type View = 'looks' | 'alerts' | 'chain' | 'auditors'

const views: { value: View; label: string }[] = [
  { value: 'looks', label: '谁看了什么' },
  { value: 'alerts', label: '比平常多' },
  { value: 'chain', label: '核对记录' },
  { value: 'auditors', label: '审计员' },
]

/** 谁看了什么: looks at others' data in one's territory, whether the journal is whole, and who watches it. */
export default function Looks() {
  const [view, setView] = useState<View>('looks')
  return (
    <Screen title="谁看了什么" wide>
      <Tabs<View> label="看哪一样" tabs={views} value={view} onChange={setView} />
      {view === 'looks' && <Everybody />}
      {view === 'alerts' && <Alerts />}
      {view === 'chain' && <Chain />}
      {view === 'auditors' && <Auditors />}
    </Screen>
  )
}

function Everybody() {
  const found = usePages(cursor => journal.looks({ cursor }), [])
  const now = serverNow()
  return (
    <>
      <Table
        label="谁看了什么"
        of={found}
        idOf={({ id }) => id}
        nameOf={({ by }) => by}
        empty={<Empty icon="eye">{noLooks}</Empty>}
        row={look => <LookLine look={look} now={now} />}
        columns={[
          { id: 'by', title: '谁', value: ({ by }) => by, cell: ({ by }) => by },
          {
            id: 'look',
            title: '方式',
            value: ({ look }) => lookWords[look].label,
            cell: ({ look }) => <Tag tone={lookWords[look].tone}>{lookWords[look].label}</Tag>,
          },
          { id: 'about', title: '什么', value: aboutOf, cell: aboutOf },
          { id: 'note', title: '说明', value: ({ note }) => note, cell: ({ note }) => note },
          { id: 'at', title: '时间', value: ({ at }) => at, cell: ({ at }) => momentWords(at, now) },
        ]}
      />
      <Small>包括本工会和下面各级工会。</Small>
    </>
  )
}
