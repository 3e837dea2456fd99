import { useParam } from '../../../../kit/params'
import { Screen } from '../../../../kit/ui/Screen'
import { SentView } from '../../parts/SentView'

/** 通知: one notice and its receipts. */
export default function NoticePage() {
  return (
    <Screen title="通知">
      <SentView id={useParam('id')} />
    </Screen>
  )
}
