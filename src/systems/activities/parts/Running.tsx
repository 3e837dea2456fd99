import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Activity } from '../../../../cloudfunctions/activities/contract'
import { open } from '../../../kit/navigation'
import { route } from '../../../kit/systems'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Card, Figure } from '../../../kit/ui/Card'
import { Field } from '../../../kit/ui/Field'
import { Sheet } from '../../../kit/ui/Sheet'
import { useCall } from '../../../kit/useCall'
import { useSubmit } from '../../../kit/useSubmit'
import { activities } from '../api'

/** What those who run the activity do with it: the door, the list, calling people, calling it off. */
export function Running({ activity }: { activity: Activity }) {
  const { id, title, state, circles, signedUp, places, inLine } = activity
  const [callingOff, setCallingOff] = useState(false)
  const came = useCall(() => activities.arrivals({ activity: id }), [id])
  const link = { system: 'activities', id, title, circles: circles.map(circle => circle.id).join(',') }
  const on = state === 'open' || state === 'closed'
  return (
    <Card>
      <View className="nj-figures">
        <Figure value={`${signedUp}/${places}`} unit="人" label="已报名 / 名额" />
        <Figure value={came.value?.arrived ?? 0} unit="人" label="已到" />
        {inLine > 0 && <Figure value={inLine} unit="人" label="候补" />}
      </View>
      <View className="nj-line wrap">
        {on && (
          <Button kind="main" icon="qr-code" onTap={() => open(route('activities', 'door', { id }))}>
            开始签到
          </Button>
        )}
        <Button icon="users-round" onTap={() => open(route('activities', 'list', { id }))}>
          看名单
        </Button>
        {state === 'open' && (
          <Button icon="send" onTap={() => open(route('notices', 'send', link))}>
            发通知叫人报名
          </Button>
        )}
        {on && (
          <Button icon="calendar-x" onTap={() => setCallingOff(true)}>
            停办
          </Button>
        )}
      </View>
      {callingOff && <CallOff activity={activity} onClose={() => setCallingOff(false)} />}
    </Card>
  )
}

function CallOff({
  activity: { id, title, signedUp, inLine },
  onClose,
}: {
  activity: Activity
  onClose(): void
}) {
  const [reason, setReason] = useState('')
  const callOff = useSubmit(activities.callOff, onClose)
  const people = signedUp + inLine
  return (
    <Sheet title={`停办“${title}”`} onClose={onClose}>
      <View>
        {people > 0
          ? `报名和候补的 ${people} 人每人会收到一条消息，写着你填的原因。停办以后不能再恢复。`
          : '停办以后不能再恢复，想办要重新开放报名。'}
      </View>
      <Field
        name="reason"
        label="为什么停办"
        value={reason}
        onChange={setReason}
        max={100}
        refusal={callOff.refusal}
        placeholder="例如：场馆临时停电"
      />
      <Against refusal={callOff.refusal} fields={['reason']} />
      <Button
        kind="grave"
        running={callOff.running}
        disabled={reason.trim().length < 2}
        onTap={() => callOff.run({ activity: id, reason })}
      >
        {people > 0 ? `停办，告诉 ${people} 人` : '停办'}
      </Button>
    </Sheet>
  )
}
