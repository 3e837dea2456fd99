import { View } from '@tarojs/components'
import { serverNow } from '../../../../kit/client'
import { sinceWords } from '../../../../kit/format'
import { open } from '../../../../kit/navigation'
import { MatterLine } from '../../../../kit/procedure/MatterLine'
import { route } from '../../../../kit/systems'
import { Button } from '../../../../kit/ui/Button'
import { PagedRows } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { Split } from '../../../../kit/ui/Split'
import { Empty, Tag } from '../../../../kit/ui/signs'
import { usePages } from '../../../../kit/usePages'
import { warnings } from '../../api'
import { EmergencyView } from '../../parts/EmergencyView'
import { emergencyWords, noEmergencies } from '../../words'

/** 突发事件: of the officer's territory or the steward's circles, the latest first, with what waits for them. */
export default function Emergencies() {
  const found = usePages(cursor => warnings.emergencies({ cursor }), [])
  const now = serverNow()
  return (
    <Screen title="突发事件" wide>
      <Split
        nothing="在左边选一件，这里看送给了谁、谁什么时候知道。"
        pageOf={id => route('warnings', 'emergency', { id })}
        work={id => <EmergencyView id={id} />}
        list={(openOne, chosen) => (
          <>
            <Button icon="siren" onTap={() => open(route('warnings', 'report'))}>
              报突发事件
            </Button>
            <PagedRows
              of={found}
              idOf={({ id }) => id}
              empty={<Empty icon="siren">{noEmergencies}</Empty>}
              row={one => (
                <MatterLine
                  of={one}
                  about={
                    <>
                      <View>{`${emergencyWords[one.kind]} · ${one.employer} · ${one.people} 人`}</View>
                      <View>{`${one.unionName} · ${sinceWords(one.reportedAt, now)}`}</View>
                      {one.forMe && <Tag tone="late">等你这一级确认</Tag>}
                    </>
                  }
                  now={now}
                  chosen={one.id === chosen}
                  onTap={() => openOne(one.id)}
                />
              )}
            />
          </>
        )}
      />
    </Screen>
  )
}
