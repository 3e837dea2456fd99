import { useParam } from '../../../../kit/params'
import { Screen } from '../../../../kit/ui/Screen'
import { ImportView } from '../../parts/ImportView'

/** 一次导入: what it would do, how far it is, what came back. */
export default function RosterPage() {
  return (
    <Screen title="导入名册">
      <ImportView id={useParam('id')} />
    </Screen>
  )
}
