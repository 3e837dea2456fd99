import { View } from '@tarojs/components'
import { useState } from 'react'
import type { AppealKind } from '../../../../cloudfunctions/appeals/contract'
import { serverNow } from '../../../kit/client'
import { clockWords, instantOf, legalDay } from '../../../kit/format'
import { open } from '../../../kit/navigation'
import { route } from '../../../kit/systems'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Card } from '../../../kit/ui/Card'
import { Choice } from '../../../kit/ui/Choice'
import { DateField, TimeField } from '../../../kit/ui/DateInput'
import { Field } from '../../../kit/ui/Field'
import { useSubmit } from '../../../kit/useSubmit'
import { appeals } from '../api'
import { kinds } from '../words'
import { UnionChoice } from './UnionChoice'

const empty = { ticket: '', caller: '', phone: '', unit: '', words: '' }

/** One ticket of the line, dated from the call. */
export function TicketForm() {
  const [typed, setTyped] = useState(empty)
  const [kind, setKind] = useState<AppealKind>('complaint')
  const [union, setUnion] = useState<string | null>(null)
  const [day, setDay] = useState(() => legalDay(serverNow()))
  const [time, setTime] = useState(() => clockWords(serverNow()))
  const send = useSubmit(appeals.enterTicket, ({ id }) => {
    setTyped(empty)
    open(route('appeals', 'appeal', { id }))
  })
  const { refusal } = send
  const put = (name: keyof typeof empty) => (value: string) => setTyped(old => ({ ...old, [name]: value }))
  const calledAt = instantOf(day, time)
  return (
    <Card>
      <Field
        name="ticket"
        label="工单号"
        value={typed.ticket}
        onChange={put('ticket')}
        max={40}
        refusal={refusal}
      />
      <View className="nj-pair">
        <DateField name="calledAt" label="哪天来电" value={day} onChange={setDay} refusal={refusal} />
        <TimeField name="calledAt-time" label="几点" value={time} onChange={setTime} />
      </View>
      <View className="nj-pair">
        <Field
          name="caller"
          label="来电人"
          value={typed.caller}
          onChange={put('caller')}
          max={50}
          refusal={refusal}
        />
        <Field
          name="phone"
          label="电话"
          value={typed.phone}
          onChange={put('phone')}
          keyboard="phone"
          max={30}
          hint="座机带区号；没有显示号码就不填"
          refusal={refusal}
        />
      </View>
      <Choice<AppealKind>
        name="kind"
        label="类别"
        options={kinds}
        value={kind}
        onChange={setKind}
        refusal={refusal}
      />
      <Field
        name="unit"
        label="涉及的单位"
        value={typed.unit}
        onChange={put('unit')}
        max={60}
        refusal={refusal}
        placeholder="没有可以不填"
      />
      <Field
        name="words"
        label="内容"
        value={typed.words}
        onChange={put('words')}
        keyboard="paragraph"
        max={2000}
        refusal={refusal}
      />
      <UnionChoice
        label="承办工会"
        hint="不选就由你所在的工会办。"
        value={union}
        onChange={setUnion}
        refusal={refusal}
      />
      <Against refusal={refusal} fields={[...Object.keys(empty), 'calledAt', 'kind', 'union']} />
      <Button
        kind="main"
        disabled={calledAt === null}
        running={send.running}
        onTap={() => calledAt !== null && send.run({ ...typed, kind, calledAt, ...(union && { union }) })}
      >
        登记工单
      </Button>
    </Card>
  )
}
