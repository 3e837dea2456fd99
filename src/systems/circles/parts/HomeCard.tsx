import { View } from '@tarojs/components'
import { open } from '../../../kit/navigation'
import type { HomeCardProps } from '../../../kit/parts'
import { route } from '../../../kit/systems'
import { Button } from '../../../kit/ui/Button'
import { Card, Figure, Rows, Section } from '../../../kit/ui/Card'
import { Loaded } from '../../../kit/ui/Loaded'
import { Row } from '../../../kit/ui/Row'
import { Tag } from '../../../kit/ui/signs'
import { useCall } from '../../../kit/useCall'
import { circles } from '../api'

/** For who keeps circles: the circles, how many they reach and how many wait for an answer. */
export function HomeCard({ identity: { roles } }: HomeCardProps) {
  return roles.some(({ role }) => role === 'steward' || role === 'officer') ? <Kept /> : null
}

function Kept() {
  const found = useCall(() => circles.kept({}), [])
  return (
    <Section title="我管的联系圈">
      <Loaded of={found}>
        {({ rows, next }) => (
          <>
            <Card>
              {rows.length > 0 ? (
                <View className="nj-figures">
                  <Figure value={rows.length} unit={next ? '个以上' : '个'} label="联系圈" />
                  <Figure
                    value={rows.reduce((sum, { size }) => sum + size, 0)}
                    unit="人"
                    label="圈里的职工"
                  />
                  <Figure
                    value={rows.reduce((sum, { waiting }) => sum + (waiting ?? 0), 0)}
                    unit="个"
                    label="没回答的问题"
                  />
                </View>
              ) : (
                <>
                  <View>还没有你管的联系圈。建一个，把圈码给大家扫，就能发通知、回答问题。</View>
                  <Button icon="plus" onTap={() => open(route('circles', 'open'))}>
                    建一个联系圈
                  </Button>
                </>
              )}
            </Card>
            {rows.length > 0 && (
              <Rows>
                {rows.slice(0, 3).map(({ id, name, steward, size, waiting }) => (
                  <Row
                    key={id}
                    title={name}
                    note={`联系人 ${steward.name}`}
                    side={
                      <>
                        <View>{size} 人</View>
                        {waiting ? <Tag tone="info">{waiting} 个没回答</Tag> : null}
                      </>
                    }
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
