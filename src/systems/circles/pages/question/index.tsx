import { useParam } from '../../../../kit/params'
import { Screen } from '../../../../kit/ui/Screen'
import { QuestionView } from '../../parts/QuestionView'

/** 问题: one question to a steward. */
export default function QuestionPage() {
  return (
    <Screen title="问题">
      <QuestionView id={useParam('id')} />
    </Screen>
  )
}
