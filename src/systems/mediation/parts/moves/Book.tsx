import { View } from '@tarojs/components'
import type { RoomDay } from '../../../../../cloudfunctions/bodies/contract'
import type { Case } from '../../../../../cloudfunctions/mediation/contract'
import { serverNow } from '../../../../kit/client'
import { instantOf, legalDay } from '../../../../kit/format'
import { useDraft } from '../../../../kit/procedure/drafts'
import type { OwnMove } from '../../../../kit/procedure/MoveBar'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Small } from '../../../../kit/ui/Card'
import { Choice } from '../../../../kit/ui/Choice'
import { DateField, TimeField } from '../../../../kit/ui/DateInput'
import { Field } from '../../../../kit/ui/Field'
import { Sheet } from '../../../../kit/ui/Sheet'
import { useCall } from '../../../../kit/useCall'
import { useSubmit } from '../../../../kit/useSubmit'
import { bodies, mediation } from '../../api'
import { useBecause } from './Because'

const elsewhere = 'elsewhere'

/** Fixing when and where to talk: a room of the body in an hour it is free, evenings too, or any other place. */
export const Book: OwnMove<Case> = ({ view, move, onClose }) => {
  const body = useCall(() => bodies.body({ body: view.bodyId }), [view.bodyId])
  const tomorrow = legalDay(serverNow() + 24 * 3600_000)
  const { value, put } = useDraft(`${view.id}.bookSession`, {
    room: '',
    place: '',
    day: tomorrow,
    from: '',
    to: '',
  })
  const { room, place, day, from, to } = value
  const inRoom = room !== '' && room !== elsewhere
  const free = useCall(inRoom && day ? () => bodies.freeTimes({ room, day }) : null, [room, day])
  const book = useSubmit(mediation.bookSession, () => {
    put({ from: '', to: '', place: '' })
    onClose()
  })
  const why = useBecause(view)
  const begins = instantOf(day, from)
  const ends = to === '00:00' ? (instantOf(day, to) ?? 0) + 24 * 3600_000 : instantOf(day, to)
  const rooms = body.value?.rooms ?? []
  return (
    <Sheet title={`${move.label} · ${view.number}`} onClose={onClose}>
      <Choice<string>
        name="room"
        label="在哪里谈"
        options={[
          ...rooms.map(({ id, name }) => ({ value: id, label: name })),
          { value: elsewhere, label: '别的地方' },
        ]}
        value={room || null}
        onChange={next => put({ room: next, from: '', to: '' })}
        refusal={book.refusal}
        hint={rooms.find(({ id }) => id === room)?.place}
      />
      {room === elsewhere && (
        <Field
          name="place"
          label="地点"
          value={place}
          onChange={next => put({ place: next })}
          max={60}
          placeholder="例如：厂区工会办公室"
          refusal={book.refusal}
        />
      )}
      <DateField
        name="day"
        label="哪一天"
        value={day}
        onChange={next => put({ day: next, from: '', to: '' })}
        from={legalDay(serverNow())}
      />
      {inRoom && free.value && (
        <Free day={free.value} from={from} to={to} onPick={(start, end) => put({ from: start, to: end })} />
      )}
      <View className="nj-pair">
        <TimeField
          name="from"
          label="几点开始"
          value={from}
          onChange={next => put({ from: next })}
          refusal={book.refusal}
        />
        <TimeField
          name="to"
          label="几点结束"
          value={to}
          onChange={next => put({ to: next })}
          refusal={book.refusal}
        />
      </View>
      <Small>约好后双方都会收到时间地点。白天要上班的，约晚上。</Small>
      {why.field(book.refusal)}
      <Against refusal={book.refusal} fields={['room', 'place', 'from', 'to', 'because']} />
      <Button
        kind="main"
        disabled={room === '' || begins === null || ends === null}
        running={book.running}
        onTap={() =>
          begins !== null &&
          ends !== null &&
          book.run({
            case: view.id,
            room: inRoom ? room : null,
            place,
            from: begins,
            to: ends,
            ...why.given,
          })
        }
      >
        约这个时间
      </Button>
    </Sheet>
  )
}

function Free({
  day,
  from,
  to,
  onPick,
}: {
  day: RoomDay
  from: string
  to: string
  onPick(from: string, to: string): void
}) {
  if (day.closed) return <Small>{`这天不开放：${day.closed}`}</Small>
  const hours = day.free.flatMap(([start, end]) =>
    Array.from({ length: Math.floor((end - start) / 60) }, (_, i) => start + i * 60),
  )
  if (hours.length === 0) return <Small>这天没有空，换一天看看。</Small>
  return (
    <Choice<string>
      name="hour"
      label="这天还空着"
      options={hours.map(at => ({ value: timeWords(at), label: `${timeWords(at)}–${timeWords(at + 60)}` }))}
      value={to === timeWords(minutesOf(from) + 60) ? from : null}
      onChange={start => onPick(start, timeWords(minutesOf(start) + 60))}
    />
  )
}

const timeWords = (at: number) =>
  `${String(Math.floor(at / 60) % 24).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
