import { View } from '@tarojs/components'
import { open } from '../../../kit/navigation'
import type { HomeCardProps } from '../../../kit/parts'
import { route } from '../../../kit/systems'
import { Button } from '../../../kit/ui/Button'
import { Card, Heading, Section, Small } from '../../../kit/ui/Card'
import { Icon } from '../../../kit/ui/Icon'
import { Loaded } from '../../../kit/ui/Loaded'
import { Skeleton } from '../../../kit/ui/signs'
import { useCall } from '../../../kit/useCall'
import { circles } from '../api'
import { noCircle } from '../words'

/** The worker's steward by name, first of all; who keeps circles sees the circles instead. */
export function HomeTop({ identity: { person, roles } }: HomeCardProps) {
  return person && roles.length === 0 ? <MySteward /> : null
}

function MySteward() {
  const found = useCall(() => circles.mine({}), [])
  return (
    <Section title="你的联系人">
      <Loaded of={found} shape={<Skeleton rows={1} />}>
        {([first, ...others]) =>
          first ? (
            <Card mine>
              <View className="nj-line">
                <View className="nj-row-icon on-soft">
                  <Icon name="user-round" />
                </View>
                <View className="nj-stack nj-grow">
                  <Heading>{first.steward.name}</Heading>
                  <Small>
                    {first.name} · {first.unionName}
                  </Small>
                </View>
              </View>
              <View className="nj-line wrap">
                <Button
                  kind="main"
                  small
                  icon="circle-question-mark"
                  onTap={() => open(route('circles', 'ask', { circle: first.id }))}
                >
                  问一句
                </Button>
                <Button small onTap={() => open(route('circles', 'asked'))}>
                  我问过的
                </Button>
                <Button small onTap={() => open(route('circles', 'mine'))}>
                  {others.length > 0 ? `共 ${others.length + 1} 个圈` : '看联系圈'}
                </Button>
              </View>
            </Card>
          ) : (
            <Card>
              <View>{noCircle}</View>
              <Button icon="scan-line" onTap={() => open(route('circles', 'enter'))}>
                进联系圈
              </Button>
            </Card>
          )
        }
      </Loaded>
    </Section>
  )
}
