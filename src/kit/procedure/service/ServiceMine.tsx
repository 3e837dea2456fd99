import type { AnyService } from '../../../../cloudfunctions/kit/procedure/service'
import { client, serverNow } from '../../client'
import { open } from '../../navigation'
import { route } from '../../systems'
import { Button } from '../../ui/Button'
import { PagedRows } from '../../ui/Loaded'
import { Split } from '../../ui/Split'
import { Empty } from '../../ui/signs'
import { usePages } from '../../usePages'
import { MatterLine } from '../MatterLine'
import { ServiceMatter } from './ServiceMatter'

type Props = {
  system: string
  /** On the button that begins one. */
  begin: string
  /** While there is none. */
  none: string
  /** At the right of a desk while nothing is chosen. */
  nothing: string
}

/** What the person filed with a plain service, the latest first, and the way to file another. */
export function ServiceMine({ system, begin, none, nothing }: Props) {
  const found = usePages(cursor => client<AnyService>(system).mine({ cursor }), [system])
  const now = serverNow()
  const file = () => open(route(system, 'file'))
  return (
    <Split
      nothing={nothing}
      pageOf={id => route(system, 'one', { id })}
      work={id => <ServiceMatter system={system} id={id} />}
      list={(openOne, chosen) => (
        <>
          <PagedRows
            of={found}
            idOf={({ id }) => id}
            empty={<Empty action={{ label: begin, onTap: file }}>{none}</Empty>}
            row={one => (
              <MatterLine
                of={one}
                about={one.about}
                now={now}
                chosen={one.id === chosen}
                onTap={() => openOne(one.id)}
              />
            )}
          />
          {found.rows.length > 0 && (
            <Button icon="plus" onTap={file}>
              {begin}
            </Button>
          )}
        </>
      )}
    />
  )
}
