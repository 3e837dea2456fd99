import { useParam } from '../../../../kit/params'
import { Screen } from '../../../../kit/ui/Screen'
import { EmergencyView } from '../../parts/EmergencyView'
import { WarningView } from '../../parts/WarningView'

/** What a message leads to: a warning, or an emergency when its id says so. */
export default function RecordPage() {
  const id = useParam('id')
  const emergency = /^e-(.+)$/.exec(id)?.[1]
  return (
    <Screen title={emergency ? '突发事件' : '预警'}>
      {emergency ? <EmergencyView id={emergency} /> : <WarningView id={id} />}
    </Screen>
  )
}
