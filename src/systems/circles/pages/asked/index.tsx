import { open } from '../../../../kit/navigation'
import { route } from '../../../../kit/systems'
import { Button } from '../../../../kit/ui/Button'
import { PagedRows } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { Split } from '../../../../kit/ui/Split'
import { Empty } from '../../../../kit/ui/signs'
import { usePages } from '../../../../kit/usePages'
import { circles } from '../../api'
import { QuestionLine } from '../../parts/QuestionLine'
import { QuestionView } from '../../parts/QuestionView'
import { noneAsked } from '../../words'

/** 我问过的: what the person asked their stewards, what changed last first. */
export default function Asked() {
  const found = usePages(cursor => circles.myQuestions({ cursor }), [])
  const ask = () => open(route('circles', 'ask'))
  return (
    <Screen title="我问过的" wide>
      <Split
        nothing="在左边选一个问题，这里看回答，也可以接着问。"
        pageOf={id => route('circles', 'question', { id })}
        work={id => <QuestionView id={id} />}
        list={(openOne, chosen) => (
          <>
            <PagedRows
              of={found}
              idOf={({ id }) => id}
              empty={
                <Empty icon="circle-question-mark" action={{ label: '问一句', onTap: ask }}>
                  {noneAsked}
                </Empty>
              }
              row={one => (
                <QuestionLine of={one} own chosen={one.id === chosen} onTap={() => openOne(one.id)} />
              )}
            />
            {found.rows.length > 0 && (
              <Button icon="circle-question-mark" onTap={ask}>
                再问一句
              </Button>
            )}
          </>
        )}
      />
    </Screen>
  )
}
