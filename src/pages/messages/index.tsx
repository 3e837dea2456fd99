import { inbox as Inbox } from '../../kit/parts'
import { Screen } from '../../kit/ui/Screen'
import { Empty } from '../../kit/ui/signs'

/** 消息: everything the union sent this person, whatever WeChat delivered. */
export default function Messages() {
  return (
    <Screen title="消息" tab wide>
      {Inbox ? <Inbox /> : <Empty icon="message-circle">这里还没有开通消息。</Empty>}
    </Screen>
  )
}
