import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CircleCard, Entry } from '../../../../cloudfunctions/circles/contract'
import { serverNow } from '../../../kit/client'
import { sinceDay } from '../../../kit/format'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Section, Small } from '../../../kit/ui/Card'
import { Field } from '../../../kit/ui/Field'
import { PagedRows } from '../../../kit/ui/Loaded'
import { Row } from '../../../kit/ui/Row'
import { Sheet } from '../../../kit/ui/Sheet'
import { Empty } from '../../../kit/ui/signs'
import { usePages } from '../../../kit/usePages'
import { useSubmit } from '../../../kit/useSubmit'
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
      {removing && <Remove circle={circle} entry={removing} onClose={() => setRemoving(null)} />}
    </Section>
  )
}

function Remove({ circle, entry, onClose }: { circle: CircleCard; entry: Entry; onClose(): void }) {
  const [reason, setReason] = useState('')
  const remove = useSubmit(circles.remove, onClose)
  return (
    <Sheet title={`把${entry.name}移出“${circle.name}”`} onClose={onClose}>
      <Small>{removeWords}</Small>
      <Field
        name="reason"
        label="为什么移出"
        value={reason}
        onChange={setReason}
        max={100}
        placeholder="例如：已经调到别的班组"
        refusal={remove.refusal}
      />
      <Against refusal={remove.refusal} fields={['reason']} />
      <Button
        kind="grave"
        disabled={reason.trim() === ''}
        running={remove.running}
        onTap={() => remove.run({ circle: circle.id, person: entry.person, reason })}
      >
        {`移出${entry.name}`}
      </Button>
    </Sheet>
  )
}
