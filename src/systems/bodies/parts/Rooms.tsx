import { View } from '@tarojs/components'
import { useState } from 'react'
import type { BodyWhole } from '../../../../cloudfunctions/bodies/contract'
import { open } from '../../../kit/navigation'
import { route } from '../../../kit/systems'
import { Button } from '../../../kit/ui/Button'
import { Rows, Section } from '../../../kit/ui/Card'
import { Row } from '../../../kit/ui/Row'
import { Empty, Tag } from '../../../kit/ui/signs'
import { hasEvenings, noRooms, weekWords } from '../words'
import { RoomForm } from './RoomForm'

/** The rooms of a body and when they are open; who may see the bookings goes on to them. */
export function Rooms({ body, title = '调解室' }: { body: BodyWhole; title?: string }) {
  const [adding, setAdding] = useState(false)
  const { id, rooms, booked, kept } = body
  const add = kept && (
    <Button small icon="plus" onTap={() => setAdding(true)}>
      加调解室
    </Button>
  )
  return (
    <Section title={title} side={add}>
      {rooms.length === 0 && <Empty icon="map-pin">{kept ? noRooms : '还没有登记调解室。'}</Empty>}
      {rooms.length > 0 && (
        <Rows>
          {rooms.map(room => (
            <Row
              key={room.id}
              icon="map-pin"
              title={room.name}
              note={
                <>
                  <View>{room.place}</View>
                  {weekWords(room.hours).map(line => (
                    <View key={line}>{line}</View>
                  ))}
                </>
              }
              side={
                hasEvenings(room.hours) && (
                  <Tag tone="info" icon="moon">
                    晚上也开
                  </Tag>
                )
              }
              onTap={booked ? () => open(route('bodies', 'room', { id: room.id, body: id })) : undefined}
            />
          ))}
        </Rows>
      )}
      {adding && <RoomForm body={id} onClose={() => setAdding(false)} />}
    </Section>
  )
}
