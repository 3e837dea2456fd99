import { open } from '../../../../kit/navigation'
import { route } from '../../../../kit/systems'
import { Button } from '../../../../kit/ui/Button'
import { PagedRows } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { Split } from '../../../../kit/ui/Split'
import { Empty } from '../../../../kit/ui/signs'
import { usePages } from '../../../../kit/usePages'
import { activities } from '../../api'
import { ActivityRow } from '../../parts/ActivityRow'
import { ActivityView } from '../../parts/ActivityView'
import { noKept } from '../../words'

/** 我办的活动: what the caller's union and circles run, the latest first. */
export default function Kept() {
  const found = usePages(cursor => activities.kept({ cursor }), [])
  return (
    <Screen title="我办的活动" wide>
      <Split
        nothing="在左边选一个活动，这里看名单和签到。"
        pageOf={id => route('activities', 'activity', { id })}
        work={id => <ActivityView id={id} />}
        list={(openOne, chosen) => (
          <>
            <Button icon="plus" onTap={() => open(route('activities', 'open'))}>
              办一个活动
            </Button>
            <PagedRows
              of={found}
              idOf={({ id }) => id}
              empty={<Empty icon="calendar-days">{noKept}</Empty>}
              row={activity => (
                <ActivityRow
                  activity={activity}
                  chosen={activity.id === chosen}
                  onTap={() => openOne(activity.id)}
                />
              )}
            />
          </>
        )}
      />
    </Screen>
  )
}
