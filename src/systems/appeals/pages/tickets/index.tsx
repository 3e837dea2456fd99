import { useState } from 'react'
import { Screen } from '../../../../kit/ui/Screen'
import { Tabs } from '../../../../kit/ui/Tabs'
import { TicketFile } from '../../parts/TicketFile'
import { TicketForm } from '../../parts/TicketForm'

/** 12351 工单: one taken down, or many from a file. */
export default function Tickets() {
  const [way, setWay] = useState<'one' | 'file'>('one')
  return (
    <Screen title="12351 工单">
      <Tabs<'one' | 'file'>
        label="怎么登记"
        tabs={[
          { value: 'one', label: '登记一件' },
          { value: 'file', label: '导入 Excel' },
        ]}
        value={way}
        onChange={setWay}
      />
      {way === 'one' ? <TicketForm /> : <TicketFile />}
    </Screen>
  )
}
