import { useParam } from '../../../../kit/params'
import { Screen } from '../../../../kit/ui/Screen'
import { RoomView } from '../../parts/RoomView'

/** 调解室: one room and its week. */
export default function RoomPage() {
  return (
    <Screen title="调解室">
      <RoomView id={useParam('id')} body={useParam('body')} />
    </Screen>
  )
}
