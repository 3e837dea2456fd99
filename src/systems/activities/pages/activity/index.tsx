import { useParam } from '../../../../kit/params'
import { Screen } from '../../../../kit/ui/Screen'
import { ActivityView } from '../../parts/ActivityView'

/** 活动: one activity. */
export default function ActivityPage() {
  return (
    <Screen title="活动">
      <ActivityView id={useParam('id')} />
    </Screen>
  )
}
