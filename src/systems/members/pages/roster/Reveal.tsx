import { useState } from 'react'
import type { MemberRow } from '../../../../../cloudfunctions/members/contract'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Facts } from '../../../../kit/ui/Card'
import { Choice } from '../../../../kit/ui/Choice'
import { Field } from '../../../../kit/ui/Field'
import { ReasonSheet } from '../../../../kit/ui/ReasonSheet'
import { Sheet } from '../../../../kit/ui/Sheet'
import { Notice } from '../../../../kit/ui/signs'
import { useSubmit } from '../../../../kit/useSubmit'
import { members } from '../../api'

type What = 'phone' | 'idNumber'

/** Shows one number in full after a reason was written down; closing hides it again. A lost phone's number is stopped here. */
export function Reveal({ member, onClose }: { member: MemberRow; onClose(): void }) {
  const [what, setWhat] = useState<What>('phone')
  const [reason, setReason] = useState('')
  const [shown, setShown] = useState<{ what: What; value: string } | null>(null)
  const reveal = useSubmit(members.reveal, ({ value }, input) => setShown({ what: input.what, value }))
  const [lost, setLost] = useState(false)
  const { refusal } = reveal
  if (lost) {
    return (
      <ReasonSheet
        title={`停用${member.name}的手机号`}
        hint="只在本人当面来办、核对过证件以后停用。他登录过的电脑会全部退出，原来的号码会收到短信；他再用新号码验证一次就行。"
        label="怎么核对的"
        placeholder="例如：手机丢了，本人带身份证来办"
        button="停用这个手机号"
        send={(reason, options) => members.releasePhone({ member: member.id, reason }, options)}
        onClose={onClose}
      />
    )
  }
  return (
    <Sheet title={member.name} onClose={onClose}>
      <Facts
        of={[
          ['手机号', shown?.what === 'phone' ? shown.value : member.phone],
          ['证件号码', shown?.what === 'idNumber' ? shown.value : member.idNumber],
        ]}
      />
      <Choice<What>
        name="what"
        label="要看完整的哪一项"
        options={[
          { value: 'phone', label: '手机号' },
          { value: 'idNumber', label: '证件号码' },
        ]}
        value={what}
        onChange={setWhat}
      />
      <Field
        name="reason"
        label="为什么要看"
        placeholder="例如：核对互助保障理赔材料"
        max={100}
        value={reason}
        onChange={setReason}
        refusal={refusal}
      />
      <Against refusal={refusal} fields={['reason']} />
      <Notice tone="info" icon="eye">
        谁、什么时候、为什么看，会先留痕再显示。
      </Notice>
      <Button
        kind="main"
        running={reveal.running}
        onTap={() => reveal.run({ member: member.id, what, reason })}
      >
        查看明文
      </Button>
      <Button kind="plain" onTap={() => setLost(true)}>
        他的手机丢了，停用手机号
      </Button>
    </Sheet>
  )
}
