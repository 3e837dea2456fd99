import { useIdentity } from '../../../../kit/identity'
import { Loaded } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { Empty } from '../../../../kit/ui/signs'
import { useCall } from '../../../../kit/useCall'
import { bodies } from '../../api'
import { Rooms } from '../../parts/Rooms'
import { noBodyRooms } from '../../words'

/** 调解室: the rooms of the bodies the mediator is seated at. */
export default function RoomsPage() {
  const known = useIdentity()
  const seats = known.state === 'known' ? known.identity.roles.filter(({ role }) => role === 'mediator') : []
  const ids = seats.map(({ of }) => of)
  const found = useCall(
    known.state === 'waiting' ? null : () => Promise.all(ids.map(body => bodies.body({ body }))),
    [known.state, ids.join()],
  )
  return (
    <Screen title="调解室">
      <Loaded of={found}>
        {mine =>
          mine.every(({ rooms }) => rooms.length === 0) ? (
            <Empty icon="map-pin">{noBodyRooms}</Empty>
          ) : (
            mine.map(body => <Rooms key={body.id} body={body} title={body.name} />)
          )
        }
      </Loaded>
    </Screen>
  )
}
