import { View } from '@tarojs/components'
import type { Activity } from '../../../../cloudfunctions/activities/contract'
import { serverNow } from '../../../kit/client'
import { replace } from '../../../kit/navigation'
import { consent as Consent } from '../../../kit/parts'
import { route } from '../../../kit/systems'
import { Card, Rows, Section, Small } from '../../../kit/ui/Card'
import { Loaded } from '../../../kit/ui/Loaded'
import { Row } from '../../../kit/ui/Row'
import { Tag } from '../../../kit/ui/signs'
import { useCall } from '../../../kit/useCall'
import { activities } from '../api'
import { placesWords, standing } from '../words'
import { ActivityFacts, periodWords } from './Facts'
import { MyPlace } from './MyPlace'
import { Running } from './Running'

/** One activity whole: for who may come the place, for who runs it the door and the list. */
export function ActivityView({ id }: { id: string }) {
  const found = useCall(() => activities.activity({ activity: id }), [id])
  return (
    <Loaded of={found}>
      {activity => (
        <>
          <Card mine={activity.mine !== null || activity.waiting?.offer != null}>
            <ActivityFacts activity={activity} />
            {activity.note && <View className="nj-text">{activity.note}</View>}
            <Small>{`${activity.by}办 · ${forWhom(activity)}`}</Small>
            <MyPlace activity={activity} />
          </Card>
          {Consent && (activity.mine || activity.waiting) && activity.state === 'open' && (
            <Consent kinds={['place']} />
          )}
          {activity.kept && <Running activity={activity} />}
          <Sessions activity={activity} />
        </>
      )}
    </Loaded>
  )
}

function forWhom({ circles, unions, membersOnly }: Activity): string {
  const groups = [...unions.map(({ name }) => `${name}会员`), ...circles.map(({ name }) => name)]
  return `${groups.join('、')}${membersOnly ? '（限会员）' : ''}`
}

function Sessions({ activity: { id, sessions, severalSessions } }: { activity: Activity }) {
  if (sessions.length < 2) return null
  const now = serverNow()
  return (
    <Section
      title={`一共 ${sessions.length} 场`}
      side={<Small>{severalSessions ? '可以报几场' : '一个人报一场'}</Small>}
    >
      <Rows>
        {sessions.map(session => {
          const { tone, label } = standing(session)
          return (
            <Row
              key={session.id}
              title={periodWords(session, now)}
              note={session.id === id ? '正在看这一场' : placesWords(session)}
              side={<Tag tone={tone}>{label}</Tag>}
              chosen={session.id === id}
              onTap={
                session.id === id
                  ? undefined
                  : () => replace(route('activities', 'activity', { id: session.id }))
              }
            />
          )
        })}
      </Rows>
    </Section>
  )
}
