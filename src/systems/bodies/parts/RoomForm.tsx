import { useState } from 'react'
import type { RoomCard } from '../../../../cloudfunctions/bodies/contract'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Field } from '../../../kit/ui/Field'
import { Sheet } from '../../../kit/ui/Sheet'
import { useSubmit } from '../../../kit/useSubmit'
import { bodies } from '../api'
import { HoursFields } from './HoursFields'
import { isWhole, type Stretch, stretchesOf, weekOf } from './hours'

const usual: Stretch[] = [
  { days: [0, 1, 2, 3, 4], from: '08:30', to: '11:30' },
  { days: [0, 1, 2, 3, 4], from: '13:30', to: '17:30' },
]

/** A new room of a body, or one to be changed. */
export function RoomForm({ body, room, onClose }: { body: string; room?: RoomCard; onClose(): void }) {
  const [name, setName] = useState(room?.name ?? '')
  const [place, setPlace] = useState(room?.place ?? '')
  const [stretches, setStretches] = useState(room ? stretchesOf(room.hours) : usual)
  const add = useSubmit(bodies.addRoom, onClose)
  const amend = useSubmit(bodies.amendRoom, onClose)
  const { refusal, running } = room ? amend : add
  const send = () => {
    const given = { name, place, hours: weekOf(stretches) }
    if (room) amend.run({ room: room.id, ...given })
    else add.run({ body, ...given })
  }
  return (
    <Sheet title={room ? `改${room.name}` : '加一间调解室'} onClose={onClose}>
      <Field
        name="name"
        label="房间名"
        value={name}
        onChange={setName}
        max={20}
        placeholder="例如：第一调解室"
        refusal={refusal}
      />
      <Field
        name="place"
        label="在哪里"
        value={place}
        onChange={setPlace}
        max={60}
        placeholder="例如：职工服务中心二楼 203"
        refusal={refusal}
      />
      <HoursFields value={stretches} onChange={setStretches} />
      <Against refusal={refusal} fields={['name', 'place']} />
      <Button kind="main" disabled={!isWhole(stretches)} running={running} onTap={send}>
        {room ? '存好' : '加这间调解室'}
      </Button>
    </Sheet>
  )
}
