import { useState } from 'react'
import type { PlaceRow } from '../../../../cloudfunctions/activities/contract'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Field } from '../../../kit/ui/Field'
import { useSubmit } from '../../../kit/useSubmit'
import { activities } from '../api'
import { undoHint } from '../words'

/** Takes back a check-in that was noted by mistake, for a reason the person is told. */
export function UndoArrival({
  activity,
  row: { person, name },
  onDone,
}: {
  activity: string
  row: PlaceRow
  onDone(): void
}) {
  const [reason, setReason] = useState('')
  const undo = useSubmit(activities.undoArrival, onDone)
  return (
    <>
      <Field
        name="reason"
        label="签到错在哪里"
        value={reason}
        onChange={setReason}
        max={100}
        refusal={undo.refusal}
        placeholder="例如：扫成了别人"
        hint={undoHint}
      />
      <Against refusal={undo.refusal} fields={['reason']} />
      <Button
        kind="grave"
        icon="undo-2"
        running={undo.running}
        disabled={reason.trim().length < 2}
        onTap={() => undo.run({ activity, person, reason })}
      >
        {`撤销 ${name} 的签到`}
      </Button>
    </>
  )
}
