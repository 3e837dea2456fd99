import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CircleCard, Entry } from '../../../../cloudfunctions/circles/contract'
import { serverNow } from '../../../kit/client'
import { sinceDay } from '../../../kit/format'
import { Button } from '../../../kit/ui/Button'
import { Section, Small } from '../../../kit/ui/Card'
import { PagedRows } from '../../../kit/ui/Loaded'
import { ReasonSheet } from '../../../kit/ui/ReasonSheet'
import { Row } from '../../../kit/ui/Row'
import { Empty } from '../../../kit/ui/signs'
import { usePages } from '../../../kit/usePages'
import { circles } from '../api'
import { removeWords } from '../words'

/** Who is in a circle, the latest first; each can be taken out with a reason. */
export function People({ circle }: { circle: CircleCard }) {
  const { id, size } = circle
  const found = usePages(cursor => circles.entries({ circle: id, cursor }), [id])
  const [removing, setRemoving] = useState<Entry | null>(null)
  const now = serverNow()
  return (
    <Section title="圈里的人" side={<Small>共 {size} 人</Small>}>
      <PagedRows
        of={found}
        idOf={({ person }) => person}
        empty={<Empty icon="user-round-plus">还没有人。把上面的码给大家扫。</Empty>}
        row={entry => (
          <Row
            title={entry.name}
            note={
              <View>
                <View className="nj-number">{entry.phone}</View>
                <View>{sinceDay(entry.enteredAt, now)}进圈</View>
              </View>
            }
            side={
              <Button kind="plain" small onTap={() => setRemoving(entry)}>
                移出
              </Button>
            }
          />
        )}
      />
      {removing && (
        <ReasonSheet
          title={`把${removing.name}移出“${circle.name}”`}
          hint={removeWords}
          label="为什么移出"
          placeholder="例如：已经调到别的班组"
          button={`移出${removing.name}`}
          send={(reason, options) =>
            circles.remove({ circle: circle.id, person: removing.person, reason }, options)
          }
          onClose={() => setRemoving(null)}
        />
      )}
    </Section>
  )
}
