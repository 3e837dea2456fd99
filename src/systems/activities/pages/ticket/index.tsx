import { View } from '@tarojs/components'
import { clockWords } from '../../../../kit/format'
import { useParam } from '../../../../kit/params'
import { Card, Heading, Small } from '../../../../kit/ui/Card'
import { CodeRing, qrUri } from '../../../../kit/ui/CodeView'
import { Loaded, Refused } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { Skeleton, Tag } from '../../../../kit/ui/signs'
import { useAwake } from '../../../../kit/useAwake'
import { useCall } from '../../../../kit/useCall'
import { usePolled } from '../../../../kit/usePolled'
import { useTick } from '../../../../kit/useTick'
import { activities } from '../../api'
import { ActivityFacts } from '../../parts/Facts'

const stepMs = 10_000

/** 我的凭证: a code that changes every 10 s; codes come five minutes ahead, so the network may be away at the door. */
export default function TicketPage() {
  const id = useParam('id')
  const found = useCall(() => activities.activity({ activity: id }), [id])
  return (
    <Screen title="我的凭证">
      <Code id={id} />
      <Loaded of={found}>
        {activity => (
          <Card>
            <ActivityFacts activity={activity} />
          </Card>
        )}
      </Loaded>
    </Screen>
  )
}

function Code({ id }: { id: string }) {
  useAwake()
  const { value, refusal, stale } = usePolled(() => activities.ticket({ activity: id }), [id], 15_000)
  const now = useTick()
  if (refusal && !stale) return <Refused refusal={refusal} />
  if (!value) return <Skeleton rows={3} />
  if (value.arrivedAt) {
    return (
      <Card mine>
        <View className="nj-line wrap apart">
          <Heading>签到好了</Heading>
          <Tag tone="ok">{`${clockWords(value.arrivedAt)} 到`}</Tag>
        </View>
        <Small>欢迎你来，进去就行。</Small>
      </Card>
    )
  }
  const code = value.codes.find(({ from }) => from <= now && now < from + stepMs)
  return (
    <Card>
      {code ? (
        <View className="nj-door">
          <View
            className="nj-qr big"
            role="img"
            aria-label="活动凭证的二维码"
            style={{ backgroundImage: `url("${qrUri(code.scene)}")` }}
          />
          <CodeRing left={code.from + stepMs - now} of={stepMs} />
          <Small>给门口的工作人员扫。每 10 秒换一次，截图没有用，没有信号也能用 1 分钟。</Small>
        </View>
      ) : (
        <View role="alert">凭证用完了，连上网络会自动接着出。</View>
      )}
    </Card>
  )
}
