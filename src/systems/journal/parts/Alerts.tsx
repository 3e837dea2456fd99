import { serverNow } from '../../../kit/client'
import { dayWords } from '../../../kit/format'
import { Card, Small } from '../../../kit/ui/Card'
import { PagedRows } from '../../../kit/ui/Loaded'
import { Row } from '../../../kit/ui/Row'
import { Empty, Tag } from '../../../kit/ui/signs'
import { usePages } from '../../../kit/usePages'
import { journal } from '../api'
import { alertsNote, lookWords } from '../words'

/** Who looked more in a day than work mostly needs. */
export function Alerts() {
  const found = usePages(cursor => journal.alerts({ cursor }), [])
  const now = serverNow()
  return (
    <>
      <Card>
        <Small>{alertsNote}</Small>
      </Card>
      <PagedRows
        of={found}
        idOf={({ id }) => id}
        empty={<Empty icon="circle-check">没有人看得比平常多。</Empty>}
        row={({ name, look, count, day }) => (
          <Row
            title={name}
            note={`${dayWords(day, now)} · ${lookWords[look].label} ${count} 次以上`}
            side={<Tag tone="late">看一下</Tag>}
          />
        )}
      />
    </>
  )
}
