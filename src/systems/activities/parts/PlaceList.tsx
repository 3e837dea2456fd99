import { serverNow } from '../../../kit/client'
import { sinceDay } from '../../../kit/format'
import { Rows, Section, Small } from '../../../kit/ui/Card'
import { Loaded } from '../../../kit/ui/Loaded'
import { Row } from '../../../kit/ui/Row'
import { Empty, Skeleton, Tag } from '../../../kit/ui/signs'
import { useCall } from '../../../kit/useCall'
import { activities } from '../api'

/** Who has a place and who came. */
export function PlaceList({ id }: { id: string }) {
  const found = useCall(() => activities.people({ activity: id }), [id])
  const now = serverNow()
  return (
    <Loaded of={found} shape={<Skeleton rows={2} />}>
      {people => (
        <Section
          title="报名的人"
          side={
            <Small>
              {people.length} 人报名，{people.filter(({ arrivedAt }) => arrivedAt).length} 人到了
            </Small>
          }
        >
          {people.length === 0 ? (
            <Empty icon="users-round">还没有人报名。发个通知，圈里的人点开就能报。</Empty>
          ) : (
            <Rows>
              {people.map(({ person, name, phone, signedUpAt, arrivedAt }) => (
                <Row
                  key={person}
                  title={name}
                  note={`${phone} · ${sinceDay(signedUpAt, now)}报名`}
                  side={arrivedAt ? <Tag tone="ok">已到</Tag> : <Tag tone="quiet">没到</Tag>}
                />
              ))}
            </Rows>
          )}
        </Section>
      )}
    </Loaded>
  )
}
