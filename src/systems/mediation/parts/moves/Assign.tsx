import { useState } from 'react'
import type { Case } from '../../../../../cloudfunctions/mediation/contract'
import type { OwnMove } from '../../../../kit/procedure/MoveBar'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Choice } from '../../../../kit/ui/Choice'
import { Field } from '../../../../kit/ui/Field'
import { Loaded } from '../../../../kit/ui/Loaded'
import { Sheet } from '../../../../kit/ui/Sheet'
import { Notice } from '../../../../kit/ui/signs'
import { useCall } from '../../../../kit/useCall'
import { useSubmit } from '../../../../kit/useSubmit'
import { mediation } from '../../api'
import { BodyChoice } from '../BodyChoice'
import { useBecause } from './Because'

/** Naming who mediates, out of the body's roster; naming somebody else asks why. */
export const Assign: OwnMove<Case> = ({ view, move, onClose }) => {
  const changing = move.name === 'changeMediator'
  const found = useCall(() => mediation.mediators({ case: view.id }), [view.id])
  const [mediator, setMediator] = useState('')
  const [reason, setReason] = useState(view.changeAsked?.reason ?? '')
  const assign = useSubmit(mediation.assign, onClose)
  const reassign = useSubmit(mediation.reassign, onClose)
  const why = useBecause(view)
  const change = useSubmit(mediation.changeMediator, onClose)
  const { refusal, running } = changing ? change : move.name === 'reassign' ? reassign : assign
  const send = () => {
    if (changing) change.run({ case: view.id, mediator, reason })
    else if (move.name === 'reassign') reassign.run({ case: view.id, mediator })
    else assign.run({ case: view.id, mediator, ...why.given })
  }
  return (
    <Sheet title={`${move.label} · ${view.number}`} onClose={onClose}>
      {view.changeAsked && (
        <Notice tone="warn">{`${view.changeAsked.by} 要求换人：${view.changeAsked.reason}`}</Notice>
      )}
      <Loaded of={found}>
        {list => (
          <Choice
            name="mediator"
            label="请谁来调解"
            options={list.map(({ person, name }) => ({ value: person, label: name }))}
            value={mediator || null}
            onChange={setMediator}
            refusal={refusal}
          />
        )}
      </Loaded>
      {changing && (
        <Field
          name="reason"
          label="为什么换"
          value={reason}
          onChange={setReason}
          max={200}
          refusal={refusal}
        />
      )}
      {!changing && why.field(refusal)}
      <Against refusal={refusal} fields={['mediator', 'reason', 'because']} />
      <Button kind="main" disabled={mediator === ''} running={running} onTap={send}>
        {changing ? '换这位' : '交给这位'}
      </Button>
    </Sheet>
  )
}

/** Taking the case to another body: the worker's own choice; the first 15 days go on. */
export const ChangeBody: OwnMove<Case> = ({ view, move, onClose }) => {
  const [body, setBody] = useState<string | null>(null)
  const change = useSubmit(mediation.changeBody, onClose)
  return (
    <Sheet title={`${move.label} · ${view.number}`} onClose={onClose}>
      <Notice tone="warn">换了以后，收到申请起的 15 日照常走，不会重新算。</Notice>
      <BodyChoice value={body} onChange={setBody} refusal={change.refusal} />
      <Against refusal={change.refusal} fields={['body']} />
      <Button
        kind="main"
        disabled={!body || body === view.bodyId}
        running={change.running}
        onTap={() => body && change.run({ case: view.id, body })}
      >
        换到这里
      </Button>
    </Sheet>
  )
}
