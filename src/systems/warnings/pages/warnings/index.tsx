import { useState } from 'react'
import { serverNow } from '../../../../kit/client'
import { MatterLine } from '../../../../kit/procedure/MatterLine'
import { route } from '../../../../kit/systems'
import { PagedRows } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { Split } from '../../../../kit/ui/Split'
import { Empty } from '../../../../kit/ui/signs'
import { Tabs } from '../../../../kit/ui/Tabs'
import { usePages } from '../../../../kit/usePages'
import { warnings } from '../../api'
import { WarningView } from '../../parts/WarningView'
import { aboutWarning, emptyWords, tabs } from '../../words'

type List = (typeof tabs)[number]['value']

/** 预警: those of the officer's union, their own, the late ones, and everything ever raised, false alarms too. */
export default function Warnings() {
  const [list, setList] = useState<List>('level')
  const found = usePages(cursor => warnings.warnings({ list, cursor }), [list])
  const now = serverNow()
  return (
    <Screen title="预警" wide>
      <Tabs<List> label="哪些" tabs={tabs} value={list} onChange={setList} />
      <Split
        nothing="在左边选一条预警，这里看背后的线索和下一步。"
        pageOf={id => route('warnings', 'warning', { id })}
        work={id => <WarningView id={id} />}
        list={(openOne, chosen) => (
          <PagedRows
            of={found}
            idOf={({ id }) => id}
            empty={<Empty icon="triangle-alert">{emptyWords[list]}</Empty>}
            row={one => (
              <MatterLine
                of={one}
                about={aboutWarning(one)}
                now={now}
                chosen={one.id === chosen}
                onTap={() => openOne(one.id)}
              />
            )}
          />
        )}
      />
    </Screen>
  )
}
