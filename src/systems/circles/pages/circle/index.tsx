import { useParam } from '../../../../kit/params'
import { Screen } from '../../../../kit/ui/Screen'
import { CircleView } from '../../parts/CircleView'

/** 联系圈: one circle. */
export default function CirclePage() {
  return (
    <Screen title="联系圈">
      <CircleView id={useParam('id')} />
    </Screen>
  )
}
