import { useState } from 'react'
import type { Application } from '../../../../cloudfunctions/members/contract'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Field } from '../../../kit/ui/Field'
import { useSubmit } from '../../../kit/useSubmit'
import { members } from '../api'

/** What the officer asked for, handed in again. */
export function Mend({ application: { id, name: before } }: { application: Application }) {
  const [name, setName] = useState(before)
  const [note, setNote] = useState('')
  const resubmit = useSubmit(members.resubmit, () => undefined)
  const { refusal } = resubmit
  return (
    <>
      <Field
        name="name"
        label="姓名，和身份证上一样"
        value={name}
        onChange={setName}
        max={50}
        refusal={refusal}
      />
      <Field
        name="note"
        label="补了什么"
        keyboard="paragraph"
        max={200}
        value={note}
        onChange={setNote}
        refusal={refusal}
        placeholder="照工会说的写，例如：姓名已改成证件上的字"
      />
      <Against refusal={refusal} fields={['name', 'note']} />
      <Button
        kind="main"
        running={resubmit.running}
        onTap={() => resubmit.run({ application: id, name, note })}
      >
        补好了，再交
      </Button>
    </>
  )
}
