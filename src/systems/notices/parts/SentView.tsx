import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Sent } from '../../../../cloudfunctions/notices/contract'
import { serverNow } from '../../../kit/client'
import { momentWords, sinceDay } from '../../../kit/format'
import { Card, Figure, Heading, Section, Small } from '../../../kit/ui/Card'
import { Choice } from '../../../kit/ui/Choice'
import { Loaded, PagedRows } from '../../../kit/ui/Loaded'
import { Row } from '../../../kit/ui/Row'
import { Empty, Tag } from '../../../kit/ui/signs'
import { Tabs } from '../../../kit/ui/Tabs'
import { useCall } from '../../../kit/useCall'
import { usePages } from '../../../kit/usePages'
import { notices } from '../api'
import { receiptTabs } from '../words'

/** One notice as its sender sees it: how far it reached, and who opened it. */
export function SentView({ id }: { id: string }) {
  const found = useCall(() => notices.notice({ notice: id }), [id])
  return (
    <Loaded of={found}>
      {sent => (
        <>
          <Card>
            <Heading>{sent.title}</Heading>
            <Small>
              {sent.circles.join('、')} · {momentWords(sent.at, serverNow())}
            </Small>
            <View className="nj-figures">
              <Figure value={`${sent.read}/${sent.reach}`} unit="人" label="看过 / 发给" />
            </View>
            <View className="nj-text">{sent.body}</View>
          </Card>
          <Receipts sent={sent} />
        </>
      )}
    </Loaded>
  )
}

type Which = (typeof receiptTabs)[number]['value']

function Receipts({ sent }: { sent: Sent }) {
  const [circle, setCircle] = useState(sent.to[0]?.id ?? '')
  const [which, setWhich] = useState<Which>('unread')
  const found = usePages(
    cursor => notices.receipts({ notice: sent.id, circle, which, cursor }),
    [sent.id, sent.read, circle, which],
  )
  const now = serverNow()
  if (!circle) return null
  return (
    <Section title="谁看了">
      {sent.to.length > 1 && (
        <Choice
          name="circle"
          label="哪个圈"
          options={sent.to.map(({ id, name }) => ({ value: id, label: name }))}
          value={circle}
          onChange={setCircle}
        />
      )}
      <Tabs<Which> label="看没看" tabs={receiptTabs} value={which} onChange={setWhich} />
      <PagedRows
        of={found}
        idOf={({ person }) => person}
        empty={<Empty icon="eye">{which === 'unread' ? '都看过了。' : '还没有人打开。'}</Empty>}
        row={({ name, readAt }) => (
          <Row
            title={name}
            side={
              readAt ? (
                <Tag tone="ok">{`${sinceDay(readAt, now)}看的`}</Tag>
              ) : (
                <Tag tone="quiet" icon="eye-off">
                  没看
                </Tag>
              )
            }
          />
        )}
      />
    </Section>
  )
}
