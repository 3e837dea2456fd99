import { route } from '../../../../kit/systems'
import { PagedRows } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { Split } from '../../../../kit/ui/Split'
import { Empty } from '../../../../kit/ui/signs'
import { usePages } from '../../../../kit/usePages'
import { activities } from '../../api'
import { ActivityRow } from '../../parts/ActivityRow'
import { ActivityView } from '../../parts/ActivityView'
import { noComing } from '../../words'

/** 活动报名: what one may come to, the next first. */
export default function Coming() {
  const found = usePages(cursor => activities.coming({ cursor }), [])
  return (
    <Screen title="活动报名" wide>
      <Split
        nothing="在左边选一个活动，这里看时间、地点和名额。"
        pageOf={id => route('activities', 'activity', { id })}
        work={id => <ActivityView id={id} />}
        list={(openOne, chosen) => (
          <PagedRows
            of={found}
            idOf={({ id }) => id}
            empty={<Empty icon="calendar-days">{noComing}</Empty>}
            row={activity => (
              <ActivityRow
                activity={activity}
                chosen={activity.id === chosen}
                onTap={() => openOne(activity.id)}
              />
            )}
          />
        )}
      />
    </Screen>
  )
}
