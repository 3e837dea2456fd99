import { View } from '@tarojs/components'
import { open } from '../navigation'
import type { Refusal } from '../refusal'
import { answerTo } from '../systems'
import { refusedField } from '../useStanding'
import { Button } from './Button'
import { Notice } from './signs'

/** Over the button of a form: what the server said against none of its fields, and the way on if there is one. */
export function Against({ refusal, fields = [] }: { refusal: Refusal | null; fields?: readonly string[] }) {
  if (!refusal || fields.some(field => refusedField(refusal, field))) return null
  const answer = answerTo(refusal.reason)
  return (
    <Notice tone="late" icon={refusal.reason === 'offline' ? 'wifi-off' : 'circle-alert'}>
      <View>{refusal.message}</View>
      {answer && (
        <Button kind="plain" small onTap={() => open(answer.url)}>
          {answer.label}
        </Button>
      )}
    </Notice>
  )
}
