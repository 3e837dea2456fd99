import { View } from '@tarojs/components'
import { useState } from 'react'
import type { BookingRow, RoomCard } from '../../../../cloudfunctions/bodies/contract'
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
import { labelHint, spansWords, timeWords } from '../words'

type Moving = BookingRow & { day: string }

/** Taking a room for something that is no session of a case; what is free on the day is in sight. `moving` takes another time for a booking. */
export function BookForm({ room, moving, onClose }: { room: RoomCard; moving?: Moving; onClose(): void }) {
  const [day, setDay] = useState(moving?.day ?? legalDay(serverNow() + 24 * 3600_000))
  const [from, setFrom] = useState(moving ? timeWords(moving.from) : '')
  const [to, setTo] = useState(moving ? timeWords(moving.to % 1440) : '')
  const [label, setLabel] = useState(moving?.label ?? '')
  const free = useCall(day ? () => bodies.freeTimes({ room: room.id, day }) : null, [room.id, day])
  const book = useSubmit(bodies.book, onClose)
  const move = useSubmit(bodies.move, onClose)
  const { refusal, running } = moving ? move : book
  const begins = instantOf(day, from)
  const ends = to === '00:00' ? (instantOf(day, to) ?? 0) + 24 * 3600_000 : instantOf(day, to)
  const send = () => {
    if (begins === null || ends === null) return
    const wish = { room: room.id, from: begins, to: ends }
    if (moving) move.run({ booking: moving.id, ...wish })
    else book.run({ ...wish, label })
  }
  return (
    <Sheet title={moving ? `给“${moving.label ?? ''}”换时间` : `订${room.name}`} onClose={onClose}>
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
      {!moving && (
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
      )}
      <Against refusal={refusal} fields={['label']} />
      <Button
        kind="main"
        disabled={begins === null || ends === null || label.trim() === ''}
        running={running}
        onTap={send}
      >
        {moving ? '换到这段时间' : '订这段时间'}
      </Button>
    </Sheet>
  )
}
