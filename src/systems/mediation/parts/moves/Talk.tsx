import { useState } from 'react'
import type { Case, Session } from '../../../../../cloudfunctions/mediation/contract'
import { dropDraft, useDraft, useDraftKey } from '../../../../kit/procedure/drafts'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Small } from '../../../../kit/ui/Card'
import { Field } from '../../../../kit/ui/Field'
import { Sheet } from '../../../../kit/ui/Sheet'
import { useSubmit } from '../../../../kit/useSubmit'
import { mediation } from '../../api'
import { minutesHint } from '../../words'
import { useBecause } from './Because'

type Props = { view: Case; session: Session; onClose(): void }

/** Saying that one is there, by the six digits on the mediator's screen. */
export function Attend({ view, session, onClose }: Props) {
  const [code, setCode] = useState('')
  const attend = useSubmit(mediation.attend, onClose)
  return (
    <Sheet title="到场签到" onClose={onClose}>
      <Field
        name="code"
        label="签到码"
        value={code}
        onChange={setCode}
        keyboard="digits"
        max={6}
        hint="调解员的屏幕上有 6 位数字，每 10 秒换一次。"
        refusal={attend.refusal}
      />
      <Against refusal={attend.refusal} fields={['code']} />
      <Button
        kind="main"
        disabled={code.length !== 6}
        running={attend.running}
        onTap={() => attend.run({ case: view.id, session: session.key, code })}
      >
        签到
      </Button>
    </Sheet>
  )
}

/** Writing what was said; once somebody signed it stands. */
export function WriteMinutes({ view, session, onClose }: Props) {
  const name = `${view.id}.minutes.${session.key}`
  const { value, put } = useDraft(name, { text: session.minutes?.text ?? '' })
  const key = useDraftKey()(name)
  const why = useBecause(view)
  const write = useSubmit(mediation.writeMinutes, () => {
    dropDraft(key)
    onClose()
  })
  return (
    <Sheet title={`笔录 · ${view.number}`} onClose={onClose}>
      <Small>{minutesHint}</Small>
      <Field
        name="text"
        label="谈了什么"
        value={value.text}
        onChange={text => put({ text })}
        keyboard="paragraph"
        max={20_000}
        refusal={write.refusal}
      />
      {why.field(write.refusal)}
      <Against refusal={write.refusal} fields={['text', 'because']} />
      <Button
        kind="main"
        running={write.running}
        onTap={() => write.run({ case: view.id, session: session.key, text: value.text, ...why.given })}
      >
        存下笔录
      </Button>
    </Sheet>
  )
}

/** Calling a session off, with the reason both sides are told; its room is free again. */
export function CancelSession({ view, session, onClose }: Props) {
  const { value, put } = useDraft(`${view.id}.cancel.${session.key}`, { reason: '' })
  const cancel = useSubmit(mediation.cancelSession, onClose)
  const why = useBecause(view)
  return (
    <Sheet title={`取消这一场 · ${view.number}`} onClose={onClose}>
      <Field
        name="reason"
        label="为什么取消，双方都看得到"
        value={value.reason}
        onChange={reason => put({ reason })}
        max={200}
        refusal={cancel.refusal}
      />
      {why.field(cancel.refusal)}
      <Against refusal={cancel.refusal} fields={['reason', 'because']} />
      <Button
        kind="grave"
        running={cancel.running}
        onTap={() => cancel.run({ case: view.id, session: session.key, reason: value.reason, ...why.given })}
      >
        取消这一场
      </Button>
    </Sheet>
  )
}
