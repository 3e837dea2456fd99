import { Screen } from '../../../../kit/ui/Screen'
import { Mine } from '../../parts/Mine'

/** 我提的诉求: where each of them is, and a new one. */
export default function MinePage() {
  return (
    <Screen title="我提的诉求" wide>
      <Mine />
    </Screen>
  )
}
