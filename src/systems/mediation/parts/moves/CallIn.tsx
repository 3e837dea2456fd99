import type { Case } from '../../../../../cloudfunctions/mediation/contract'
import { useDraft } from '../../../../kit/procedure/drafts'
import type { OwnMove } from '../../../../kit/procedure/MoveBar'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Small } from '../../../../kit/ui/Card'
import { Choice } from '../../../../kit/ui/Choice'
import { Field } from '../../../../kit/ui/Field'
import { Sheet } from '../../../../kit/ui/Sheet'
import { useSubmit } from '../../../../kit/useSubmit'
import { mediation } from '../../api'
import { useBecause } from './Because'

/** Somebody of the other side is let in by their phone, to answer and to see the case. */
export const CallIn: OwnMove<Case> = ({ view, move, onClose }) => {
  const { respondents } = view.parties
  const { value, put } = useDraft(`${view.id}.callIn`, { respondent: '1', name: '', office: '', phone: '' })
  const send = useSubmit(mediation.callIn, () => {
    put({ name: '', office: '', phone: '' })
    onClose()
  })
  const why = useBecause(view)
  const text = (name: 'name' | 'office' | 'phone') => ({
    name,
    value: value[name],
    onChange: (typed: string) => put({ [name]: typed }),
    refusal: send.refusal,
  })
  return (
    <Sheet title={`${move.label} · ${view.number}`} onClose={onClose}>
      {respondents.length > 1 && (
        <Choice<string>
          name="respondent"
          label="哪个单位的"
          options={respondents.map(({ name }, i) => ({ value: String(i + 1), label: name }))}
          value={value.respondent}
          onChange={respondent => put({ respondent })}
          refusal={send.refusal}
        />
      )}
      <Field {...text('name')} label="来办的人的姓名" max={50} />
      <Field {...text('office')} label="职务" max={30} placeholder="例如 人事经理" />
      <Field {...text('phone')} label="手机号" keyboard="phone" max={24} />
      <Small>这个手机号登录后能看到这个案件，能答复、交证据、签名。</Small>
      {why.field(send.refusal)}
      <Against refusal={send.refusal} fields={['respondent', 'name', 'office', 'phone', 'because']} />
      <Button
        kind="main"
        running={send.running}
        onTap={() =>
          send.run({
            case: view.id,
            respondent: Number(value.respondent),
            name: value.name,
            office: value.office,
            phone: value.phone,
            ...why.given,
          })
        }
      >
        请对方来办
      </Button>
    </Sheet>
  )
}
