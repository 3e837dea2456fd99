import { useState } from 'react'
import type { FormFile } from '../../../../../cloudfunctions/kit/asks'
import type { Case } from '../../../../../cloudfunctions/mediation/contract'
import { serverNow } from '../../../../kit/client'
import { legalDay } from '../../../../kit/format'
import { FilesField } from '../../../../kit/procedure/FilesField'
import type { OwnMove } from '../../../../kit/procedure/MoveBar'
import type { Refusal } from '../../../../kit/refusal'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Small } from '../../../../kit/ui/Card'
import { DateField } from '../../../../kit/ui/DateInput'
import { Field } from '../../../../kit/ui/Field'
import { Sheet } from '../../../../kit/ui/Sheet'
import { useSubmit } from '../../../../kit/useSubmit'
import { mediation } from '../../api'
import { payHint } from '../../words'
import { useBecause } from './Because'
import { useItem } from './useItem'

/** Saying that an instalment was paid, with its receipt if there is one; it is not paid by that. */
export const RecordPayment: OwnMove<Case> = ({ view, move, onClose }) => {
  const item = useItem(view, ({ state }) => state === 'due' || state === 'objected')
  const [day, setDay] = useState(legalDay(serverNow()))
  const [proof, setProof] = useState<FormFile[]>([])
  const why = useBecause(view)
  const record = useSubmit(mediation.recordPayment, onClose)
  const [receipt] = proof
  return (
    <Sheet title={`${move.label} · ${view.number}`} onClose={onClose}>
      <Small>{payHint}</Small>
      {item.field(record.refusal)}
      <PaidOn label="哪天付的" value={day} onChange={setDay} refusal={record.refusal} />
      <FilesField
        name="receipt"
        label="转账截图或收条（可以不放）"
        value={proof}
        onChange={setProof}
        max={1}
        refusal={record.refusal}
      />
      {why.field(record.refusal)}
      <Against refusal={record.refusal} fields={['instalment', 'day', 'receipt', 'because']} />
      <Button
        kind="main"
        disabled={!item.key}
        running={record.running}
        onTap={() =>
          record.run({
            case: view.id,
            instalment: item.key,
            day,
            ...(receipt && { receipt }),
            ...why.given,
          })
        }
      >
        这一笔付了
      </Button>
    </Sheet>
  )
}

/** Saying that one has the money; it is the word that makes it paid. */
export const ConfirmPayment: OwnMove<Case> = ({ view, move, onClose }) => {
  const item = useItem(view, ({ state, mine }) => state !== 'paid' && !mine)
  const [day, setDay] = useState(legalDay(serverNow()))
  const confirm = useSubmit(mediation.confirmPayment, onClose)
  return (
    <Sheet title={`${move.label} · ${view.number}`} onClose={onClose}>
      <Small>看过账户，钱真的到了再点。全部收到，案件就结了。</Small>
      {item.field(confirm.refusal)}
      <PaidOn label="哪天收到的" value={day} onChange={setDay} refusal={confirm.refusal} />
      <Against refusal={confirm.refusal} fields={['instalment', 'day']} />
      <Button
        kind="main"
        disabled={!item.key}
        running={confirm.running}
        onTap={() => confirm.run({ case: view.id, instalment: item.key, day })}
      >
        这一笔收到了
      </Button>
    </Sheet>
  )
}

/** Saying that the money did not come: the case stays open and its mediator looks into it. */
export const ObjectPayment: OwnMove<Case> = ({ view, move, onClose }) => {
  const item = useItem(view, ({ state, mine }) => state === 'told' && !mine)
  const [words, setWords] = useState('')
  const object = useSubmit(mediation.objectPayment, onClose)
  return (
    <Sheet title={`${move.label} · ${view.number}`} onClose={onClose}>
      {item.field(object.refusal)}
      <Field
        name="words"
        label="怎么回事"
        value={words}
        onChange={setWords}
        max={300}
        placeholder="例如：卡里没有到账"
        hint="调解员会去核实，这一笔不算付清。"
        refusal={object.refusal}
      />
      <Against refusal={object.refusal} fields={['instalment', 'words']} />
      <Button
        kind="main"
        disabled={!item.key}
        running={object.running}
        onTap={() => object.run({ case: view.id, instalment: item.key, words })}
      >
        这一笔没有收到
      </Button>
    </Sheet>
  )
}

/** Closing a payment nobody answered for, with its receipt and the reason. */
export const ClosePayment: OwnMove<Case> = ({ view, move, onClose }) => {
  const item = useItem(view, ({ state }) => state === 'told')
  const [reason, setReason] = useState('')
  const [proof, setProof] = useState<FormFile[]>([])
  const why = useBecause(view)
  const close = useSubmit(mediation.closePayment, onClose)
  const [receipt] = proof
  return (
    <Sheet title={`${move.label} · ${view.number}`} onClose={onClose}>
      <Small>收款人收到过消息，到期没有答复，又有付款凭证，才能这样记。</Small>
      {item.field(close.refusal)}
      <Field
        name="reason"
        label="为什么记为付清"
        value={reason}
        onChange={setReason}
        max={300}
        placeholder="例如：打了三次电话没有人接，转账回单在案"
        refusal={close.refusal}
      />
      <FilesField
        name="receipt"
        label="付款凭证（前面放过的可以不放）"
        value={proof}
        onChange={setProof}
        max={1}
        refusal={close.refusal}
      />
      {why.field(close.refusal)}
      <Against refusal={close.refusal} fields={['instalment', 'reason', 'receipt', 'because']} />
      <Button
        kind="main"
        disabled={!item.key}
        running={close.running}
        onTap={() =>
          close.run({
            case: view.id,
            instalment: item.key,
            reason,
            ...(receipt && { receipt }),
            ...why.given,
          })
        }
      >
        记为付清
      </Button>
    </Sheet>
  )
}

function PaidOn({
  label,
  value,
  onChange,
  refusal,
}: {
  label: string
  value: string
  onChange(value: string): void
  refusal: Refusal | null
}) {
  return (
    <DateField
      name="day"
      label={label}
      value={value}
      onChange={onChange}
      to={legalDay(serverNow())}
      refusal={refusal}
    />
  )
}
