import { View } from '@tarojs/components'
import type { CircleCard } from '../../../../cloudfunctions/circles/contract'
import { serverNow } from '../../../kit/client'
import { dayWords } from '../../../kit/format'
import { Facts, Heading } from '../../../kit/ui/Card'
import { Tag } from '../../../kit/ui/signs'

/** Who keeps a circle, whose it is and how many are in it. */
export function CircleFacts({ circle }: { circle: CircleCard }) {
  const { name, unionName, steward, size, enteredAt } = circle
  const now = serverNow()
  return (
    <>
      <View className="nj-line wrap apart">
        <Heading>{name}</Heading>
        {enteredAt !== null && <Tag tone="ok">你在圈里</Tag>}
      </View>
      <Facts
        of={[
          ['联系人', steward.name],
          ['工会', unionName],
          ['圈里有', `${size} 人`],
          ['你进圈', enteredAt !== null && enteredAt > 0 ? dayWords(enteredAt, now) : null],
        ]}
      />
    </>
  )
}
