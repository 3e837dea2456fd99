import { route } from '../../../../kit/systems'
import { PagedRows } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { Split } from '../../../../kit/ui/Split'
import { Empty } from '../../../../kit/ui/signs'
import { usePages } from '../../../../kit/usePages'
import { mediation } from '../../api'
import { CaseRow } from '../../parts/CaseRow'
import { CaseView } from '../../parts/CaseView'
import { noWork } from '../../words'

/** 调解案件: cases of the mediator's bodies, the earliest due first. */
export default function Worklist() {
  const found = usePages(cursor => mediation.worklist({ cursor }), [])
  return (
    <Screen title="调解案件" wide>
      <Split
        nothing="在左边选一个案件，这里看期限、经过和下一步。"
        pageOf={id => route('mediation', 'case', { id })}
        work={id => <CaseView id={id} />}
        list={(openOne, chosen) => (
          <PagedRows
            of={found}
            idOf={({ id }) => id}
            empty={<Empty icon="scale">{noWork}</Empty>}
            row={one => <CaseRow of={one} chosen={one.id === chosen} onTap={() => openOne(one.id)} />}
          />
        )}
      />
    </Screen>
  )
}
