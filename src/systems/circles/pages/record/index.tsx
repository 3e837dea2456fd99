import { useParam } from '../../../../kit/params'
import { Screen } from '../../../../kit/ui/Screen'
import { CircleView } from '../../parts/CircleView'
import { QuestionView } from '../../parts/QuestionView'

/** What a message leads to: a circle, or a question when its id says so. */
export default function RecordPage() {
  const id = useParam('id')
  const question = /^q-(.+)$/.exec(id)?.[1]
  return (
    <Screen title={question ? '问题' : '联系圈'}>
      {question ? <QuestionView id={question} /> : <CircleView id={id} />}
    </Screen>
  )
}
