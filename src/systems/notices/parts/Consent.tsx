import { useState } from 'react'
import { askConsent, type ReminderKind } from '../../../kit/consent'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Card, Small } from '../../../kit/ui/Card'
import { Notice } from '../../../kit/ui/signs'
import { useSubmit } from '../../../kit/useSubmit'
import { notices } from '../api'
import { consentWords } from '../words'

/** Asks once more to be allowed one WeChat message of each kind; one tap is one message. */
export function Consent({ kinds }: { kinds: readonly ReminderKind[] }) {
  const [said, setSaid] = useState<'yes' | 'no' | null>(null)
  const allow = useSubmit(notices.allow, () => setSaid('yes'))
  const ask = async () => {
    const allowed = await askConsent(kinds)
    if (allowed.length === 0) setSaid('no')
    else allow.run({ kinds: allowed })
  }
  if (said === 'yes') return <Notice tone="ok">好，有变化时微信提醒你一次。</Notice>
  return (
    <Card>
      <Small>{`要不要微信提醒你${kinds.map(kind => consentWords[kind]).join('、')}？点一次，提醒一次，等你有空再来。`}</Small>
      <Against refusal={allow.refusal} />
      {said === 'no' && <Small>没有允许也没关系，消息都在“消息”里。</Small>}
      <Button icon="bell" running={allow.running} onTap={() => void ask()}>
        微信提醒我一次
      </Button>
    </Card>
  )
}
