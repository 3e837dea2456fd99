import { Worklists } from '../../../../kit/procedure/Worklists'
import { route } from '../../../../kit/systems'
import { Screen } from '../../../../kit/ui/Screen'
import { appeals } from '../../api'
import { AppealView } from '../../parts/AppealView'
import { aboutAppeal, noWork } from '../../words'

/** 诉求办理: those of the officer's union and of those that were passed up to it, and what is late below. */
export default function Worklist() {
  return (
    <Screen title="诉求办理" wide>
      <Worklists
        lists={['level', 'mine', 'soon', 'late', 'below']}
        ask={(list, cursor) => appeals.worklist({ list, cursor })}
        about={aboutAppeal}
        work={id => <AppealView id={id} />}
        pageOf={id => route('appeals', 'appeal', { id })}
        nothing="在左边选一件诉求，这里看期限、经过和下一步。"
        empty={noWork}
        icon="megaphone"
      />
    </Screen>
  )
}
