import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RoomCard } from '../../../../cloudfunctions/bodies/contract'
import { serverNow } from '../../../kit/client'
import { instantOf, legalDay } from '../../../kit/format'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Small } from '../../../kit/ui/Card'
import { DateField, TimeField } from '../../../kit/ui/DateInput'
import { Field } from '../../../kit/ui/Field'
import { Sheet } from '../../../kit/ui/Sheet'
import { useCall } from '../../../kit/useCall'
import { useSubmit } from '../../../kit/useSubmit'
import { bodies } from '../api'
import { labelHint, spansWords } from '../words'

/** Taking a room for something that is no session of a case; what is free on the day is in sight. */
export function BookForm({ room, onClose }: { room: RoomCard; onClose(): void }) {
  const [day, setDay] = useState(legalDay(serverNow() + 24 * 3600_000))
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [label, setLabel] = useState('')
  const free = useCall(day ? () => bodies.freeTimes({ room: room.id, day }) : null, [room.id, day])
  const book = useSubmit(bodies.book, onClose)
  const { refusal } = book
  const begins = instantOf(day, from)
  const ends = to === '00:00' ? (instantOf(day, to) ?? 0) + 24 * 3600_000 : instantOf(day, to)
  const send = () => {
    if (begins !== null && ends !== null) book.run({ room: room.id, from: begins, to: ends, label })
  }
  return (
    <Sheet title={`订${room.name}`} onClose={onClose}>
      <DateField name="day" label="哪一天" value={day} onChange={setDay} from={legalDay(serverNow())} />
      {free.value && (
        <Small>
          {free.value.closed
            ? `这天不开放：${free.value.closed}`
            : free.value.free.length > 0
              ? `还空着 ${spansWords(free.value.free)}`
              : '这天没有空，换一天看看。'}
        </Small>
      )}
      <View className="nj-pair">
        <TimeField name="from" label="从" value={from} onChange={setFrom} />
        <TimeField name="to" label="到" value={to} onChange={setTo} />
      </View>
      <Field
        name="label"
        label="做什么用"
        value={label}
        onChange={setLabel}
        max={40}
        placeholder="例如：法律咨询"
        hint={labelHint}
        refusal={refusal}
      />
      <Against refusal={refusal} fields={['label']} />
      <Button
        kind="main"
        disabled={begins === null || ends === null || label.trim() === ''}
        running={book.running}
        onTap={send}
      >
        订这段时间
      </Button>
    </Sheet>
  )
}
