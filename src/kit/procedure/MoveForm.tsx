import type { Form } from '../../../cloudfunctions/kit/asks'
import type { Move } from '../../../cloudfunctions/kit/contract'
import { Against } from '../ui/Against'
import { Button } from '../ui/Button'
import type { Submit } from '../useSubmit'
import { AskFields } from './AskFields'
import { emptyValues, type Values } from './answers'
import { useDraft } from './drafts'

/** A move on its way: its name, what its form asks, and what was typed. */
export type MoveIntent = { move: string; form: Form; values: Values }

/** Under which name what is typed for a move of a record is kept. */
export const draftName = (record: string, move: string) => `${record}.${move}`

/** What a move asks, and its button; what was typed stays until it was sent, also when the sheet is closed. */
export function MoveForm({
  record,
  move,
  form,
  send,
}: {
  record: string
  move: Move
  form: Form
  send: Submit<MoveIntent>
}) {
  const { value, put } = useDraft<Values>(draftName(record, move.name), emptyValues(form))
  return (
    <>
      <AskFields form={form} values={value} put={put} refusal={send.refusal} />
      <Against refusal={send.refusal} fields={Object.keys(form)} />
      <Button
        kind={move.kind === 'grave' ? 'grave' : 'main'}
        running={send.running}
        onTap={() => send.run({ move: move.name, form, values: value })}
      >
        {move.label}
      </Button>
    </>
  )
}
