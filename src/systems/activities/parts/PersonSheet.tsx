import { useState } from 'react'
import type { Activity, PlaceRow } from '../../../../cloudfunctions/activities/contract'
import { serverNow } from '../../../kit/client'
import { momentWords } from '../../../kit/format'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Facts, Small } from '../../../kit/ui/Card'
import { Field } from '../../../kit/ui/Field'
import { Sheet } from '../../../kit/ui/Sheet'
import { useSubmit } from '../../../kit/useSubmit'
import { activities } from '../api'
import { rowStanding } from '../words'
import { UndoArrival } from './UndoArrival'

/** One person of the list: what they answered, and taking their place or a wrong check-in away for a reason they are told. */
export function PersonSheet({
  activity: { id, questions, state },
  row,
  onClose,
}: {
  activity: Activity
  row: PlaceRow
  onClose(): void
}) {
  const [reason, setReason] = useState('')
  const remove = useSubmit(activities.removePerson, onClose)
  const now = serverNow()
  const on = state === 'open' || state === 'closed'
  const mayRemove = !row.arrivedAt && on
  return (
    <Sheet title={row.name} onClose={onClose}>
      <Facts
        of={[
          ['状态', rowStanding(row).label],
          ['电话', row.phone],
          [row.state === 'place' ? '报名' : '候补', momentWords(row.signedUpAt, now)],
          ['签到', row.arrivedAt ? momentWords(row.arrivedAt, now) : null],
          ...questions.map(({ label }, i) => [label, row.answers[i] || '没有填'] as const),
        ]}
      />
      {mayRemove && (
        <>
          <Field
            name="reason"
            label="移出名单的原因"
            value={reason}
            onChange={setReason}
            max={100}
            refusal={remove.refusal}
            hint="会发消息告诉本人；空出的名额给候补的下一位。"
          />
          <Against refusal={remove.refusal} fields={['reason']} />
          <Button
            kind="grave"
            icon="user-round-minus"
            running={remove.running}
            disabled={reason.trim().length < 2}
            onTap={() => remove.run({ activity: id, person: row.person, reason })}
          >
            {`移出 ${row.name}`}
          </Button>
        </>
      )}
      {row.arrivedAt &&
        (on ? (
          <UndoArrival activity={id} row={row} onDone={onClose} />
        ) : (
          <Small>活动过了，签到不能再改。</Small>
        ))}
    </Sheet>
  )
}
