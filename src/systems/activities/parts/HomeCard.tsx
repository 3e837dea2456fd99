import type { ActivityCard } from '../../../../cloudfunctions/activities/contract'
import { serverNow } from '../../../kit/client'
import { legalDay } from '../../../kit/format'
import { open } from '../../../kit/navigation'
import type { HomeCardProps } from '../../../kit/parts'
import { route } from '../../../kit/systems'
import { Button } from '../../../kit/ui/Button'
import { Rows, Section } from '../../../kit/ui/Card'
import { Loaded } from '../../../kit/ui/Loaded'
import { useCall } from '../../../kit/useCall'
import { activities } from '../api'
import { ActivityRow } from './ActivityRow'

/** The next activities: those one runs for who runs any, else those one may come to. */
export function HomeCard({ identity: { person, roles } }: HomeCardProps) {
  const keeps = roles.some(({ role }) => role === 'steward' || role === 'officer')
  return person ? <Next key={String(keeps)} keeps={keeps} /> : null
}

function Next({ keeps }: { keeps: boolean }) {
  const found = useCall(() => (keeps ? activities.kept({}) : activities.coming({})), [keeps])
  return (
    <Loaded of={found}>
      {({ rows }) => {
        const next = rows.filter(({ state }) => state !== 'ended' && state !== 'off').slice(0, 3)
        if (next.length === 0) return null
        return (
          <Section title={keeps ? '我办的活动' : '可以报名的活动'}>
            <Rows>
              {next.map(activity => (
                <ActivityRow
                  key={activity.id}
                  activity={activity}
                  onTap={() => open(route('activities', 'activity', { id: activity.id }))}
                />
              ))}
            </Rows>
            {keeps && <DoorOf activity={soonest(next)} />}
          </Section>
        )
      }}
    </Loaded>
  )
}

function DoorOf({ activity }: { activity: ActivityCard | null }) {
  if (!activity || legalDay(activity.startsAt) !== legalDay(serverNow())) return null
  const { id, title, signedUp } = activity
  return (
    <Button kind="main" icon="qr-code" onTap={() => open(route('activities', 'door', { id }))}>
      {`“${title}”开始签到，${signedUp} 人报名`}
    </Button>
  )
}

const soonest = (list: ActivityCard[]) => [...list].sort((a, b) => a.startsAt - b.startsAt)[0] ?? null
