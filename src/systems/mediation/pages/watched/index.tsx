import { PagedRows } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { Empty } from '../../../../kit/ui/signs'
import { usePages } from '../../../../kit/usePages'
import { mediation } from '../../api'
import { CaseRow } from '../../parts/CaseRow'
import { noWatched } from '../../words'

/** 督办案件: cases passed up to the caller's union, in whose hands each is and what is due; not the persons' words. */
export default function Watched() {
  const found = usePages(cursor => mediation.watched({ cursor }), [])
  return (
    <Screen title="督办案件" wide>
      <PagedRows
        of={found}
        idOf={({ id }) => id}
        empty={<Empty icon="scale">{noWatched}</Empty>}
        row={one => <CaseRow showsHolder of={one} />}
      />
    </Screen>
  )
}
