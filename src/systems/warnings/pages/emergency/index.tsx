import { useParam } from '../../../../kit/params'
import { Screen } from '../../../../kit/ui/Screen'
import { EmergencyView } from '../../parts/EmergencyView'

/** 突发事件: one emergency. */
export default function EmergencyPage() {
  return (
    <Screen title="突发事件">
      <EmergencyView id={useParam('id')} />
    </Screen>
  )
}
