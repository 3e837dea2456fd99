import { serverNow } from '../../../../kit/client'
import { Card, Small } from '../../../../kit/ui/Card'
import { PagedRows } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { Empty } from '../../../../kit/ui/signs'
import { usePages } from '../../../../kit/usePages'
import { journal } from '../../api'
import { LookLine } from '../../parts/LookLine'
import { askWhy, mineNote, nobodyLooked } from '../../words'

/** 谁看过我的信息: everybody of the union who looked, at what and why, the latest first. */
export default function Mine() {
  const found = usePages(cursor => journal.mine({ cursor }), [])
  const now = serverNow()
  return (
    <Screen title="谁看过我的信息">
      <Card>
        <Small>{mineNote}</Small>
      </Card>
      <PagedRows
        of={found}
        idOf={({ id }) => id}
        empty={<Empty icon="shield-check">{nobodyLooked}</Empty>}
        row={look => <LookLine look={look} now={now} />}
      />
      {found.rows.length > 0 && <Small>{askWhy}</Small>}
    </Screen>
  )
}
