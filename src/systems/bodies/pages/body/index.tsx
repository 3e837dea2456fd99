import { useParam } from '../../../../kit/params'
import { Screen } from '../../../../kit/ui/Screen'
import { BodyView } from '../../parts/BodyView'

/** 调解组织: one body. */
export default function BodyPage() {
  return (
    <Screen title="调解组织">
      <BodyView id={useParam('id')} />
    </Screen>
  )
}
