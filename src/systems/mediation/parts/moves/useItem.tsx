import { useState } from 'react'
import type { Agreement, Case, Payment } from '../../../../../cloudfunctions/mediation/contract'
import { serverNow } from '../../../../kit/client'
import { dayWords, yuan } from '../../../../kit/format'
import type { Refusal } from '../../../../kit/refusal'
import { Choice } from '../../../../kit/ui/Choice'

/** Which of the payments of this kind it is about. */
export function useItem(view: Case, fits: (payment: Payment) => boolean) {
  const now = serverNow()
  const open = view.agreement ? itemsOf(view.agreement).filter(({ payment }) => fits(payment)) : []
  const [chosen, setKey] = useState('')
  const key = chosen || open[0]?.key || ''
  return {
    key,
    field: (refusal: Refusal | null) => (
      <Choice<string>
        name="instalment"
        label="哪一笔"
        options={open.map(({ key, day, amount }) => ({
          value: key,
          label: day ? `${dayWords(day, now)} ${yuan(amount)}` : '协议全部内容',
        }))}
        value={key || null}
        onChange={setKey}
        refusal={refusal}
      />
    ),
  }
}

const itemsOf = ({ instalments, whole }: Agreement) =>
  whole ? [{ key: 'whole', day: null, amount: 0, payment: whole }] : instalments
