import { useState } from 'react'
import { useSubmit } from '../useSubmit'
import { Against } from './Against'
import { Button } from './Button'
import { Small } from './Card'
import { Field } from './Field'
import { Sheet } from './Sheet'

/** Something grave that needs a reason, named on its button; what was typed stays on a refusal. */
export function ReasonSheet({
  title,
  hint,
  label,
  placeholder,
  button,
  send,
  onClose,
}: {
  title: string
  hint: string
  label: string
  placeholder: string
  button: string
  send(reason: string, options: { requestId: string }): Promise<unknown>
  onClose(): void
}) {
  const [reason, setReason] = useState('')
  const submit = useSubmit(
    (input: { reason: string }, options: { requestId: string }) => send(input.reason, options),
    onClose,
  )
  return (
    <Sheet title={title} onClose={onClose}>
      <Small>{hint}</Small>
      <Field
        name="reason"
        label={label}
        value={reason}
        onChange={setReason}
        max={100}
        placeholder={placeholder}
        refusal={submit.refusal}
      />
      <Against refusal={submit.refusal} fields={['reason']} />
      <Button
        kind="grave"
        disabled={reason.trim() === ''}
        running={submit.running}
        onTap={() => submit.run({ reason })}
      >
        {button}
      </Button>
    </Sheet>
  )
}
