import { serverNow } from '../../../../kit/client'
import { open } from '../../../../kit/navigation'
import { route } from '../../../../kit/systems'
import { Button } from '../../../../kit/ui/Button'
import { PagedRows } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { Empty } from '../../../../kit/ui/signs'
import { usePages } from '../../../../kit/usePages'
import { warnings } from '../../api'
import { SignLine } from '../../parts/SignLine'
import { noSigns } from '../../words'

/** 线索: what happened in the officer's territory, the latest known first; who filed is never in it. */
export default function Signs() {
  const found = usePages(cursor => warnings.signs({ cursor }), [])
  const now = serverNow()
  return (
    <Screen title="线索">
      <Button icon="ear" onTap={() => open(route('warnings', 'hear'))}>
        报一件听说的事
      </Button>
      <PagedRows
        of={found}
        idOf={({ id }) => id}
        empty={<Empty icon="list-checks">{noSigns}</Empty>}
        row={one => <SignLine of={one} now={now} />}
      />
    </Screen>
  )
}
