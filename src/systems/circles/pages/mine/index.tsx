import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CircleCard } from '../../../../../cloudfunctions/circles/contract'
import { open } from '../../../../kit/navigation'
import { route } from '../../../../kit/systems'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Card, Small } from '../../../../kit/ui/Card'
import { Loaded } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { Sheet } from '../../../../kit/ui/Sheet'
import { Empty } from '../../../../kit/ui/signs'
import { useCall } from '../../../../kit/useCall'
import { useSubmit } from '../../../../kit/useSubmit'
import { circles } from '../../api'
import { CircleFacts } from '../../parts/CircleFacts'
import { leaveWords, noCircle } from '../../words'

/** 我的联系人: the circles the worker is in and who keeps each. */
export default function Mine() {
  const found = useCall(() => circles.mine({}), [])
  const [leaving, setLeaving] = useState<CircleCard | null>(null)
  const enter = () => open(route('circles', 'enter'))
  return (
    <Screen title="我的联系人">
      <Loaded of={found}>
        {mine =>
          mine.length === 0 ? (
            <Empty icon="users-round" action={{ label: '进联系圈', onTap: enter }}>
              {noCircle}
            </Empty>
          ) : (
            <>
              {mine.map(circle => (
                <Card key={circle.id} mine>
                  <CircleFacts circle={circle} />
                  <View className="nj-line wrap">
                    <Button
                      kind="main"
                      small
                      icon="circle-question-mark"
                      onTap={() => open(route('circles', 'ask', { circle: circle.id }))}
                    >
                      问一句
                    </Button>
                    <Button small onTap={() => open(route('circles', 'circle', { id: circle.id }))}>
                      看联系圈
                    </Button>
                    <Button kind="plain" small onTap={() => setLeaving(circle)}>
                      退出这个圈
                    </Button>
                  </View>
                </Card>
              ))}
              <Button icon="message-circle" onTap={() => open(route('circles', 'asked'))}>
                我问过的
              </Button>
              <Button icon="plus" onTap={enter}>
                再进一个圈
              </Button>
            </>
          )
        }
      </Loaded>
      {leaving && <Leave circle={leaving} onClose={() => setLeaving(null)} />}
    </Screen>
  )
}

function Leave({ circle, onClose }: { circle: CircleCard; onClose(): void }) {
  const leave = useSubmit(circles.leave, onClose)
  return (
    <Sheet title={`退出“${circle.name}”`} onClose={onClose}>
      <Small>{leaveWords}</Small>
      <Against refusal={leave.refusal} />
      <Button kind="grave" running={leave.running} onTap={() => leave.run({ circle: circle.id })}>
        退出这个圈
      </Button>
    </Sheet>
  )
}
