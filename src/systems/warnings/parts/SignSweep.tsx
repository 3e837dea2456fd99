import { useState } from 'react'
import type { Found } from '../../../../cloudfunctions/warnings/contract'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Small } from '../../../kit/ui/Card'
import { Choice } from '../../../kit/ui/Choice'
import { Field } from '../../../kit/ui/Field'
import { useSubmit } from '../../../kit/useSubmit'
import { warnings } from '../api'
import { foundOptions, monthWords } from '../words'

/** Signing one's own answer for a month; signed again, the earlier answers stay in sight. */
export function SignSweep({ month, again }: { month: string; again: boolean }) {
  const [open, setOpen] = useState(!again)
  const [found, setFound] = useState<Found | null>(null)
  const [text, setText] = useState('')
  const sign = useSubmit(warnings.answerSweep, () => undefined)
  if (!open) {
    return (
      <Button kind="plain" onTap={() => setOpen(true)}>
        再签一次，前面签的留着
      </Button>
    )
  }
  const ready = found === 'nothing' || (found === 'something' && text.trim() !== '')
  return (
    <>
      <Choice<Found>
        name="found"
        label={`${monthWords(month)}有没有发现矛盾`}
        options={foundOptions}
        value={found}
        onChange={setFound}
        refusal={sign.refusal}
      />
      {found === 'something' && (
        <Field
          name="text"
          label="发现了什么"
          value={text}
          onChange={setText}
          keyboard="paragraph"
          max={1000}
          refusal={sign.refusal}
        />
      )}
      <Against refusal={sign.refusal} fields={['found', 'text', 'month']} />
      <Button
        kind="main"
        disabled={!ready}
        running={sign.running}
        onTap={() => found && sign.run({ month, found, text: found === 'something' ? text : '' })}
      >
        {found === 'nothing' ? '签“没有发现”' : '签上我的名字'}
      </Button>
      <Small>签上的是你的名字和时间，没有发现也要签。</Small>
    </>
  )
}
