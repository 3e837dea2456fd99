import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Case } from '../../../../../cloudfunctions/mediation/contract'
import { serverNow } from '../../../../kit/client'
import { legalDay, yuan } from '../../../../kit/format'
import { centsOf } from '../../../../kit/procedure/answers'
import { dropDraft, useDraft, useDraftKey } from '../../../../kit/procedure/drafts'
import type { OwnMove } from '../../../../kit/procedure/MoveBar'
import { Refusal } from '../../../../kit/refusal'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Small } from '../../../../kit/ui/Card'
import { DateField } from '../../../../kit/ui/DateInput'
import { Field, FieldWords, Label } from '../../../../kit/ui/Field'
import { Sheet } from '../../../../kit/ui/Sheet'
import { useStanding } from '../../../../kit/useStanding'
import { useSubmit } from '../../../../kit/useSubmit'
import { mediation } from '../../api'
import { useBecause } from './Because'

type Due = { day: string; amount: string; what: string }
type Terms = { result: string; performance: string; instalments: Due[] }

/** Writing the agreement down: what was agreed, how it is performed, and what is paid on which day. */
export const Settle: OwnMove<Case> = ({ view, move, onClose }) => {
  const begun: Terms = { result: '', performance: '', instalments: [] }
  const name = `${view.id}.settle`
  const { value, put } = useDraft<Terms>(name, begun)
  const key = useDraftKey()(name)
  const [before] = useState(view.amount)
  const why = useBecause(view)
  const settle = useSubmit(async (terms: Terms, options: { requestId: string }) => {
    const result = await mediation.settle({ case: view.id, ...termsOf(terms), ...why.given }, options)
    dropDraft(key)
    return result
  }, onClose)
  const { instalments } = value
  const change = (i: number, part: Partial<Due>) =>
    put({ instalments: instalments.map((one, n) => (n === i ? { ...one, ...part } : one)) })
  const total = instalments.reduce((sum, { amount }) => sum + (centsOf(amount) ?? 0), 0)
  const against = useStanding(settle.refusal, 'instalments', instalments)
  return (
    <Sheet title={`${move.label} · ${view.number}`} onClose={onClose}>
      <Field
        name="result"
        label="谈成了什么"
        value={value.result}
        onChange={result => put({ result })}
        keyboard="paragraph"
        max={5000}
        placeholder="例如：公司支付 2026 年 8 月至 9 月工资 12000 元，双方再无其他争议。"
        refusal={settle.refusal}
      />
      <Field
        name="performance"
        label="怎么履行"
        value={value.performance}
        onChange={performance => put({ performance })}
        keyboard="paragraph"
        max={1000}
        placeholder="例如：分两笔转入本人工资卡。"
        refusal={settle.refusal}
      />
      <View className="nj-field">
        <Label>分几笔付</Label>
        {instalments.map((one, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a payment has no other name than its place
          <View key={i} className="nj-stack">
            <View className="nj-pair">
              <DateField
                name={`instalments.${i}.day`}
                label={`第 ${i + 1} 笔哪天付`}
                value={one.day}
                onChange={day => change(i, { day })}
                from={legalDay(serverNow())}
              />
              <Field
                name={`instalments.${i}.amount`}
                label={`第 ${i + 1} 笔多少元`}
                value={one.amount}
                onChange={amount => change(i, { amount })}
                placeholder="例如 6000"
                side={
                  <Button
                    small
                    kind="plain"
                    onTap={() => put({ instalments: instalments.filter((_, n) => n !== i) })}
                  >
                    拿掉
                  </Button>
                }
              />
            </View>
          </View>
        ))}
        <Button
          small
          icon="plus"
          onTap={() => put({ instalments: [...instalments, { day: '', amount: '', what: '' }] })}
        >
          加一笔
        </Button>
        <FieldWords
          against={against}
          hint={`一共 ${yuan(total)}${before ? `，申请时要求 ${yuan(before)}` : ''}。到期前三天、当天会提醒双方。`}
        />
      </View>
      <Small>写好后打印出来签字盖章，签完才生效。</Small>
      {why.field(settle.refusal)}
      <Against refusal={settle.refusal} fields={['result', 'performance', 'instalments', 'because']} />
      <Button kind="main" running={settle.running} onTap={() => settle.run(value)}>
        写下这份协议
      </Button>
    </Sheet>
  )
}

function termsOf({ result, performance, instalments }: Terms) {
  return {
    result,
    performance,
    instalments: instalments.map(({ day, amount, what }, i) => {
      const cents = centsOf(amount)
      if (!day || !cents) {
        throw new Refusal('INVALID', 'unfilled', `第 ${i + 1} 笔要有日子和金额。`, 'instalments')
      }
      return { day, amount: cents, what: what || `第 ${i + 1} 笔` }
    }),
  }
}
