import { View } from '@tarojs/components'
import { open } from '../../../kit/navigation'
import type { HomeCardProps } from '../../../kit/parts'
import { route } from '../../../kit/systems'
import { Button } from '../../../kit/ui/Button'
import { Card, Figure, Heading, Rows, Section, Small } from '../../../kit/ui/Card'
import { Icon } from '../../../kit/ui/Icon'
import { Loaded } from '../../../kit/ui/Loaded'
import { Row } from '../../../kit/ui/Row'
import { useCall } from '../../../kit/useCall'
import { circles } from '../api'
import { noCircle } from '../words'

/** The worker's steward by name; for who keeps circles, the circles and how many they reach. */
export function HomeCard({ identity: { person, roles } }: HomeCardProps) {
  if (roles.some(({ role }) => role === 'steward' || role === 'officer')) return <Kept />
  return person ? <MySteward /> : null
}

function MySteward() {
  const found = useCall(() => circles.mine({}), [])
  return (
    <Section title="你的联系人">
      <Loaded of={found}>
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

function Kept() {
  const found = useCall(() => circles.kept({}), [])
  return (
    <Section title="我管的联系圈">
      <Loaded of={found}>
        {({ rows, next }) => (
          <>
            <Card>
              <View className="nj-figures">
                <Figure value={rows.length} unit={next ? '个以上' : '个'} label="联系圈" />
                <Figure value={rows.reduce((sum, { size }) => sum + size, 0)} unit="人" label="圈里的职工" />
              </View>
              {rows.length === 0 && (
                <Button icon="plus" onTap={() => open(route('circles', 'open'))}>
                  建一个联系圈
                </Button>
              )}
            </Card>
            {rows.length > 0 && (
              <Rows>
                {rows.slice(0, 3).map(({ id, name, steward, size }) => (
                  <Row
                    key={id}
                    title={name}
                    note={`联系人 ${steward.name}`}
                    side={`${size} 人`}
                    onTap={() => open(route('circles', 'circle', { id }))}
                  />
                ))}
              </Rows>
            )}
          </>
        )}
      </Loaded>
    </Section>
  )
}
