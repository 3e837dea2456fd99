import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Activity } from '../../../../cloudfunctions/activities/contract'
import { serverNow } from '../../../kit/client'
import { open } from '../../../kit/navigation'
import { route } from '../../../kit/systems'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Card, Small } from '../../../kit/ui/Card'
import { Loaded } from '../../../kit/ui/Loaded'
import { Sheet } from '../../../kit/ui/Sheet'
import { useCall } from '../../../kit/useCall'
import { useSubmit } from '../../../kit/useSubmit'
import { activities } from '../api'
import { cancelWords, nextWords, soldOut } from '../words'
import { ActivityFacts } from './Facts'
import { PlaceList } from './PlaceList'

/** One activity whole: for who may come the place, for who runs it the door and the list. */
export function ActivityView({ id }: { id: string }) {
  const found = useCall(() => activities.activity({ activity: id }), [id])
  return (
    <Loaded of={found}>
      {activity => (
        <>
          <Card>
            <ActivityFacts activity={activity} />
            {activity.note && <View className="nj-text">{activity.note}</View>}
            <Small>
              {activity.by}办 · {activity.circles.map(({ name }) => name).join('、')}
            </Small>
            <MyPlace activity={activity} />
          </Card>
          {activity.kept && <Running activity={activity} />}
        </>
      )}
    </Loaded>
  )
}

function MyPlace({ activity }: { activity: Activity }) {
  const { id, title, state, left, mine, startsAt } = activity
  const [cancelling, setCancelling] = useState(false)
  const signUp = useSubmit(activities.signUp, () => undefined)
  const cancel = useSubmit(activities.cancel, () => setCancelling(false))
  const doorSoon = mine && !mine.arrivedAt && state !== 'ended' && startsAt - serverNow() <= 2 * 3600_000
  return (
    <>
      <Against refusal={signUp.refusal} />
      {!mine && state === 'open' && left > 0 && (
        <Button kind="main" running={signUp.running} onTap={() => signUp.run({ activity: id })}>
          报名，占一个名额
        </Button>
      )}
      {!mine && state === 'open' && left === 0 && <Small>{soldOut}</Small>}
      {doorSoon && (
        <Button kind="main" icon="scan-line" onTap={() => open(route('activities', 'check-in', { id }))}>
          去签到
        </Button>
      )}
      {mine && !mine.arrivedAt && state === 'open' && (
        <Button onTap={() => setCancelling(true)}>取消报名</Button>
      )}
      {mine && !mine.arrivedAt && state === 'open' && <Small>{nextWords}</Small>}
      {cancelling && (
        <Sheet title={`取消“${title}”的报名`} onClose={() => setCancelling(false)}>
          <View>{cancelWords}</View>
          <Against refusal={cancel.refusal} />
          <Button kind="grave" running={cancel.running} onTap={() => cancel.run({ activity: id })}>
            取消报名
          </Button>
        </Sheet>
      )}
    </>
  )
}

function Running({ activity: { id, title, state, circles } }: { activity: Activity }) {
  const circleIds = circles.map(circle => circle.id).join(',')
  const link = { system: 'activities', id, title, circles: circleIds }
  return (
    <>
      <View className="nj-line wrap">
        {state !== 'ended' && (
          <Button kind="main" icon="qr-code" onTap={() => open(route('activities', 'door', { id }))}>
            开始签到
          </Button>
        )}
        {state === 'open' && (
          <Button icon="send" onTap={() => open(route('notices', 'send', link))}>
            发通知叫人报名
          </Button>
        )}
      </View>
      <PlaceList id={id} />
    </>
  )
}
