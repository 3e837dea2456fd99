import { needsSession } from '../client'
import { open } from '../navigation'
import { outbox } from '../outbox'
import { useCall } from '../useCall'
import { Button } from './Button'

/** In a demo, the way to the text messages that no real phone gets; anywhere else nothing. */
export function DemoTexts() {
  const found = useCall(needsSession ? outbox : null, [])
  if (!found.value) return null
  return (
    <Button kind="plain" small onTap={() => open('/pages/outbox/index')}>
      演示：看发出去的短信
    </Button>
  )
}
