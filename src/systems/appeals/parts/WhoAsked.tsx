import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Appeal } from '../../../../cloudfunctions/appeals/contract'
import { open } from '../../../kit/navigation'
import { route } from '../../../kit/systems'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Small } from '../../../kit/ui/Card'
import { Field } from '../../../kit/ui/Field'
import { Sheet } from '../../../kit/ui/Sheet'
import { Notice } from '../../../kit/ui/signs'
import { useSubmit } from '../../../kit/useSubmit'
import { appeals } from '../api'
import { openingHint } from '../words'

/** Who asked: the name and a phone number that can be looked at, or that it is anonymous and how it could be opened. */
export function WhoAsked({ of }: { of: Appeal }) {
  if (of.mine) {
    return of.anonymous ? (
      <Notice tone="info" icon="eye-off">
        你是匿名提的，办理的人不知道是你。
      </Notice>
    ) : null
  }
  return of.from ? <Phone of={of} /> : <Anonymous of={of} />
}

function Phone({ of }: { of: Appeal }) {
  const [phone, setPhone] = useState<string | null>(null)
  const look = useSubmit(appeals.phone, seen => setPhone(seen.phone))
  return (
    <>
      <View className="nj-line wrap apart">
        <View>{`${of.from?.name ?? ''} ${phone ?? of.from?.phone ?? ''}`}</View>
        {of.from?.phone === '' && <Small>没有显示号码</Small>}
        {!phone && of.from?.phone !== '' && (
          <Button small icon="phone" running={look.running} onTap={() => look.run({ appeal: of.id })}>
            看电话
          </Button>
        )}
      </View>
      <Against refusal={look.refusal} />
    </>
  )
}

function Anonymous({ of }: { of: Appeal }) {
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const ask = useSubmit(appeals.askOpening, () => {
    setAsking(false)
    open(route('appeals', 'openings'))
  })
  return (
    <>
      <Notice tone="info" icon="eye-off">
        匿名提的，谁也看不到是谁。答复和追问，本人都收得到。
      </Notice>
      {of.opens && (
        <Button kind="plain" small icon="eye" onTap={() => setAsking(true)}>
          申请看匿名身份
        </Button>
      )}
      {asking && (
        <Sheet title={`申请看匿名身份 · ${of.number}`} onClose={() => setAsking(false)}>
          <Field
            name="reason"
            label="为什么一定要知道是谁"
            value={reason}
            onChange={setReason}
            keyboard="paragraph"
            max={300}
            hint={openingHint}
            refusal={ask.refusal}
          />
          <Against refusal={ask.refusal} fields={['reason']} />
          <Button kind="main" running={ask.running} onTap={() => ask.run({ appeal: of.id, reason })}>
            请上级工会同意
          </Button>
        </Sheet>
      )}
    </>
  )
}
