import { useState } from 'react'
import type { BodyWhole, Seat } from '../../../../cloudfunctions/bodies/contract'
import { serverNow } from '../../../kit/client'
import { dayWords } from '../../../kit/format'
import { Button } from '../../../kit/ui/Button'
import { Rows, Section } from '../../../kit/ui/Card'
import { ReasonSheet } from '../../../kit/ui/ReasonSheet'
import { Row } from '../../../kit/ui/Row'
import { Empty, Tag } from '../../../kit/ui/signs'
import { bodies } from '../api'
import { callingWords, nobodyYet, noMediators, removeHint } from '../words'
import { AddMediator } from './AddMediator'

/** Who mediates here; who keeps the register also sees who left, adds and removes. */
export function Mediators({ body }: { body: BodyWhole }) {
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<Seat | null>(null)
  const now = serverNow()
  const { kept, mediators } = body
  const add = kept && (
    <Button small icon="user-round-plus" onTap={() => setAdding(true)}>
      加调解员
    </Button>
  )
  return (
    <Section title="调解员" side={add}>
      {mediators.length === 0 && <Empty icon="user-round">{kept ? noMediators : nobodyYet}</Empty>}
      {kept
        ? kept.seats.length > 0 && (
            <Rows>
              {kept.seats.map(seat => (
                <Row
                  key={`${seat.person}${seat.since}`}
                  title={seat.name}
                  note={[callingWords[seat.as], seat.note, timeWords(seat, now)].filter(Boolean).join(' · ')}
                  side={
                    seat.until === null ? (
                      <Button kind="plain" small onTap={() => setRemoving(seat)}>
                        移出
                      </Button>
                    ) : (
                      <Tag tone="quiet">已离开</Tag>
                    )
                  }
                />
              ))}
            </Rows>
          )
        : mediators.length > 0 && (
            <Rows>
              {mediators.map(({ name, as, since }) => (
                <Row
                  key={`${name}${since}`}
                  icon="user-round"
                  title={name}
                  note={`${callingWords[as]} · ${dayWords(since, now)}起`}
                />
              ))}
            </Rows>
          )}
      {adding && <AddMediator body={body} onClose={() => setAdding(false)} />}
      {removing && (
        <ReasonSheet
          title={`把${removing.name}移出调解员`}
          hint={removeHint}
          label="为什么移出"
          placeholder="例如：聘期满了"
          button={`移出${removing.name}`}
          send={(reason, options) =>
            bodies.removeMediator({ body: body.id, person: removing.person, reason }, options)
          }
          onClose={() => setRemoving(null)}
        />
      )}
    </Section>
  )
}

function timeWords({ since, until, reason }: Seat, now: number): string {
  if (until === null) return `${dayWords(since, now)}起`
  return `${dayWords(since, now)}到${dayWords(until, now)}，${reason ?? ''}`
}
