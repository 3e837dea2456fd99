import { View } from '@tarojs/components'
import { Card, Heading, Small } from '../../../../kit/ui/Card'
import { Loaded } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { useCall } from '../../../../kit/useCall'
import { warnings } from '../../api'
import { Advice } from '../../parts/Advice'

/** 预警规则: each rule as a sentence, what it raised, and how much of that was false. */
export default function Rules() {
  const found = useCall(() => warnings.rules({}), [])
  return (
    <Screen title="预警规则">
      <Loaded of={found}>
        {rules => (
          <>
            {rules.map(({ id, title, words, advice, raised, false: wrong }) => (
              <Card key={id}>
                <Heading>{title}</Heading>
                <View>{words}</View>
                <Advice of={advice} />
                <Small>{`辖区里触发过 ${raised} 次${wrong > 0 ? `，其中误报 ${wrong} 次` : ''}`}</Small>
              </Card>
            ))}
            <Small>
              单位名写法不同（有没有“有限公司”、空格）按同一单位算。化解或误报以后，之前的线索不再算。
            </Small>
          </>
        )}
      </Loaded>
    </Screen>
  )
}
