import { serverNow } from '../../../../kit/client'
import { sinceDay } from '../../../../kit/format'
import { open } from '../../../../kit/navigation'
import { route } from '../../../../kit/systems'
import { Button } from '../../../../kit/ui/Button'
import { PagedRows } from '../../../../kit/ui/Loaded'
import { Row } from '../../../../kit/ui/Row'
import { Screen } from '../../../../kit/ui/Screen'
import { Split } from '../../../../kit/ui/Split'
import { Empty } from '../../../../kit/ui/signs'
import { usePages } from '../../../../kit/usePages'
import { notices } from '../../api'
import { SentView } from '../../parts/SentView'
import { audienceWords, noSent, stateWords } from '../../words'

/** 发过的通知: each with how many opened it. */
export default function SentPage() {
  const found = usePages(cursor => notices.sent({ cursor }), [])
  const now = serverNow()
  return (
    <Screen title="发过的通知" wide>
      <Split
        nothing="在左边选一条通知，这里看谁看了。"
        pageOf={id => route('notices', 'notice', { id })}
        work={id => <SentView id={id} />}
        list={(openOne, chosen) => (
          <>
            <Button icon="send" onTap={() => open(route('notices', 'send'))}>
              发通知
            </Button>
            <PagedRows
              of={found}
              idOf={({ id }) => id}
              empty={<Empty icon="megaphone">{noSent}</Empty>}
              row={({ id, title, at, to, some, state, reach, read }) => (
                <Row
                  title={title}
                  note={`${audienceWords(to, some)} · ${sinceDay(at, now)}`}
                  side={state === 'sent' ? `看过 ${read}/${reach}` : stateWords[state]}
                  chosen={id === chosen}
                  onTap={() => openOne(id)}
                />
              )}
            />
          </>
        )}
      />
    </Screen>
  )
}
