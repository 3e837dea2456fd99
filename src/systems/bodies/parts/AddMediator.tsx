import { useState } from 'react'
import type { BodyWhole, Calling } from '../../../../cloudfunctions/bodies/contract'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Small } from '../../../kit/ui/Card'
import { Choice } from '../../../kit/ui/Choice'
import { Field } from '../../../kit/ui/Field'
import { Sheet } from '../../../kit/ui/Sheet'
import { useSubmit } from '../../../kit/useSubmit'
import { bodies } from '../api'
import { addHint, callingChoices } from '../words'

/** Adding a mediator by the phone they proved and their name. */
export function AddMediator({ body, onClose }: { body: BodyWhole; onClose(): void }) {
  const [phone, setPhone] = useState('')
  const [name, setName] = useState('')
  const [as, setAs] = useState<Calling>('officer')
  const [note, setNote] = useState('')
  const add = useSubmit(bodies.addMediator, onClose)
  const { refusal } = add
  return (
    <Sheet title={`给${body.name}加调解员`} onClose={onClose}>
      <Small>{addHint}</Small>
      <Field
        name="phone"
        label="手机号"
        value={phone}
        onChange={setPhone}
        keyboard="phone"
        max={24}
        refusal={refusal}
      />
      <Field name="name" label="姓名" value={name} onChange={setName} max={50} refusal={refusal} />
      <Choice<Calling>
        name="as"
        label="身份"
        options={callingChoices}
        value={as}
        onChange={setAs}
        refusal={refusal}
      />
      <Field
        name="note"
        label="备注（可以不填）"
        value={note}
        onChange={setNote}
        max={60}
        placeholder="例如：律师事务所、聘期"
        refusal={refusal}
      />
      <Against refusal={refusal} fields={['phone', 'name', 'as', 'note']} />
      <Button
        kind="main"
        disabled={phone === '' || name.trim() === ''}
        running={add.running}
        onTap={() => add.run({ body: body.id, phone, name, as, note })}
      >
        {name.trim() ? `加${name.trim()}为调解员` : '加为调解员'}
      </Button>
    </Sheet>
  )
}
