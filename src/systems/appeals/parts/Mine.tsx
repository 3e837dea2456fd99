import { serverNow } from '../../../kit/client'
import { open } from '../../../kit/navigation'
import { MatterLine } from '../../../kit/procedure/MatterLine'
import { route } from '../../../kit/systems'
import { Button } from '../../../kit/ui/Button'
import { PagedRows } from '../../../kit/ui/Loaded'
import { Split } from '../../../kit/ui/Split'
import { Empty } from '../../../kit/ui/signs'
import { usePages } from '../../../kit/usePages'
import { appeals } from '../api'
import { aboutAppeal, noneMine } from '../words'
import { AppealView } from './AppealView'

/** What the person asked, anonymous ones too, the latest first. */
export function Mine() {
  const found = usePages(cursor => appeals.mine({ cursor }), [])
  const now = serverNow()
  return (
    <Split
      nothing="在左边选一件，这里看在谁手里、办到哪一步。"
      pageOf={id => route('appeals', 'appeal', { id })}
      work={id => <AppealView id={id} />}
      list={(openOne, chosen) => (
        <>
          {found.rows.length > 0 && (
            <Button icon="plus" onTap={() => open(route('appeals', 'submit'))}>
              再提一件
            </Button>
          )}
          <PagedRows
            of={found}
            idOf={({ id }) => id}
            empty={
              <Empty
                icon="megaphone"
                action={{ label: '提诉求', onTap: () => open(route('appeals', 'submit')) }}
              >
                {noneMine}
              </Empty>
            }
            row={one => (
              <MatterLine
                of={one}
                about={aboutAppeal(one)}
                now={now}
                chosen={one.id === chosen}
                onTap={() => openOne(one.id)}
              />
            )}
          />
        </>
      )}
    />
  )
}
