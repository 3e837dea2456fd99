import { serverNow } from '../../../kit/client'
import { sinceDay } from '../../../kit/format'
import { useIdentity } from '../../../kit/identity'
import { route } from '../../../kit/systems'
import { Small } from '../../../kit/ui/Card'
import { PagedRows, Refused } from '../../../kit/ui/Loaded'
import { Row } from '../../../kit/ui/Row'
import { Split } from '../../../kit/ui/Split'
import { Empty, Skeleton, Tag } from '../../../kit/ui/signs'
import { usePages } from '../../../kit/usePages'
import { notices } from '../api'
import { noMessages } from '../words'
import { MessageView } from './MessageView'

/** Everything sent to the person, newest first; what was not opened yet says so. */
export function Inbox() {
  const known = useIdentity()
  if (known.state === 'waiting') return <Skeleton rows={4} />
  if (known.state === 'refused') return <Refused refusal={known.refusal} />
  return <Messages />
}

function Messages() {
  const found = usePages(cursor => notices.inbox({ cursor }), [])
  const now = serverNow()
  return (
    <Split
      nothing="在左边选一条消息，这里看全文。"
      pageOf={id => route('notices', 'message', { id })}
      work={id => <MessageView id={id} />}
      list={(openOne, chosen) => (
        <PagedRows
          of={found}
          idOf={({ post }) => post}
          empty={<Empty icon="message-circle">{noMessages}</Empty>}
          row={({ post, title, from, at, read, recalled }) => (
            <Row
              title={recalled ? `${title}（已撤回）` : title}
              note={`${from} · ${sinceDay(at, now)}`}
              side={
                read ? (
                  <Small>已看</Small>
                ) : (
                  <Tag tone="brand" icon="bell">
                    新
                  </Tag>
                )
              }
              chosen={post === chosen}
              onTap={() => openOne(post)}
            />
          )}
        />
      )}
    />
  )
}
