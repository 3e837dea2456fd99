import { useParam } from '../../../../kit/params'
import { Screen } from '../../../../kit/ui/Screen'
import { CaseView } from '../../parts/CaseView'

/** 调解案件: one case. */
export default function CasePage() {
  return (
    <Screen title="调解案件">
      <CaseView id={useParam('id')} />
    </Screen>
  )
}
