import { useParam } from '../../../../kit/params'
import { Screen } from '../../../../kit/ui/Screen'
import { WarningView } from '../../parts/WarningView'

/** 预警: one warning. */
export default function WarningPage() {
  return (
    <Screen title="预警">
      <WarningView id={useParam('id')} />
    </Screen>
  )
}
