import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Admitted } from '../../../../cloudfunctions/activities/contract'
import { clockWords } from '../../../kit/format'
import { Against } from '../../../kit/ui/Against'
import { CameraScan } from '../../../kit/ui/CameraScan'
import { Notice } from '../../../kit/ui/signs'
import { useSubmit } from '../../../kit/useSubmit'
import { activities } from '../api'
import { foreignTicket } from '../words'

/** Scanning tickets one after the other; each says who came in, when they had come before, or why not. */
export function ScanTickets({ id, admitted }: { id: string; admitted(): void }) {
  const [last, setLast] = useState<Admitted | null>(null)
  const [foreign, setForeign] = useState(false)
  const admit = useSubmit(activities.admit, answer => {
    setLast(answer)
    admitted()
  })
  const found = (code: string) => {
    setLast(null)
    setForeign(!/^t\./.test(code))
    if (/^t\./.test(code)) admit.run({ activity: id, ticket: code })
    else admit.forget()
  }
  const outcome = (
    <View className="nj-stack" aria-live="assertive">
      {foreign && <Notice tone="warn">{foreignTicket}</Notice>}
      {last && <CameIn of={last} />}
      <Against refusal={admit.refusal} />
    </View>
  )
  return (
    <>
      <CameraScan foreign={foreignTicket} found={found} last={outcome}>
        扫凭证
      </CameraScan>
      {outcome}
    </>
  )
}

/** Who was let in, and when. */
export function CameIn({ of: { name, arrivedAt, before } }: { of: Admitted }) {
  return (
    <Notice tone={before ? 'warn' : 'ok'}>
      {before
        ? `${name}在 ${clockWords(arrivedAt)} 已经签到过了。`
        : `${name}进来了，${clockWords(arrivedAt)}。`}
    </Notice>
  )
}
