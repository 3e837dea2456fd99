import { serverNow } from '../../../kit/client'
import { sinceDay } from '../../../kit/format'
import { open } from '../../../kit/navigation'
import type { HomeCardProps } from '../../../kit/parts'
import { route } from '../../../kit/systems'
import { Rows, Section, Small } from '../../../kit/ui/Card'
import { Loaded } from '../../../kit/ui/Loaded'
import { Row } from '../../../kit/ui/Row'
import { Tag } from '../../../kit/ui/signs'
import { useCall } from '../../../kit/useCall'
import { notices } from '../api'

/** The latest messages on the home page. */
export function HomeCard({ identity: { person } }: HomeCardProps) {
  return person ? <Latest /> : null
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
