import { useState } from 'react'
import type { ApplicationRow, Decided } from '../../../../cloudfunctions/members/contract'
import { serverNow } from '../../../kit/client'
import { legalDay } from '../../../kit/format'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Small } from '../../../kit/ui/Card'
import { DateField } from '../../../kit/ui/DateInput'
import { Field } from '../../../kit/ui/Field'
import { Sheet } from '../../../kit/ui/Sheet'
import { Notice } from '../../../kit/ui/signs'
import { useSubmit } from '../../../kit/useSubmit'
import { members } from '../api'
import { type Decision, decisions, remarkWords } from '../words'

type Props = {
  of: readonly Pick<ApplicationRow, 'id' | 'name'>[]
  decision: Decision
  onClose(): void
  done(decided: Decided[]): void
}

/** Records what the committee decided on one application or on many: the day, and why if it is no approval. */
export function DecisionSheet({ of, decision, onClose, done }: Props) {
  const [decidedOn, setDecidedOn] = useState(() => legalDay(serverNow()))
  const [remark, setRemark] = useState('')
  const [notDone, setNotDone] = useState<Decided[]>([])
  const decide = useSubmit(members.decide, answers => {
    const failed = answers.filter(answer => !answer.done)
    setNotDone(failed)
    if (failed.length === 0) done(answers)
  })
  const { refusal } = decide
  const label = decisions.find(({ value }) => value === decision)?.label ?? ''
  const who = of.length === 1 ? (of[0]?.name ?? '') : `${of.length} 人`
  const send = () =>
    decide.run({
      applications: of.map(({ id }) => id),
      decision,
      decidedOn,
      ...(remark.trim() && { remark }),
    })
  return (
    <Sheet title={`${label}：${who}`} onClose={onClose}>
      <DateField
        name="decidedOn"
        label="委员会哪天决定的"
        value={decidedOn}
        to={legalDay(serverNow())}
        onChange={setDecidedOn}
        refusal={refusal}
      />
      <Field
        name="remark"
        label={remarkWords[decision].label}
        hint={remarkWords[decision].hint}
        keyboard="paragraph"
        max={200}
        value={remark}
        onChange={setRemark}
        refusal={refusal}
      />
      <Against refusal={refusal} fields={['decidedOn', 'remark']} />
      {notDone.map(({ id, message }) => (
        <Notice key={id} tone="late">
          {of.find(one => one.id === id)?.name ?? '有一份'}：{message}
        </Notice>
      ))}
      <Button kind={decision === 'decline' ? 'grave' : 'main'} running={decide.running} onTap={send}>
        {`${label} ${who}`}
      </Button>
      <Small>入会由基层工会委员会决定（工会章程第二条），这里只记录决定，并告诉申请人。</Small>
    </Sheet>
  )
}
