import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { BodyWhole, BookingRow, RoomCard, RoomDay } from '../../../../cloudfunctions/bodies/contract'
import { dayWords, legalDay } from '../../../kit/format'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Rows, Small } from '../../../kit/ui/Card'
import { Field } from '../../../kit/ui/Field'
import { Row } from '../../../kit/ui/Row'
import { Sheet } from '../../../kit/ui/Sheet'
import { Notice } from '../../../kit/ui/signs'
import { useSubmit } from '../../../kit/useSubmit'
import { bodies } from '../api'
import { closeHint, movedHint, spansWords, spanWords } from '../words'
import { BookForm } from './BookForm'

type Props = { day: RoomDay; room: RoomCard; body: BodyWhole; now: number }

/** One day of a room: what is booked and by whom, what is free, and for who keeps it the closing of the day. */
export function RoomDayView({ day, room, body, now }: Props) {
  const [closing, setClosing] = useState(false)
  const [releasing, setReleasing] = useState<BookingRow | null>(null)
  const [moving, setMoving] = useState<BookingRow | null>(null)
  const reopen = useSubmit(bodies.reopenRoom, () => {})
  const past = day.day < legalDay(now)
  const title = dayWords(day.day, now)
  const side =
    body.kept && !past && (day.open.length > 0 || day.closed) ? (
      <Button
        kind="plain"
        small
        running={reopen.running}
        onTap={() => (day.closed ? reopen.run({ room: room.id, day: day.day }) : setClosing(true))}
      >
        {day.closed ? '照常开放' : '这天不开'}
      </Button>
    ) : null
  return (
    <>
      <Rows label={title}>
        <Row
          title={<Text className="nj-strong">{title}</Text>}
          note={past ? (day.bookings.length === 0 ? '这天没有订过。' : null) : freeWords(day)}
          side={side}
        />
        {day.bookings.map(one => (
          <Row
            key={one.id}
            icon="clock"
            title={<View className="nj-number">{spanWords([one.from, one.to])}</View>}
            note={one.label ? `${one.label} · ${one.by}` : `${one.by}订的`}
            side={
              one.mine && !past ? (
                <View className="nj-line">
                  <Button kind="plain" small onTap={() => setMoving(one)}>
                    换时间
                  </Button>
                  <Button kind="plain" small onTap={() => setReleasing(one)}>
                    退还
                  </Button>
                </View>
              ) : null
            }
          />
        ))}
      </Rows>
      {day.closed && day.bookings.length > 0 && <Notice tone="warn">{movedHint}</Notice>}
      <Against refusal={reopen.refusal} />
      {moving && (
        <BookForm room={room} moving={{ ...moving, day: day.day }} onClose={() => setMoving(null)} />
      )}
      {closing && <Close day={day.day} room={room} title={title} onClose={() => setClosing(false)} />}
      {releasing && <Release booking={releasing} title={title} onClose={() => setReleasing(null)} />}
    </>
  )
}

function Close({
  day,
  room,
  title,
  onClose,
}: {
  day: string
  room: RoomCard
  title: string
  onClose(): void
}) {
  const [reason, setReason] = useState('')
  const close = useSubmit(bodies.closeRoom, onClose)
  return (
    <Sheet title={`${room.name}${title}不开`} onClose={onClose}>
      <Small>{closeHint}</Small>
      <Field
        name="reason"
        label="为什么不开"
        value={reason}
        onChange={setReason}
        max={100}
        placeholder="例如：楼里停电检修"
        refusal={close.refusal}
      />
      <Against refusal={close.refusal} fields={['reason']} />
      <Button
        kind="grave"
        disabled={reason.trim() === ''}
        running={close.running}
        onTap={() => close.run({ room: room.id, day, reason })}
      >
        关这一天
      </Button>
    </Sheet>
  )
}

function Release({ booking, title, onClose }: { booking: BookingRow; title: string; onClose(): void }) {
  const release = useSubmit(bodies.release, onClose)
  return (
    <Sheet title={`退还${title} ${spanWords([booking.from, booking.to])}`} onClose={onClose}>
      <Small>{`${booking.label ?? ''}。退还后别人可以订。`}</Small>
      <Against refusal={release.refusal} />
      <Button kind="grave" running={release.running} onTap={() => release.run({ booking: booking.id })}>
        退还这段时间
      </Button>
    </Sheet>
  )
}

function freeWords({ open, free, closed }: RoomDay): string {
  if (closed) return `这天不开放：${closed}`
  if (open.length === 0) return '这天不开放。'
  return free.length > 0 ? `还空着 ${spansWords(free)}` : '没有空了。'
}
