import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CircleWhole } from '../../../../cloudfunctions/circles/contract'
import { serverNow } from '../../../kit/client'
import { dayWords } from '../../../kit/format'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Rows, Section, Small } from '../../../kit/ui/Card'
import { Field } from '../../../kit/ui/Field'
import { Row } from '../../../kit/ui/Row'
import { Sheet } from '../../../kit/ui/Sheet'
import { Tag } from '../../../kit/ui/signs'
import { useSubmit } from '../../../kit/useSubmit'
import { circles } from '../api'
import { handOverWords } from '../words'
import { StewardChoice } from './StewardChoice'

/** Who keeps a circle and who kept it before; the union's officer names another. */
export function Stewards({ circle }: { circle: CircleWhole }) {
  const [giving, setGiving] = useState(false)
  const now = serverNow()
  return (
    <Section
      title="联系人"
      side={
        circle.governed && (
          <Button small onTap={() => setGiving(true)}>
            换联系人
          </Button>
        )
      }
    >
      <Rows>
        {circle.stewards.map(({ name, since, until }) => (
          <Row
            key={since}
            title={name}
            note={
              until === null
                ? `${dayWords(since, now)}起`
                : `${dayWords(since, now)}到${dayWords(until, now)}`
            }
            side={until === null ? <Tag tone="ok">现在</Tag> : null}
          />
        ))}
      </Rows>
      {giving && <HandOver circle={circle} onClose={() => setGiving(false)} />}
    </Section>
  )
}

function HandOver({ circle, onClose }: { circle: CircleWhole; onClose(): void }) {
  const [to, setTo] = useState<{ person: string; name: string } | null>(null)
  const [reason, setReason] = useState('')
  const give = useSubmit(circles.handOver, onClose)
  const send = () => to && give.run({ circle: circle.id, steward: to.person, reason })
  return (
    <Sheet title={`给“${circle.name}”换联系人`} onClose={onClose}>
      <View>现在是 {circle.steward.name}。</View>
      <StewardChoice
        circle={circle.id}
        value={to?.person ?? null}
        onChange={(person, name) => setTo({ person, name })}
        refusal={give.refusal}
      />
      <Field
        name="reason"
        label="为什么换"
        value={reason}
        onChange={setReason}
        max={100}
        placeholder="例如：原联系人调到总装车间"
        refusal={give.refusal}
      />
      <Small>{handOverWords}</Small>
      <Against refusal={give.refusal} fields={['steward', 'reason']} />
      <Button kind="main" disabled={!to || reason.trim() === ''} running={give.running} onTap={send}>
        {to ? `交给${to.name}` : '先选一位联系人'}
      </Button>
    </Sheet>
  )
}
