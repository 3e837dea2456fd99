import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Activity } from '../../../../cloudfunctions/activities/contract'
import { serverNow } from '../../../kit/client'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Small } from '../../../kit/ui/Card'
import { Sheet } from '../../../kit/ui/Sheet'
import { Notice } from '../../../kit/ui/signs'
import { useSubmit } from '../../../kit/useSubmit'
import { activities } from '../api'
import { aheadWords, declineWords, leaveWords, lineOver, offerWords, untilWords } from '../words'

/** How the person stands in line, and the place held for them until it lapses. */
export function MyTurn({
  activity: { id, title, state },
  waiting: { ahead, offer },
}: {
  activity: Activity
  waiting: NonNullable<Activity['waiting']>
}) {
  const [leaving, setLeaving] = useState(false)
  const accept = useSubmit(activities.acceptOffer, () => undefined)
  const leave = useSubmit(activities.leaveWaiting, () => setLeaving(false))
  if (state !== 'open') return <Small>{lineOver}</Small>
  const go = offer ? '放弃，让给下一位' : '退出候补'
  return (
    <>
      {offer ? (
        <Notice tone="warn" icon="hourglass">
          <View>{`名额递补：有一个名额留给你，${untilWords(offer.until, serverNow())}确认。`}</View>
          <Small>{offerWords}</Small>
        </Notice>
      ) : (
        <Notice tone="info" icon="hourglass">
          {aheadWords(ahead)}
        </Notice>
      )}
      <Against refusal={accept.refusal} />
      <View className="nj-line wrap">
        {offer && (
          <Button kind="main" running={accept.running} onTap={() => accept.run({ activity: id })}>
            确认要来
          </Button>
        )}
        <Button onTap={() => setLeaving(true)}>{go}</Button>
      </View>
      {leaving && (
        <Sheet title={`${offer ? '放弃' : '退出'}“${title}”的候补`} onClose={() => setLeaving(false)}>
          <View>{offer ? declineWords : leaveWords}</View>
          <Against refusal={leave.refusal} />
          <Button kind="grave" running={leave.running} onTap={() => leave.run({ activity: id })}>
            {go}
          </Button>
        </Sheet>
      )}
    </>
  )
}
