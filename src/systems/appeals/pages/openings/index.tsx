import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OpeningCard } from '../../../../../cloudfunctions/appeals/contract'
import { serverNow } from '../../../../kit/client'
import { momentWords, sinceWords } from '../../../../kit/format'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Card, Small } from '../../../../kit/ui/Card'
import { PagedRows } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { Empty, Notice, Tag } from '../../../../kit/ui/signs'
import { usePages } from '../../../../kit/usePages'
import { useSubmit } from '../../../../kit/useSubmit'
import { appeals } from '../../api'
import { noOpenings, openingHint, openingWords } from '../../words'

/** 匿名身份申请: who asked and why; another agrees, the one who asked looks once. */
export default function Openings() {
  const found = usePages(cursor => appeals.openings({ cursor }), [])
  return (
    <Screen title="匿名身份申请">
      <Small>{openingHint}</Small>
      <PagedRows
        of={found}
        idOf={({ id }) => id}
        empty={<Empty icon="eye-off">{noOpenings}</Empty>}
        row={one => <Asking of={one} />}
      />
    </Screen>
  )
}

function Asking({ of }: { of: OpeningCard }) {
  const now = serverNow()
  const [seen, setSeen] = useState<{ name: string; phone: string } | null>(null)
  const agree = useSubmit(appeals.agreeOpening, () => undefined)
  const refuse = useSubmit(appeals.refuseOpening, () => undefined)
  const look = useSubmit(appeals.openIdentity, ({ identity }) => setSeen(identity))
  const { tone, label } = openingWords[of.state]
  return (
    <Card>
      <View className="nj-line wrap apart">
        <View className="nj-strong nj-number">{of.number}</View>
        <Tag tone={tone}>{label}</Tag>
      </View>
      <View className="nj-text">{of.reason}</View>
      <Small>
        {`${of.asker}申请 · ${sinceWords(of.askedAt, now)}`}
        {of.agreer && ` · ${of.agreer}${of.state === 'refused' ? '没有同意' : '同意'}`}
        {of.state === 'agreed' && ` · ${momentWords(of.until, now)}前有效`}
      </Small>
      <Against refusal={agree.refusal ?? refuse.refusal ?? look.refusal} />
      {of.decides && (
        <View className="nj-line wrap">
          <Button kind="main" running={agree.running} onTap={() => agree.run({ opening: of.id })}>
            同意看一次
          </Button>
          <Button running={refuse.running} onTap={() => refuse.run({ opening: of.id })}>
            不同意
          </Button>
        </View>
      )}
      {of.asked && of.state === 'agreed' && !seen && (
        <Button kind="grave" icon="eye" running={look.running} onTap={() => look.run({ opening: of.id })}>
          看身份，只能看一次
        </Button>
      )}
      {seen && (
        <Notice tone="warn" icon="eye">
          {`${seen.name} ${seen.phone}。已经留痕，也告诉了本人。离开这页就看不到了。`}
        </Notice>
      )}
    </Card>
  )
}
