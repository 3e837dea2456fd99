import { View } from '@tarojs/components'
import { serverNow } from '../../../kit/client'
import { sinceDay } from '../../../kit/format'
import { open } from '../../../kit/navigation'
import type { HomeCardProps } from '../../../kit/parts'
import { route } from '../../../kit/systems'
import { Button } from '../../../kit/ui/Button'
import { Card, Figure, Rows, Section, Small } from '../../../kit/ui/Card'
import { Loaded } from '../../../kit/ui/Loaded'
import { Row } from '../../../kit/ui/Row'
import { Skeleton, Tag } from '../../../kit/ui/signs'
import { useCall } from '../../../kit/useCall'
import { notices } from '../api'

/** For who sends notices, how far the last one came; for everybody the latest messages. */
export function HomeCard({ identity: { person, roles } }: HomeCardProps) {
  if (!person) return null
  const sends = roles.some(({ role }) => role === 'steward' || role === 'officer')
  return (
    <>
      {sends && <LastSent />}
      <Latest />
    </>
  )
}

function LastSent() {
  const found = useCall(() => notices.sent({}), [])
  const now = serverNow()
  return (
    <Section title="我发的通知">
      <Loaded of={found} shape={<Skeleton rows={1} />}>
        {({ rows }) => {
          const last = rows.find(({ state }) => state === 'sent')
          return (
            <Card>
              {last ? (
                <>
                  <View>{`“${last.title}” · ${sinceDay(last.at, now)}`}</View>
                  <View className="nj-figures">
                    <Figure value={last.reach} unit="人" label="发给" />
                    <Figure value={last.read} unit="人" label="看过" />
                  </View>
                </>
              ) : (
                <View>还没有发过通知。发之前先看到能到多少人，发了以后看到谁看了。</View>
              )}
              <View className="nj-line wrap">
                <Button icon="send" onTap={() => open(route('notices', 'send'))}>
                  发通知
                </Button>
                {last && (
                  <Button kind="plain" onTap={() => open(route('notices', 'notice', { id: last.id }))}>
                    看谁还没看
                  </Button>
                )}
              </View>
            </Card>
          )
        }}
      </Loaded>
    </Section>
  )
}

function Latest() {
  const found = useCall(() => notices.inbox({}), [])
  const now = serverNow()
  return (
    <Loaded of={found}>
      {({ rows }) =>
        rows.length === 0 ? null : (
          <Section title="最新消息">
            <Rows>
              {rows.slice(0, 3).map(({ post, title, from, at, read, recalled }) => (
                <Row
                  key={post}
                  title={recalled ? `${title}（已撤回）` : title}
                  note={`${from} · ${sinceDay(at, now)}`}
                  side={
                    read ? (
                      <Small>已看</Small>
                    ) : (
                      <Tag tone="brand" icon="bell">
                        新
                      </Tag>
                    )
                  }
                  onTap={() => open(route('notices', 'message', { id: post }))}
                />
              ))}
            </Rows>
          </Section>
        )
      }
    </Loaded>
  )
}
