import { useState } from 'react'
import type { Below } from '../../../../cloudfunctions/journal/contract'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Small } from '../../../kit/ui/Card'
import { Field } from '../../../kit/ui/Field'
import { Sheet } from '../../../kit/ui/Sheet'
import { useSubmit } from '../../../kit/useSubmit'
import { journal } from '../api'
import { addAuditorHint } from '../words'

/** Seating somebody who watches the journal of a union below, by the phone they proved and their name. */
export function AddAuditor({ union, onClose }: { union: Below; onClose(): void }) {
  const [phone, setPhone] = useState('')
  const [name, setName] = useState('')
  const add = useSubmit(journal.appoint, onClose)
  const { refusal } = add
  return (
    <Sheet title={`给${union.name}请一位审计员`} onClose={onClose}>
      <Small>{addAuditorHint}</Small>
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
      <Against refusal={refusal} fields={['phone', 'name']} />
      <Button
        kind="main"
        disabled={phone === '' || name.trim() === ''}
        running={add.running}
        onTap={() => add.run({ union: union.union, phone, name })}
      >
        {name.trim() ? `请${name.trim()}当审计员` : '请这位当审计员'}
      </Button>
    </Sheet>
  )
}
