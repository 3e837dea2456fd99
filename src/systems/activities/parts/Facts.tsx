import { View } from '@tarojs/components'
import type { ActivityCard } from '../../../../cloudfunctions/activities/contract'
import { serverNow } from '../../../kit/client'
import { clockWords, legalDay, momentWords } from '../../../kit/format'
import { Facts, Heading } from '../../../kit/ui/Card'
import { Tag } from '../../../kit/ui/signs'
import { placesWords, standing } from '../words'

/** "11月25日(周三) 19:00–21:00", past midnight "23:00–第二天 01:30", with the day when it ends later still. */
export function periodWords({ startsAt, endsAt }: { startsAt: number; endsAt: number }, now: number): string {
  const ends = {
    [legalDay(startsAt)]: clockWords(endsAt),
    [legalDay(startsAt + day)]: `第二天 ${clockWords(endsAt)}`,
  }[legalDay(endsAt)]
  return `${momentWords(startsAt, now)}–${ends ?? momentWords(endsAt, now)}`
}

const day = 24 * 3600_000

/** What one must know of an activity: how one stands to it, when and where. */
export function ActivityFacts({ activity }: { activity: ActivityCard }) {
  const now = serverNow()
  const { tone, label } = standing(activity)
  return (
    <>
      <View className="nj-line wrap apart">
        <Heading>{activity.title}</Heading>
        <Tag tone={tone}>{label}</Tag>
      </View>
      <Facts
        of={[
          ['时间', periodWords(activity, now)],
          ['地点', activity.place],
          ['名额', placesWords(activity)],
          ['我报名', activity.mine ? momentWords(activity.mine.signedUpAt, now) : null],
          ['我签到', activity.mine?.arrivedAt ? momentWords(activity.mine.arrivedAt, now) : null],
        ]}
      />
    </>
  )
}
