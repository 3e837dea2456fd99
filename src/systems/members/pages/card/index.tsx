import { Text, View } from '@tarojs/components'
import { serverNow } from '../../../../kit/client'
import { dayWords } from '../../../../kit/format'
import { Small } from '../../../../kit/ui/Card'
import { Loaded } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { Skeleton, Tag } from '../../../../kit/ui/signs'
import { useCall } from '../../../../kit/useCall'
import { members } from '../../api'

/** 电子会员卡: usable from the minute the officer recorded the approval. */
export default function CardPage() {
  const found = useCall(() => members.card({}), [])
  const now = serverNow()
  return (
    <Screen title="电子会员卡">
      <Loaded of={found} shape={<Skeleton rows={2} />}>
        {({ cardName, name, number, unionName, since }) => (
          <>
            <View className="nj-ecard" aria-label={cardName}>
              <View className="nj-line wrap apart">
                <View className="nj-heading">{cardName}</View>
                <Tag tone="ok">有效</Tag>
              </View>
              <View className="nj-stack">
                <View className="nj-title">{name}</View>
                <Text>{unionName}</Text>
              </View>
              <View className="nj-line wrap apart">
                <Text className="nj-number">{number}</Text>
                <Small>{dayWords(since, now)}入会</Small>
              </View>
            </View>
            <Small>看活动、领福利时出示这张卡。卡号变不了，换单位时会籍可以转过去。</Small>
          </>
        )}
      </Loaded>
    </Screen>
  )
}
