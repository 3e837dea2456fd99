import type { ActivityCard } from '../../../../cloudfunctions/activities/contract'
import { serverNow } from '../../../kit/client'
import { momentWords } from '../../../kit/format'
import { Row } from '../../../kit/ui/Row'
import { Tag } from '../../../kit/ui/signs'
import { standing } from '../words'

/** One activity in a list. */
export function ActivityRow({
  activity,
  chosen,
  onTap,
}: {
  activity: ActivityCard
  chosen?: boolean
  onTap(): void
}) {
  const { tone, label } = standing(activity)
  return (
    <Row
      title={activity.title}
      note={`${momentWords(activity.startsAt, serverNow())} · ${activity.place}`}
      side={<Tag tone={tone}>{label}</Tag>}
      chosen={chosen}
      onTap={onTap}
    />
  )
}
