import { useParam } from '../../../../kit/params'
import { Screen } from '../../../../kit/ui/Screen'
import { MessageView } from '../../parts/MessageView'

/** 消息: one message. */
export default function MessagePage() {
  return (
    <Screen title="消息">
      <MessageView id={useParam('id')} />
    </Screen>
  )
}
