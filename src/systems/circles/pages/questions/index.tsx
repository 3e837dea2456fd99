import { useState } from 'react'
import type { QuestionState } from '../../../../../cloudfunctions/circles/contract'
import { route } from '../../../../kit/systems'
import { PagedRows } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { Split } from '../../../../kit/ui/Split'
import { Empty } from '../../../../kit/ui/signs'
import { Tabs } from '../../../../kit/ui/Tabs'
import { usePages } from '../../../../kit/usePages'
import { circles } from '../../api'
import { QuestionLine } from '../../parts/QuestionLine'
import { QuestionView } from '../../parts/QuestionView'
import { noQuestions, questionTabs } from '../../words'

/** 圈里的问题: what people of the circles asked, the longest overdue first, with the answer at hand. */
export default function Questions() {
  const [state, setState] = useState<QuestionState>('asked')
  const found = usePages(cursor => circles.questions({ state, cursor }), [state])
  return (
    <Screen title="圈里的问题" wide>
      <Tabs label="问题的状态" tabs={questionTabs} value={state} onChange={next => setState(next)} />
      <Split
        nothing="在左边选一个问题，这里回答。"
        pageOf={id => route('circles', 'question', { id })}
        work={id => <QuestionView id={id} />}
        list={(openOne, chosen) => (
          <PagedRows
            of={found}
            idOf={({ id }) => id}
            empty={<Empty icon="circle-question-mark">{noQuestions[state]}</Empty>}
            row={one => <QuestionLine of={one} chosen={one.id === chosen} onTap={() => openOne(one.id)} />}
          />
        )}
      />
    </Screen>
  )
}
