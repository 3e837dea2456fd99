import { Worklists } from '../../../../kit/procedure/Worklists'
import { route } from '../../../../kit/systems'
import { Screen } from '../../../../kit/ui/Screen'
import { mediation } from '../../api'
import { CaseView } from '../../parts/CaseView'
import { aboutCase, noWatched } from '../../words'

/** 督办案件: cases passed up to the caller's union, in whose hands each is and what is due; not the persons' words. */
export default function Watched() {
  return (
    <Screen title="督办案件" wide>
      <Worklists
        lists={['level', 'soon', 'late']}
        ask={(list, cursor) => mediation.watched({ list, cursor })}
        about={aboutCase}
        work={id => <CaseView id={id} />}
        pageOf={id => route('mediation', 'case', { id })}
        nothing="在左边选一个案件，这里看在谁手里、哪个期限过了，可以写督办意见。"
        empty={noWatched}
        icon="scale"
      />
    </Screen>
  )
}
