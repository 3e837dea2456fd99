import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Activity } from '../../../../cloudfunctions/activities/contract'
import { serverNow } from '../../../kit/client'
import { open } from '../../../kit/navigation'
import { route } from '../../../kit/systems'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Small } from '../../../kit/ui/Card'
import { Sheet } from '../../../kit/ui/Sheet'
import { Notice } from '../../../kit/ui/signs'
import { useSubmit } from '../../../kit/useSubmit'
import { activities } from '../api'
import { cancelWords, nextWords, soldOut } from '../words'
import { Answers, allAnswered } from './Answers'
import { MyTurn } from './MyTurn'

/** What the person may do about a place of their own: take it, wait for it, confirm it, use it, give it back. */
export function MyPlace({ activity }: { activity: Activity }) {
  const { state, mine, waiting, off, mayCome } = activity
  if (off) return <Notice tone="late" icon="calendar-x">{`这个活动停办了：${off.reason}`}</Notice>
  if (mine) return <Held activity={activity} mine={mine} />
  if (waiting) return <MyTurn activity={activity} waiting={waiting} />
  return state === 'open' && mayCome ? <Free activity={activity} /> : null
}

function Free({ activity: { id, title, left, questions, kept } }: { activity: Activity }) {
  const [asking, setAsking] = useState(false)
  const [answers, setAnswers] = useState<string[]>([])
  const over = () => setAsking(false)
  const signUp = useSubmit(activities.signUp, over)
  const wait = useSubmit(activities.wait, over)
  const chosen = left > 0 ? signUp : wait
  const words = left > 0 ? '报名，占一个名额' : '候补，轮到我时告诉我'
  const send = () => chosen.run({ activity: id, answers })
  return (
    <>
      {left === 0 && <Small>{soldOut}</Small>}
      {!asking && <Against refusal={signUp.refusal ?? wait.refusal} />}
      <Button
        // The main thing of one who runs it is the door.
        kind={kept ? 'usual' : 'main'}
        running={!asking && chosen.running}
        onTap={questions.length > 0 ? () => setAsking(true) : send}
      >
        {words}
      </Button>
      {asking && (
        <Sheet title={`“${title}”想先问你`} onClose={over}>
          <Answers questions={questions} value={answers} onChange={setAnswers} refusal={chosen.refusal} />
          <Against refusal={chosen.refusal} fields={questions.map((_, i) => `answers.${i}`)} />
          <Button
            kind="main"
            running={chosen.running}
            disabled={!allAnswered(questions, answers)}
            onTap={send}
          >
            {words}
          </Button>
        </Sheet>
      )}
    </>
  )
}

function Held({ activity, mine }: { activity: Activity; mine: NonNullable<Activity['mine']> }) {
  const { id, title, state, startsAt } = activity
  const [cancelling, setCancelling] = useState(false)
  const cancel = useSubmit(activities.cancel, () => setCancelling(false))
  if (mine.arrivedAt) return null
  const doorSoon = state !== 'ended' && startsAt - serverNow() <= 2 * 3600_000
  return (
    <>
      <View className="nj-line wrap">
        {doorSoon && (
          <Button kind="main" icon="scan-line" onTap={() => open(route('activities', 'check-in', { id }))}>
            去签到
          </Button>
        )}
        {state !== 'ended' && (
          <Button icon="ticket-check" onTap={() => open(route('activities', 'ticket', { id }))}>
            我的凭证
          </Button>
        )}
        {state === 'open' && <Button onTap={() => setCancelling(true)}>取消报名</Button>}
      </View>
      {state === 'open' && <Small>{nextWords}</Small>}
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
