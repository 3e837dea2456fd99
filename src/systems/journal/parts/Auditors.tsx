import { useState } from 'react'
import type { Auditor, Below } from '../../../../cloudfunctions/journal/contract'
import { serverNow } from '../../../kit/client'
import { dayWords } from '../../../kit/format'
import { useIdentity } from '../../../kit/identity'
import { Button } from '../../../kit/ui/Button'
import { Card, Rows, Section, Small } from '../../../kit/ui/Card'
import { Loaded, PagedRows } from '../../../kit/ui/Loaded'
import { ReasonSheet } from '../../../kit/ui/ReasonSheet'
import { Row } from '../../../kit/ui/Row'
import { Empty } from '../../../kit/ui/signs'
import { useCall } from '../../../kit/useCall'
import { usePages } from '../../../kit/usePages'
import { journal } from '../api'
import { auditorsNote, noAuditors } from '../words'
import { AddAuditor } from './AddAuditor'

/** Who watches the journal of one's union, and of the unions right below; those one may seat and unseat. */
export function Auditors() {
  const found = useCall(() => journal.auditors({}), [])
  const known = useIdentity()
  const leads = known.state === 'known' && known.identity.roles.some(({ role }) => role === 'officer')
  const now = serverNow()
  return (
    <>
      <Card>
        <Small>{auditorsNote}</Small>
      </Card>
      <Section title="看管我们工会记录的人">
        <Loaded of={found}>
          {(auditors: Auditor[]) =>
            auditors.length === 0 ? (
              <Empty icon="user-round">{noAuditors}</Empty>
            ) : (
              <Rows>
                {auditors.map(({ id, name, union, since }) => (
                  <Row
                    key={id}
                    icon="user-round"
                    title={name}
                    note={`${union} · ${dayWords(since, now)}起`}
                  />
                ))}
              </Rows>
            )
          }
        </Loaded>
      </Section>
      {leads && <OfThoseBelow now={now} />}
    </>
  )
}

function OfThoseBelow({ now }: { now: number }) {
  const found = usePages(cursor => journal.below({ cursor }), [])
  const [adding, setAdding] = useState<Below | null>(null)
  const [leaving, setLeaving] = useState<Auditor | null>(null)
  if (!found.waiting && found.rows.length === 0 && !found.refusal) return null
  return (
    <Section title="看管下级工会记录的人">
      <PagedRows
        of={found}
        idOf={({ union }) => union}
        empty={null}
        row={below => (
          <>
            <Row
              title={below.name}
              note={below.auditors.length === 0 ? noAuditors : undefined}
              side={
                <Button small icon="user-round-plus" onTap={() => setAdding(below)}>
                  请一位
                </Button>
              }
            />
            {below.auditors.map(auditor => (
              <Row
                key={auditor.id}
                icon="user-round"
                title={auditor.name}
                note={`${dayWords(auditor.since, now)}起`}
                side={
                  <Button kind="plain" small onTap={() => setLeaving(auditor)}>
                    不再担任
                  </Button>
                }
              />
            ))}
          </>
        )}
      />
      {adding && <AddAuditor union={adding} onClose={() => setAdding(null)} />}
      {leaving && (
        <ReasonSheet
          title={`${leaving.name}不再当审计员`}
          hint="会告诉本人，写上原因。"
          label="原因"
          placeholder="例如：任期满了"
          button={`让${leaving.name}不再担任`}
          send={(reason, options) => journal.dismiss({ auditor: leaving.id, reason }, options)}
          onClose={() => setLeaving(null)}
        />
      )}
    </Section>
  )
}
