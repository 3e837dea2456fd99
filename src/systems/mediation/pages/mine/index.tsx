import { serverNow } from '../../../../kit/client'
import { open } from '../../../../kit/navigation'
import { MatterLine } from '../../../../kit/procedure/MatterLine'
import { route } from '../../../../kit/systems'
import { Button } from '../../../../kit/ui/Button'
import { PagedRows } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { Split } from '../../../../kit/ui/Split'
import { Empty } from '../../../../kit/ui/signs'
import { usePages } from '../../../../kit/usePages'
import { mediation } from '../../api'
import { CaseView } from '../../parts/CaseView'
import { aboutCase, noCases } from '../../words'

/** 我的调解申请: the cases the caller is a party of, newest first. */
export default function Mine() {
  const found = usePages(cursor => mediation.mine({ cursor }), [])
  const now = serverNow()
  return (
    <Screen title="我的调解申请" wide>
      <Split
        nothing="在左边选一份申请，这里看办到哪一步。"
        pageOf={id => route('mediation', 'case', { id })}
        work={id => <CaseView id={id} />}
        list={(openOne, chosen) => (
          <>
            <Button icon="plus" onTap={() => open('/pages/happened/index')}>
              遇到事情
            </Button>
            <PagedRows
              of={found}
              idOf={({ id }) => id}
              empty={<Empty icon="scale">{noCases}</Empty>}
              row={one => (
                <MatterLine
                  of={one}
                  about={aboutCase(one)}
                  now={now}
                  chosen={one.id === chosen}
                  onTap={() => openOne(one.id)}
                />
              )}
            />
          </>
        )}
      />
    </Screen>
  )
}
