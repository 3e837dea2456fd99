import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Case } from '../../../../cloudfunctions/mediation/contract'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { useSubmit } from '../../../kit/useSubmit'
import { mediation } from '../api'

/** A party's number, masked; the mediator sees it whole by asking, which is kept. */
export function PartyPhone({ of, party, masked }: { of: Case; party: string; masked: string }) {
  const [phone, setPhone] = useState<string | null>(null)
  const look = useSubmit(mediation.phone, seen => setPhone(seen.phone))
  if (masked === '') return null
  return (
    <>
      <View className="nj-line wrap">
        <View>{`电话 ${phone ?? masked}`}</View>
        {of.side === 'mediator' && !phone && (
          <Button
            kind="plain"
            small
            icon="phone"
            running={look.running}
            onTap={() => look.run({ case: of.id, party })}
          >
            看电话
          </Button>
        )}
      </View>
      <Against refusal={look.refusal} />
    </>
  )
}
