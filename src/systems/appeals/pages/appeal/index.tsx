import { useParam } from '../../../../kit/params'
import { Screen } from '../../../../kit/ui/Screen'
import { AppealView } from '../../parts/AppealView'
import { Mine } from '../../parts/Mine'

/** 诉求: one of them; a message that must not say which one leads to all of one's own. */
export default function AppealPage() {
  const id = useParam('id')
  return (
    <Screen title={id === 'mine' ? '我提的诉求' : '诉求'} wide={id === 'mine'}>
      {id === 'mine' ? <Mine /> : <AppealView id={id} />}
    </Screen>
  )
}
