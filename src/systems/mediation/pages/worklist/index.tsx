import { Worklists } from '../../../../kit/procedure/Worklists'
import { route } from '../../../../kit/systems'
import { Screen } from '../../../../kit/ui/Screen'
import { mediation } from '../../api'
import { CaseView } from '../../parts/CaseView'
import { aboutCase, noWork } from '../../words'

/** 调解案件: the mediator's own, those of the body, coming due and overdue. */
export default function Worklist() {
  return (
    <Screen title="调解案件" wide>
      <Worklists
        lists={['level', 'mine', 'soon', 'late']}
        ask={(list, cursor) => mediation.worklist({ list, cursor })}
        about={aboutCase}
        work={id => <CaseView id={id} />}
        pageOf={id => route('mediation', 'case', { id })}
        nothing="在左边选一个案件，这里看期限、经过和下一步。"
        empty={noWork}
        icon="scale"
      />
    </Screen>
  )
}
