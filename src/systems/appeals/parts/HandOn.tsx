import { useState } from 'react'
import type { Appeal } from '../../../../cloudfunctions/appeals/contract'
import type { Move } from '../../../../cloudfunctions/kit/contract'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Choice } from '../../../kit/ui/Choice'
import { Field } from '../../../kit/ui/Field'
import { Loaded } from '../../../kit/ui/Loaded'
import { Sheet } from '../../../kit/ui/Sheet'
import { useCall } from '../../../kit/useCall'
import { useSubmit } from '../../../kit/useSubmit'
import { appeals } from '../api'

/** 转办: to a union above or right below, with the reason; the worker reads both. */
export function HandOn({ view, move, onClose }: { view: Appeal; move: Move; onClose(): void }) {
  const [union, setUnion] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const found = useCall(() => appeals.targets({ appeal: view.id }), [view.id])
  const send = useSubmit(appeals.handOn, onClose)
  return (
    <Sheet title={`${move.label} · ${view.number}`} onClose={onClose}>
      <Loaded of={found}>
        {targets => (
          <Choice
            name="union"
            label="转给哪个工会"
            options={targets.map(({ id, name, above }) => ({
              value: id,
              label: above ? `${name}（上级）` : name,
            }))}
            value={union}
            onChange={setUnion}
            refusal={send.refusal}
          />
        )}
      </Loaded>
      <Field
        name="reason"
        label="转办的理由，职工看得到"
        value={reason}
        onChange={setReason}
        keyboard="paragraph"
        max={300}
        refusal={send.refusal}
      />
      <Against refusal={send.refusal} fields={['union', 'reason']} />
      <Button
        kind="main"
        disabled={!union}
        running={send.running}
        onTap={() => union && send.run({ appeal: view.id, union, reason })}
      >
        {move.label}
      </Button>
    </Sheet>
  )
}
