import { View } from '@tarojs/components'
import { useState } from 'react'
import type { BodyWhole, RoomCard } from '../../../../cloudfunctions/bodies/contract'
import { serverNow } from '../../../kit/client'
import { dayWords, legalDay } from '../../../kit/format'
import { Button } from '../../../kit/ui/Button'
import { Card, Facts, Heading } from '../../../kit/ui/Card'
import { Loaded } from '../../../kit/ui/Loaded'
import { Empty } from '../../../kit/ui/signs'
import { useCall } from '../../../kit/useCall'
import { bodies } from '../api'
import { weekWords } from '../words'
import { BookForm } from './BookForm'
import { RoomDayView } from './RoomDayView'
import { RoomForm } from './RoomForm'

/** One room: where it is, when it is open, and what it is booked for, a week at a time. */
export function RoomView({ id, body }: { id: string; body: string }) {
  const found = useCall(() => bodies.body({ body }), [body])
  return (
    <Loaded of={found}>
      {whole => {
        const room = whole.rooms.find(one => one.id === id)
        if (!room) return <Empty icon="map-pin">这间调解室已经不在了。</Empty>
        return <Whole body={whole} room={room} />
      }}
    </Loaded>
  )
}

function Whole({ body, room }: { body: BodyWhole; room: RoomCard }) {
  const now = serverNow()
  const [weeks, setWeeks] = useState(0)
  const [booking, setBooking] = useState(false)
  const [amending, setAmending] = useState(false)
  const first = legalDay(now + weeks * 7 * 24 * 3600_000)
  const found = useCall(() => bodies.bookings({ room: room.id, day: first, days: 7 }), [room.id, first])
  return (
    <>
      <Card>
        <Heading>{room.name}</Heading>
        <Facts
          of={[
            ['属于', body.name],
            ['在哪里', room.place],
            [
              '开放',
              weekWords(room.hours).length > 0
                ? weekWords(room.hours).map(line => <View key={line}>{line}</View>)
                : '现在不开放',
            ],
          ]}
        />
        <View className="nj-line wrap">
          {body.mediates && (
            <Button kind="main" small icon="calendar-days" onTap={() => setBooking(true)}>
              订这间
            </Button>
          )}
          {body.kept && (
            <Button small icon="pencil" onTap={() => setAmending(true)}>
              改房间和时间
            </Button>
          )}
        </View>
      </Card>
      <View className="nj-line wrap apart">
        <Heading>{`${dayWords(first, now)}起七天`}</Heading>
        <View className="nj-line">
          <Button kind="plain" small icon="chevron-left" onTap={() => setWeeks(weeks - 1)}>
            前七天
          </Button>
          <Button kind="plain" small icon="chevron-right" onTap={() => setWeeks(weeks + 1)}>
            后七天
          </Button>
        </View>
      </View>
      <Loaded of={found}>
        {days => (
          <>
            {days.map(day => (
              <RoomDayView key={day.day} day={day} room={room} body={body} now={now} />
            ))}
          </>
        )}
      </Loaded>
      {booking && <BookForm room={room} onClose={() => setBooking(false)} />}
      {amending && <RoomForm body={body.id} room={room} onClose={() => setAmending(false)} />}
    </>
  )
}
